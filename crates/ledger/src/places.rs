//! Where the files lie: `council=<number>/batch=<number>/fy=<year>.parquet` under the ledger's root, `lines.parquet` in
//! place of the years for a batch of a national table, and `.staging` beside the councils for what is being written.

use crate::LedgerFailure;
use domain::values::{FinancialYear, Month};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

const STAGING: &str = ".staging";

/// The one file of a batch that is not cut into years: it came with a national table.
pub(crate) const EVERY_YEAR: &str = "lines.parquet";

/// The financial year a file is of. Years far from now share one file, so that a payments file full of broken dates
/// cannot open thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum YearFile {
    Year(FinancialYear),
    Other,
    Undated,
    /// Lines of every year, and undated ones.
    Every,
}

impl YearFile {
    /// The file that lines of a month belong in.
    pub(crate) fn of(month: Option<Month>) -> Self {
        match month.map(FinancialYear::of_month) {
            None => YearFile::Undated,
            Some(year) if (1990..=2089).contains(&year.starts_in()) => YearFile::Year(year),
            Some(_) => YearFile::Other,
        }
    }

    pub(crate) fn name(self) -> String {
        match self {
            YearFile::Year(year) => format!("fy={year}.parquet"),
            YearFile::Other => "fy=other.parquet".to_owned(),
            YearFile::Undated => "fy=undated.parquet".to_owned(),
            YearFile::Every => EVERY_YEAR.to_owned(),
        }
    }

    /// The year of a file by its name; none for a file that is not the ledger's.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        if name == EVERY_YEAR {
            return Some(YearFile::Every);
        }
        match name.strip_prefix("fy=")?.strip_suffix(".parquet")? {
            "other" => Some(YearFile::Other),
            "undated" => Some(YearFile::Undated),
            year => year.parse().ok().map(YearFile::Year),
        }
    }
}

/// The folder of a batch that counts.
pub(crate) fn batch_folder(root: &Path, council: i64, batch: i64) -> PathBuf {
    root.join(format!("council={council}")).join(format!("batch={batch}"))
}

/// The folder in which batches are written until they are whole.
pub(crate) fn staging(root: &Path) -> PathBuf {
    root.join(STAGING)
}

/// The name of a batch in the staging folder, and back.
pub(crate) fn staged_name(council: i64, batch: i64) -> String {
    format!("council-{council}-batch-{batch}")
}

pub(crate) fn from_staged_name(name: &str) -> Option<(i64, i64)> {
    let (council, batch) = name.strip_prefix("council-")?.split_once("-batch-")?;
    Some((council.parse().ok()?, batch.parse().ok()?))
}

/// The number in a folder's name such as `council=7`.
pub(crate) fn numbered(name: &str, prefix: &str) -> Option<i64> {
    name.strip_prefix(prefix)?.strip_prefix('=')?.parse().ok()
}

/// The names of what lies in a folder; none where there is no folder.
pub(crate) fn names_in(folder: &Path) -> Result<Vec<String>, LedgerFailure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(failure) if failure.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(failure) => return Err(LedgerFailure::at(folder)(failure)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(LedgerFailure::at(folder))?;
        names.extend(entry.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Makes sure that what a folder lists is on the disk, so that a power cut cannot undo a rename within it.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), LedgerFailure> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(LedgerFailure::at(folder))?;
    }
    Ok(())
}

/// Removes a folder and all in it; one that is not there is no failure.
pub(crate) fn remove_folder(folder: &Path) -> Result<(), LedgerFailure> {
    match fs::remove_dir_all(folder) {
        Err(failure) if failure.kind() != std::io::ErrorKind::NotFound => Err(LedgerFailure::at(folder)(failure)),
        _ => Ok(()),
    }
}

/// The hold of one writer, in whatever process, on one batch. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Hold {
    path: PathBuf,
    _file: File,
}

impl Hold {
    /// Takes hold of a batch.
    pub(crate) fn take(root: &Path, council: i64, batch: i64) -> Result<Hold, LedgerFailure> {
        let path = staging(root).join(format!("{}.lock", staged_name(council, batch)));
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(LedgerFailure::at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Hold { path, _file: file }),
            Err(TryLockError::WouldBlock) => Err(LedgerFailure::BeingWritten { council, batch }),
            Err(TryLockError::Error(failure)) => Err(LedgerFailure::at(&path)(failure)),
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // The name is taken away while the hold lasts; that it stays behind would do no harm.
        let _ = fs::remove_file(&self.path);
    }
}
