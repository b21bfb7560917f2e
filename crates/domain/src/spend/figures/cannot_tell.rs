//! Why a figure cannot be made.

use crate::values::{FinancialYear, Month};
use std::fmt;

/// Why a figure cannot be made. It is then not measured, which is never nought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotTell {
    /// No payment line counts.
    NothingPaid,
    /// Nothing earlier was brought in to compare with.
    FirstPeriod {
        /// The first month that was brought in.
        first: Month,
    },
    /// The two years have no month in common that was brought in whole for both.
    NothingInCommon {
        /// The earlier year.
        before: FinancialYear,
        /// The later year.
        after: FinancialYear,
    },
    /// The period is not yet over, or months of it were not brought in.
    NotWhole {
        /// What is not whole.
        period: String,
    },
    /// No price index was entered.
    NoIndex,
    /// The price index has no number for a year.
    MissingIndexYear {
        /// The index.
        index: String,
        /// The year.
        year: FinancialYear,
    },
    /// No line has both an invoice date and a payment date.
    NoDates,
}

impl fmt::Display for CannotTell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CannotTell::NothingPaid => f.write_str("Not measured: no payment line counts here."),
            CannotTell::FirstPeriod { first } => {
                write!(f, "Not measured: nothing before {} was brought in, so nobody can tell who was paid earlier.", first.name())
            }
            CannotTell::NothingInCommon { before, after } => write!(
                f,
                "Not measured: {before} and {after} have no month in common that was brought in for both. Bring in the missing files to compare them."
            ),
            CannotTell::NotWhole { period } => {
                write!(f, "Not measured: {period} is not over, or months of it were not brought in.")
            }
            CannotTell::NoIndex => {
                f.write_str("Not measured: no price index was entered. Enter one to see money in real terms.")
            }
            CannotTell::MissingIndexYear { index, year } => write!(
                f,
                "Not measured: {index} has no number for {year}. Enter it to see that year in real terms."
            ),
            CannotTell::NoDates => f.write_str(
                "Not measured: no payment line here has both an invoice date and a payment date. Bring in files that hold both.",
            ),
        }
    }
}

impl std::error::Error for CannotTell {}
