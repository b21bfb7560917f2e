//! What people do, as verbs: gather the facts, decide, save, record in the trail; one transaction each.
//!
//! It is the only writer. It never answers a request or writes a page: it knows no HTTP and no HTML; it asks `domain` for every decision.
//! Start at [`Guildhall`], one open folder, and at [`spend::ask_import`] for the main job.

mod clock;
pub mod councils;
mod failure;
pub mod feeds;
mod files;
pub mod format_requests;
mod guildhall;
pub mod jobs;
pub mod law;
pub mod library;
pub mod losses;
pub mod mail;
pub mod meetings;
pub mod people;
pub mod publication;
pub mod records;
pub mod reference;
pub mod reports;
pub mod risks;
pub mod savings;
mod secrets;
pub mod spend;
pub mod strategy;
pub mod suppliers;
pub mod surveys;
pub mod training;
mod typed_day;
pub mod upkeep;
pub mod waiting;

pub use clock::Clock;
pub use failure::{Failure, FieldError};
pub use files::{Files, Received};
pub use guildhall::{Guildhall, Places};
pub use secrets::{hash_of_token, new_token};
pub use typed_day::typed_day;
