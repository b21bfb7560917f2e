//! Values shared by every subject: money in pence, months, financial years, moments.

mod as_of;
mod financial_year;
mod month;
mod pence;

pub use as_of::{already, as_of, moment, moment_said};
pub use financial_year::{FinancialYear, Quarter};
pub use jiff::civil::Date;
pub use month::Month;
pub use pence::{Pence, PenceError};
