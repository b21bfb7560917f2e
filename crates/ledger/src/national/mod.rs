//! Lines of a table of many councils on their way into the ledger: a batch for each council, all of them or none.
//!
//! Several readers take lines at once, each its own parts of the table ([`LineTaker`]). What waits is written council by
//! council when there is enough of it, so that memory is bounded whatever the order of the table. A council's lines stand
//! in one file: a national table gives a council some ten thousand lines, and a file for each of its years would only be
//! more to open.

mod columns;
mod council;
mod file;
mod piece;
mod taker;

use crate::LedgerFailure;
use crate::ledger::Ledger;
use crate::places::{remove_folder, staging};
use council::CouncilBatch;
use domain::spend::FileKind;
use domain::spend::cube::KnownSpellings;
use domain::spend::scope::ScopeRules;
use piece::Piece;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub use council::NationalWritten;
pub use taker::LineTaker;

/// Lines that wait to be written: some 200 bytes each, so 600 megabytes at most.
const WAITING_MOST: u64 = 3_000_000;

/// Where a council's lines are to go.
#[derive(Clone, Debug)]
pub struct NationalPlace {
    /// The council's number.
    pub council: i64,
    /// The batch's number.
    pub batch: i64,
    /// The rules under which its cube is counted.
    pub rules: ScopeRules,
}

/// Writes the batches of a national table where nobody sees them until [`NationalWriter::finish`].
///
/// One that is dropped, or whose process dies, leaves nothing that counts.
#[derive(Debug)]
pub struct NationalWriter {
    root: PathBuf,
    kind: FileKind,
    councils: Mutex<HashMap<String, u32>>,
    pieces: Mutex<Vec<Piece>>,
    waiting: AtomicU64,
    batches: BTreeMap<u32, Mutex<CouncilBatch>>,
    /// What is known of suppliers' names under each of the rules that councils have; most have the same.
    known: Vec<(ScopeRules, Arc<KnownSpellings>)>,
}

impl Ledger {
    /// Begins to take the lines of a national table.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when the staging folder cannot be made.
    pub fn begin_national(&self, kind: FileKind) -> Result<NationalWriter, LedgerFailure> {
        let staging = staging(self.root());
        std::fs::create_dir_all(&staging).map_err(LedgerFailure::at(&staging))?;
        Ok(NationalWriter {
            root: self.root().to_path_buf(),
            kind,
            councils: Mutex::default(),
            pieces: Mutex::default(),
            waiting: AtomicU64::new(0),
            batches: BTreeMap::new(),
            known: Vec::new(),
        })
    }
}

impl NationalWriter {
    /// One more that takes lines.
    #[must_use]
    pub fn taker(&self) -> LineTaker<'_> {
        LineTaker::new(self)
    }

    /// Whether so many lines wait that they must be written before more are taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) >= WAITING_MOST
    }

    /// The councils that were named so far, by name.
    #[must_use]
    pub fn councils(&self) -> Vec<String> {
        let mut names: Vec<String> = locked(&self.councils).keys().cloned().collect();
        names.sort_unstable();
        names
    }

    fn number_of(&self, council: &str) -> u32 {
        let mut councils = locked(&self.councils);
        if let Some(number) = councils.get(council) {
            return *number;
        }
        let number = u32::try_from(councils.len()).unwrap_or(u32::MAX);
        councils.insert(council.to_owned(), number);
        number
    }

    fn keep(&self, piece: Piece) {
        self.waiting.fetch_add(piece.len() as u64, Ordering::Relaxed);
        locked(&self.pieces).push(piece);
    }

    /// Writes what waits; `place` says where the lines of a council are to go, by its name.
    ///
    /// # Errors
    /// [`LedgerFailure`] when something could not be written, or `place` does not know a council.
    pub fn write_out(&mut self, place: &dyn Fn(&str) -> Option<NationalPlace>) -> Result<(), LedgerFailure> {
        self.open(place)?;
        let mut pieces = std::mem::take(&mut *locked(&self.pieces));
        pieces.sort_by_key(Piece::first_row);
        self.waiting.store(0, Ordering::Relaxed);
        self.each_council(|number, batch| batch.write(number, self.kind, &pieces))
    }

    /// Opens the batches of councils that were named since the last time.
    fn open(&mut self, place: &dyn Fn(&str) -> Option<NationalPlace>) -> Result<(), LedgerFailure> {
        let councils = locked(&self.councils).clone();
        for (name, number) in councils {
            if let std::collections::btree_map::Entry::Vacant(none) = self.batches.entry(number) {
                let place = place(&name).ok_or(LedgerFailure::Unfinished)?;
                let known = known_under(&mut self.known, &place.rules);
                none.insert(Mutex::new(CouncilBatch::begin(&self.root, name, &place, self.kind, known)?));
            }
        }
        Ok(())
    }

    /// Does something to the batch of every council, several at a time: while one waits for the disk another works.
    fn each_council(
        &self,
        work: impl Fn(u32, &mut CouncilBatch) -> Result<(), LedgerFailure> + Sync,
    ) -> Result<(), LedgerFailure> {
        let todo: Mutex<Vec<u32>> = Mutex::new(self.batches.keys().copied().collect());
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let one = || -> Result<(), LedgerFailure> {
            loop {
                let Some(number) = locked(&todo).pop() else { return Ok(()) };
                if let Some(batch) = self.batches.get(&number) {
                    let done = work(number, &mut locked(batch));
                    if done.is_err() {
                        locked(&todo).clear();
                        return done;
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..=cores).map(|_| scope.spawn(one)).collect();
            let ends = threads.into_iter().map(|thread| thread.join().map_err(|_| LedgerFailure::Unfinished)?);
            ends.collect::<Vec<Result<(), LedgerFailure>>>().into_iter().collect()
        })
    }

    /// Puts the batches in their places, each by one rename once its file is on the disk. Gives what each holds, by the
    /// council's name. They count once the records know them; until then keep what is given.
    ///
    /// # Errors
    /// [`LedgerFailure`] when something could not be written. What was put in place then is known to no record, and swept.
    pub fn finish(mut self) -> Result<Vec<(String, NationalWritten)>, LedgerFailure> {
        self.each_council(|_, batch| batch.finish())?;
        let batches = std::mem::take(&mut self.batches);
        let batches: Vec<CouncilBatch> =
            batches.into_values().map(|batch| batch.into_inner().unwrap_or_else(PoisonError::into_inner)).collect();
        council::put_in_place(&self.root, &batches)?;
        Ok(batches.into_iter().map(CouncilBatch::into_written).collect())
    }
}

impl Drop for NationalWriter {
    fn drop(&mut self) {
        for (_, batch) in std::mem::take(&mut self.batches) {
            let folder = batch.into_inner().unwrap_or_else(PoisonError::into_inner).into_staged_folder();
            // What cannot be removed is invisible, and swept later.
            let _ = remove_folder(&folder);
        }
    }
}

fn known_under(all: &mut Vec<(ScopeRules, Arc<KnownSpellings>)>, rules: &ScopeRules) -> Arc<KnownSpellings> {
    if let Some((_, known)) = all.iter().find(|(other, _)| other == rules) {
        return Arc::clone(known);
    }
    let known = Arc::default();
    all.push((rules.clone(), Arc::clone(&known)));
    known
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
