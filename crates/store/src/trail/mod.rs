//! The trail in the records.

mod append;
mod check;
mod erase;
mod list;
pub(crate) mod row;

pub(crate) use append::{actor_number, append};
pub use check::check_chain;
pub use erase::erase_person;
pub use list::{Filter, Line, PersonalValue, actions_seen, chains, changes, knows_person, list};
