//! What can go wrong with the ledger's files.

use datafusion::error::DataFusionError;
use domain::spend::cube::TooManyNames;
use parquet::errors::ParquetError;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// A fault of the disk, of a file or of the engine; never about the data of a payments file but for its size.
#[derive(Debug)]
pub enum LedgerFailure {
    /// A file or folder could not be read, written or moved: the disk is full, say.
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The batch stands in the ledger already.
    AlreadyThere {
        /// The council's number.
        council: i64,
        /// The batch's number.
        batch: i64,
    },
    /// The batch is being written at this moment, perhaps by another process.
    BeingWritten {
        /// The council's number.
        council: i64,
        /// The batch's number.
        batch: i64,
    },
    /// A batch was asked for that has no folder, so that a figure without it would be wrong.
    Missing {
        /// The council's number.
        council: i64,
        /// The batch's number.
        batch: i64,
    },
    /// The amounts of one batch are more than £90 million million together, signs aside: no ledger of a council, and more than sums can hold.
    TooMuchMoney,
    /// The batch names more different suppliers, services and categories than a council's payments do.
    TooManyNames(TooManyNames),
    /// What was handed over cannot be taken; the sentence, without a full stop, says why.
    Refused(String),
    /// A write failed earlier, so the batch cannot be finished.
    Unfinished,
    /// The engine could not answer; the text is for the log.
    Engine(String),
}

impl LedgerFailure {
    /// Names the file or folder that a fault of the disk was about.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> LedgerFailure {
        let path = path.to_path_buf();
        move |source| LedgerFailure::Disk { path, source }
    }

    /// Names the file that a fault in writing or reading Parquet was about.
    pub(crate) fn parquet(path: &Path) -> impl FnOnce(ParquetError) -> LedgerFailure {
        let path = path.to_path_buf();
        move |failure| match failure {
            ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                Ok(source) => LedgerFailure::Disk { path, source: *source },
                Err(other) => LedgerFailure::Engine(other.to_string()),
            },
            other => LedgerFailure::Engine(format!("{}: {other}", path.display())),
        }
    }

    /// Whether the disk, or the share of it that one may use, is full.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        matches!(self, LedgerFailure::Disk { source, .. }
            if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge))
    }
}

impl fmt::Display for LedgerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerFailure::Disk { path, source } => write!(f, "could not use {}: {source}", path.display()),
            LedgerFailure::AlreadyThere { council, batch } => {
                write!(f, "batch {batch} of council {council} stands in the ledger already")
            }
            LedgerFailure::BeingWritten { council, batch } => {
                write!(f, "batch {batch} of council {council} is being written")
            }
            LedgerFailure::Missing { council, batch } => {
                write!(f, "the lines of batch {batch} of council {council} are not in the ledger")
            }
            LedgerFailure::TooMuchMoney => {
                f.write_str("the amounts come to more than £90 million million, more than can be added up")
            }
            LedgerFailure::TooManyNames(names) => names.fmt(f),
            LedgerFailure::Refused(why) => f.write_str(why),
            LedgerFailure::Unfinished => f.write_str("an earlier write failed, so the batch cannot be finished"),
            LedgerFailure::Engine(text) => write!(f, "could not work out the figures: {text}"),
        }
    }
}

impl Error for LedgerFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            LedgerFailure::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<TooManyNames> for LedgerFailure {
    fn from(names: TooManyNames) -> Self {
        LedgerFailure::TooManyNames(names)
    }
}

impl From<DataFusionError> for LedgerFailure {
    fn from(failure: DataFusionError) -> Self {
        LedgerFailure::Engine(failure.strip_backtrace())
    }
}

impl From<arrow::error::ArrowError> for LedgerFailure {
    fn from(failure: arrow::error::ArrowError) -> Self {
        LedgerFailure::Engine(failure.to_string())
    }
}
