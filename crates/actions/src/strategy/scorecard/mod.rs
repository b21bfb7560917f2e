//! The balanced scorecard: its indicators, their values, what was reported, and how the council shows it.

mod begin;
mod entered;
mod indicator;
mod report;
mod settings;
mod value;

pub use begin::begin;
pub use entered::enter;
pub use indicator::{IndicatorChange, keep_indicator};
pub use report::report;
pub use settings::settle;
pub use value::record;
