//! What the facts say: checks that hold the levels of an area against figures of the house.
//!
//! A [`LevelCheck`] is data: an area, a level, a sentence, a figure, a condition and a source. The [`shipped()`] ones are
//! Guildhall's own; a council changes them and adds its own. [`propose()`] says the highest level that they bear out, each
//! level on those below, with every reason and the next missing fact. A figure whose subject is not in the house, or that
//! nobody measured, never makes a level low.

mod check;
mod proposal;
mod read;
#[cfg(test)]
mod tests;

pub use check::{CheckCode, CheckOrigin, Condition, LevelCheck, in_use, with_followed};
pub use proposal::{CheckAnswer, CheckState, Proposal, propose};
pub use read::{read, shipped, write};
