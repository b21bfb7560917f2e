//! A batch on its way into the ledger: whole or not at all.

use crate::places::{Hold, batch_folder, remove_folder, staged_name, staging, sync_folder};
use crate::schema::Row;
use crate::writing::YearFiles;
use crate::{LedgerFailure, fingerprint};
use domain::spend::cube::{Cube, CubeBuilder, CubeLine};
use domain::spend::scope::ScopeRules;
use domain::spend::{FileKind, PaymentLine};
use domain::values::{Month, Pence};
use std::fs;
use std::path::{Path, PathBuf};

/// The most that a batch's amounts may come to, signs aside: £90 million million.
/// A thousand such batches are 9,000,000,000,000,000,000 pence, which 64 bits hold.
pub(crate) const MOST_PENCE: u64 = 9_000_000_000_000_000;

/// Writes the lines of one batch where nobody sees them until [`BatchWriter::finish`].
///
/// One that is dropped, or whose process dies, leaves nothing that counts;
/// [`Ledger::sweep`](crate::Ledger::sweep) clears away what a dead process left.
#[derive(Debug)]
pub struct BatchWriter {
    root: PathBuf,
    council: i64,
    batch: i64,
    hold: Option<Hold>,
    files: Option<YearFiles>,
    cube: Option<CubeBuilder>,
    months: Option<(Month, Month)>,
    undated_lines: u64,
    lines: u64,
    pence: i64,
    absolute: u64,
    broken: bool,
}

/// What a finished batch holds. While it lives, a sweep leaves the batch alone even if no record knows it yet:
/// keep it until the record is saved.
#[derive(Debug)]
pub struct Written {
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The first and the last month of any line.
    pub months: Option<(Month, Month)>,
    /// Lines without a month.
    pub undated_lines: u64,
    /// The cubes of the batch: one, or several that add up.
    pub cubes: Vec<Cube>,
    _hold: Option<Hold>,
}

impl BatchWriter {
    /// Makes the batch's staging folder; what an earlier attempt left there goes.
    pub(crate) fn begin(
        root: &Path,
        (council, batch): (i64, i64),
        kind: FileKind,
        rules: &ScopeRules,
    ) -> Result<Self, LedgerFailure> {
        let staging = staging(root);
        fs::create_dir_all(&staging).map_err(LedgerFailure::at(&staging))?;
        let hold = Hold::take(root, council, batch)?;
        if batch_folder(root, council, batch).exists() {
            return Err(LedgerFailure::AlreadyThere { council, batch });
        }
        let folder = staging.join(staged_name(council, batch));
        remove_folder(&folder)?;
        fs::create_dir(&folder).map_err(LedgerFailure::at(&folder))?;
        Ok(BatchWriter {
            root: root.to_path_buf(),
            council,
            batch,
            hold: Some(hold),
            files: Some(YearFiles::new(&folder, (council, batch), kind)),
            cube: Some(CubeBuilder::new(kind, rules)),
            months: None,
            undated_lines: 0,
            lines: 0,
            pence: 0,
            absolute: 0,
            broken: false,
        })
    }

    /// Takes one line.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when it could not be written, [`LedgerFailure::TooMuchMoney`] when the batch's amounts
    /// are beyond what sums can hold, [`LedgerFailure::TooManyNames`] when it has more different names than can be held.
    /// After any of them the batch cannot be finished.
    pub fn push(&mut self, line: &PaymentLine) -> Result<(), LedgerFailure> {
        let pushed = self.try_push(line);
        self.broken |= pushed.is_err();
        pushed
    }

    fn try_push(&mut self, line: &PaymentLine) -> Result<(), LedgerFailure> {
        let absolute = self.absolute.checked_add(line.amount.get().unsigned_abs()).filter(|sum| *sum <= MOST_PENCE);
        self.absolute = absolute.ok_or(LedgerFailure::TooMuchMoney)?;
        let counted = self.cube.as_mut().ok_or(LedgerFailure::Unfinished)?.count(&CubeLine::from(line))?;
        let row = Row {
            month: counted.month,
            supplier_key: counted.supplier_key,
            redacted: counted.redacted,
            fingerprint: fingerprint(line),
            line: line.clone(),
        };
        match row.month {
            None => self.undated_lines += 1,
            Some(month) => {
                let (first, last) = self.months.unwrap_or((month, month));
                self.months = Some((first.min(month), last.max(month)));
            }
        }
        self.lines += 1;
        self.pence += line.amount.get();
        self.files.as_mut().ok_or(LedgerFailure::Unfinished)?.push(row)
    }

    /// Puts the batch in its place: files and folders are on the disk before one rename makes it seen.
    ///
    /// # Errors
    /// [`LedgerFailure`] when anything could not be written, now or in an earlier push; then nothing of the batch is left to be seen.
    pub fn finish(mut self) -> Result<Written, LedgerFailure> {
        if self.broken {
            return Err(LedgerFailure::Unfinished);
        }
        self.files.take().ok_or(LedgerFailure::Unfinished)?.finish()?;
        let cubes = self.cube.take().ok_or(LedgerFailure::Unfinished)?.finish();
        self.put_in_place()?;
        Ok(Written {
            lines: self.lines,
            total: Pence::new(self.pence),
            months: self.months,
            undated_lines: self.undated_lines,
            cubes,
            _hold: self.hold.take(),
        })
    }

    fn put_in_place(&self) -> Result<(), LedgerFailure> {
        let from = self.staged();
        sync_folder(&from)?;
        let to = batch_folder(&self.root, self.council, self.batch);
        let council = to.parent().unwrap_or(&self.root);
        fs::create_dir_all(council).map_err(LedgerFailure::at(council))?;
        sync_folder(&self.root)?;
        fs::rename(&from, &to).map_err(LedgerFailure::at(&to))?;
        sync_folder(council).inspect_err(|_| {
            // Taken out of sight again, so that a failure never leaves a batch that is seen.
            let _ = fs::rename(&to, &from);
        })
    }

    fn staged(&self) -> PathBuf {
        staging(&self.root).join(staged_name(self.council, self.batch))
    }

    /// Gives the batch up; nothing of it is left.
    pub fn abandon(self) {
        drop(self);
    }
}

impl Drop for BatchWriter {
    fn drop(&mut self) {
        // The files are closed first; some systems do not remove open ones. What cannot be removed is invisible, and swept later.
        self.files = None;
        if self.hold.is_some() {
            let _ = remove_folder(&self.staged());
        }
    }
}
