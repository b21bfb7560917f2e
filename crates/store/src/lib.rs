//! The records: the only crate that knows SQL.
//!
//! One code base serves SQLite and PostgreSQL. Reads take a [`Store`] or an open [`WriteTx`] and say for which council
//! they are; writes take a [`WriteTx`], which does not commit without an entry in the trail.
//! No row type leaves this crate: what comes out is a `domain` value or a plain struct of this crate.
//! It never decides anything: rules live in `domain`, and `actions` is the only one to open a write.

mod connection;
pub mod copy;
pub mod councils;
mod failure;
pub mod feeds;
pub mod format_requests;
pub mod jobs;
pub mod law;
pub mod library;
pub mod losses;
pub mod mail;
mod migrations;
mod moment;
pub mod people;
pub mod postcodes;
pub mod publication;
pub mod records;
pub mod reports;
pub mod scratch;
pub mod spend;
pub mod strategy;
pub mod suppliers;
pub mod surveys;
pub mod trail;

pub use connection::{Reads, Store, WriteTx};
pub use failure::StoreFailure;
pub use moment::{from_text as moment_from_text, text as moment_text};
