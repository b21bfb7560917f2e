//! The plan of action: actions, audit reviews, outcomes, days of work, and its passing to a successor.

mod action;
mod audit;
mod capacity;
mod ending;
mod help;
mod outcomes;

pub use action::{add, change, merge, report_own, step};
pub use audit::{AskedReview, add_recommendation, change_recommendation, record_review};
pub use capacity::keep_capacity;
pub use ending::{pass, set_ending};
pub use help::ask_for_help;
pub use outcomes::{end_outcome, keep_outcome};
