//! The upkeep of a Guildhall: checking it, backing it up, bringing it back, sweeping what was left behind.

mod backup;
mod check;
mod sweep;

pub use backup::{BackedUp, back_up, restore};
pub use check::{ChainReport, Report, check};
pub use sweep::sweep;
