//! A council's set-up of its strategy as one file: what another council, or the same one elsewhere, can bring in.
//!
//! A [`Configuration`] holds how the council works and nothing that happened: editions with their areas, weights and
//! questions, own wording, checks, outcomes, definitions of indicators, scales of risk and appetite. People, values, targets,
//! answers and risks are not in it, nor is official wording, which each council is licensed for by itself.
//! [`read()`] reads one from anywhere and trusts nothing in it; [`plan()`] holds it against what a council has and says, line by
//! line, what would become of it by the rules of the pages, before anything is kept.

mod describe;
mod document;
mod faults;
mod plan;
mod read;
#[cfg(test)]
mod tests;

pub use document::{Configuration, ConfigurationPart, FORMAT, IndicatorSetup, SettingsSetup, VERSION, WordingSetup};
pub use faults::ConfigurationFault;
pub use plan::{Line, LineState, Plan, plan};
pub use read::{BYTES_MAX, ENTRIES_MAX, read};
