//! Payments: what a council paid, to whom, for what and when.
//!
//! A payments file holds payment lines; a line is one amount to one supplier.
//! What a file's columns mean is a [`Mapping`]; what was read from it is a [`Reading`].
//! Lines that came in together are a batch, which is imported whole and undone whole.

mod column;
pub mod context;
mod coverage;
pub mod cube;
mod dimension;
pub mod figures;
pub mod measures;
mod overlap;
mod payment_line;
mod period;
mod reading;
mod ready;
pub mod redaction;
pub mod scope;
mod sector;
pub mod supplier_name;

pub use column::{Column, FileKind, Mapping};
pub use coverage::{BatchMonth, Calendar, MonthState};
pub use dimension::{Dimension, REDACTED_KEY, REDACTED_LABEL};
pub use overlap::Overlap;
pub use payment_line::PaymentLine;
pub use period::{MonthSum, Period, PeriodLength, PeriodSum, share, sums};
pub use reading::{Excluded, Reading, SheetReading, SupplierTotal};
pub use ready::{ReadyToImport, Waits, check_ready};
pub use redaction::is_redacted;
pub use scope::SpendScope;
pub use sector::{CouncilYear, SectorYear, months_held_of, months_over, sector};
pub use supplier_name::clean;
