//! Reports put together from the records as of a day.
//!
//! Every number comes from the function that the pages ask too: levels, scorecard, risks, savings, the plan. What the records
//! do not say, such as a recommendation to a committee, is typed by whoever writes the report.

mod chief_executive;
mod committee;
mod compliance;
mod councillor;
mod known;
mod leadership;
mod parts;
mod scrutiny;
mod sources;
mod strategy;
#[cfg(test)]
mod tests;
mod update;

pub use chief_executive::chief_executive;
pub use committee::{CommitteePaper, Laid, NumberedPaper, Typed, committee};
pub use compliance::compliance;
pub use councillor::councillor;
pub use known::{Others, ReportFacts};
pub use leadership::leadership;
pub use scrutiny::scrutiny;
pub use strategy::strategy;
pub use update::{update, update_if_changed};
