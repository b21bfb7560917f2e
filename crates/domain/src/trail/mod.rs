//! The trail: what was done, by whom, when and why, in a chain that shows any later change.
//!
//! Each council has a chain of its own. An entry's hash covers the entry and the hash before it, so an entry cannot be
//! altered, taken out or put in without breaking every link that follows.
//! Personal values (a name, an address) are not in the entry: it holds a salted hash of each, and the value stands in a
//! side record that can be erased. A chain with erased values still holds, and shows when and why they went.

mod chain;
mod entry;

pub use chain::{Break, BrokenLink, Checked, Checker};
pub use entry::{Change, Entry, Event, Hash, Personal, personal_hash};
