//! What a council publishes of its payments under the Local Government Transparency Code 2015: three data sets, period
//! by period, in the columns of the Local Government Association's spend schema.
//!
//! Lines become rows by [`Publisher`], which says of each what is missing, what a rule hides and what is left out.
//! What was found becomes findings ([`findings()`]), and [`check_ready`] says what publication still waits for.
//! A published period is frozen as a [`Version`]; later records are only compared with it ([`Difference`]).

mod coverage;
mod data_set;
mod difference;
mod due;
mod expected;
mod findings;
pub mod measures;
mod period;
mod person_name;
mod publisher;
mod ready;
mod redaction;
pub mod schema;
mod settings;
mod survey;
mod value;
mod version;

pub use coverage::{MonthHeld, half_loaded};
pub use data_set::DataSet;
pub use difference::{Difference, compare};
pub use due::{DueState, due, periods_between, state};
pub use expected::expected;
pub use findings::{Facts, PublicationFinding, findings};
pub use period::{Frequency, PublicationPeriod};
pub use person_name::looks_like_a_person;
pub use publisher::{Judged, Mark, MarkSum, Publisher, Tally};
pub use ready::{AskedToPublish, WaitsToPublish, check_ready};
pub use redaction::{RedactionRule, RuleKind, ShownInstead, rule_for};
pub use settings::{IrrecoverableVat, Settings, SettingsEdition, in_force};
pub use survey::Survey;
pub use value::Value;
pub use version::{Basis, Content, HiddenSum, PublishedFile, Version, VersionState};
