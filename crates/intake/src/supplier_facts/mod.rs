//! Facts about suppliers, in whatever layout a council has them.
//!
//! The headings are found and understood by the words that councils use, each row becomes a statement about one supplier,
//! and what is odd is said with its cell. A word that is neither yes nor no is a finding, never a no.
//! [`read`] is the way in.

mod answers;
pub(crate) mod cells;
mod countries;
mod dictionary;
mod layout;
mod messages;
mod read;
mod rows;

pub use read::{FactsRead, read};
