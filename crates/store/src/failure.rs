//! What can go wrong between the program and its records.

use sea_orm::DbErr;
use std::fmt;

/// A fault in the records: the database is away, full, or holds what it should not.
#[derive(Debug)]
pub enum StoreFailure {
    /// The database said no.
    Database(DbErr),
    /// A record holds a value that the program does not know: an address, then the value.
    Unreadable(&'static str, String),
    /// The figures of so many imports are still being made, as after an upgrade.
    CubesMissing(usize),
    /// A write came to its end without an entry in the trail.
    Untraced,
}

impl StoreFailure {
    /// Makes a fault of a value that the program cannot read.
    pub(crate) fn unreadable(place: &'static str) -> impl Fn(String) -> StoreFailure {
        move |value| StoreFailure::Unreadable(place, value)
    }

    /// Whether the disk under the database is full. The databases say so in words alone: SQLite's error 13, and what
    /// the system says to PostgreSQL.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        let StoreFailure::Database(fault) = self else { return false };
        let said = fault.to_string();
        said.contains("database or disk is full") || said.contains("No space left on device")
    }

    /// Whether the database refused because a value that must be unique stands there already.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self, StoreFailure::Database(fault)
            if matches!(fault.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))))
    }
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreFailure::Database(fault) => write!(f, "could not reach the records: {fault}"),
            StoreFailure::Unreadable(place, value) => write!(f, "could not read {value:?} in {place}"),
            StoreFailure::CubesMissing(batches) => {
                write!(f, "the figures of {batches} imports are still being made from their lines")
            }
            StoreFailure::Untraced => f.write_str("could not save: the write left no entry in the trail"),
        }
    }
}

impl std::error::Error for StoreFailure {}

impl From<DbErr> for StoreFailure {
    fn from(fault: DbErr) -> Self {
        StoreFailure::Database(fault)
    }
}
