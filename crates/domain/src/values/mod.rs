//! Values shared by every subject: money in pence, months, financial years, moments, and what things are attached to.

mod as_of;
mod financial_year;
mod month;
mod pence;
mod subject;

pub use as_of::{already, as_of, day_of, moment, moment_said};
pub use financial_year::{FinancialYear, Quarter};
pub use jiff::civil::Date;
pub use month::Month;
pub use pence::{Pence, PenceError};
pub use subject::SubjectRef;
