//! The ledger: its folder, its engine, and the ways in.

use crate::places::staging;
use crate::{BatchWriter, LedgerFailure, sweep};
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};
use domain::spend::FileKind;
use domain::spend::scope::ScopeRules;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Memory that all questions together may use before they spill to the disk or are refused.
const MEMORY_BYTES: usize = 512 * 1024 * 1024;

/// The payment lines of one Guildhall. Cheap to clone; clones share one bound on memory.
#[derive(Clone, Debug)]
pub struct Ledger {
    root: Arc<Path>,
    engine: Arc<RuntimeEnv>,
}

impl Ledger {
    /// Opens the ledger in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when the folder cannot be made.
    pub fn open(root: &Path) -> Result<Ledger, LedgerFailure> {
        Self::open_with_memory(root, MEMORY_BYTES)
    }

    /// Opens the ledger with a bound, in bytes, on the memory that all questions together may use.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when the folder cannot be made.
    pub fn open_with_memory(root: &Path, bytes: usize) -> Result<Ledger, LedgerFailure> {
        let staging = staging(root);
        fs::create_dir_all(&staging).map_err(LedgerFailure::at(&staging))?;
        let engine = RuntimeEnvBuilder::new().with_memory_pool(Arc::new(FairSpillPool::new(bytes))).build_arc()?;
        Ok(Ledger { root: Arc::from(root), engine })
    }

    /// Begins a batch; its lines are seen once it is finished. Its cube is counted under these rules.
    ///
    /// # Errors
    /// [`LedgerFailure::AlreadyThere`] or [`LedgerFailure::BeingWritten`] for a batch that is; [`LedgerFailure::Disk`]
    /// when the staging folder cannot be made.
    pub fn begin(
        &self,
        council: i64,
        batch: i64,
        kind: FileKind,
        rules: &ScopeRules,
    ) -> Result<BatchWriter, LedgerFailure> {
        BatchWriter::begin(&self.root, (council, batch), kind, rules)
    }

    /// Removes unfinished batches that dead processes left, and finished ones that `live` (council, batch) does not know.
    /// Batches that a writer holds are left alone. Gives the folders removed.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when a folder cannot be read or removed.
    pub fn sweep(&self, live: &dyn Fn(i64, i64) -> bool) -> Result<Vec<PathBuf>, LedgerFailure> {
        sweep::sweep(&self.root, live)
    }

    /// Removes one finished batch for good, whole; whether it was there and nobody held it.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when its folder cannot be removed.
    pub fn discard(&self, council: i64, batch: i64) -> Result<bool, LedgerFailure> {
        Ok(sweep::discard(&self.root, council, batch)?.is_some())
    }

    pub(crate) fn engine(&self) -> Arc<RuntimeEnv> {
        Arc::clone(&self.engine)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A session for one question: as many partitions as cores, filters not pushed into the Parquet reader,
    /// which makes most questions slower.
    pub(crate) fn session(&self) -> SessionContext {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let config = SessionConfig::new().with_target_partitions(cores);
        SessionContext::new_with_config_rt(config, Arc::clone(&self.engine))
    }
}
