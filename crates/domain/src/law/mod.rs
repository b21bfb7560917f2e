//! The law of public procurement as a rule book: dated data and pure functions that say how they came to their answer.
//!
//! [`list::RULES`] is the one list of rules. What is said about a rule (its sentence, source, dates, how sure it is)
//! stands in its [`Entry`]; what it asks stands in its facts, what it answers in its answer, each a type of its own.
//! Pages, documents, commands and programs are made from these three and write nothing of their own.
//! An [`Answer`] carries its reasons: what was counted, what was left out and why, which row of which table applied,
//! and which fact is missing. None of it is legal advice.
//!
//! Start at [`rules::standstill`] for how a rule is written, at [`calendar`] for which days count,
//! and at [`thresholds`] for the amounts.

#[macro_use]
mod facts;
mod answer;
mod entry;
mod pairs;
mod rule;
mod settings;

pub mod assessment;
pub mod calendar;
pub mod list;
pub mod notices;
pub mod outline;
pub mod page;
pub mod procedure_rules;
pub mod regime;
pub mod rules;
pub mod thresholds;

pub use answer::{Answer, Missing, Reason, Reasons, Standing};
pub use entry::{Entry, NOT_ADVICE, Sureness};
pub use facts::{BadFact, FactValue, Facts, Field, Kind, not_before, not_negative};
pub use pairs::{command, pairs};
pub use rule::{AnyRule, Example, Rule, ShownExample, Told, told};
pub use settings::{CouncilSettings, HOLIDAYS_MAX, Settings, SettingsFault, holiday_said};
