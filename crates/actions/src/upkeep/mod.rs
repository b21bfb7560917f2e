//! The upkeep of a Guildhall: checking it, backing it up, bringing it back, sweeping what was left behind, making ready after a start.

mod attested;
mod backup;
mod check;
mod sweep;
mod warm;

pub use backup::{BackedUp, back_up, restore};
pub use check::{ChainReport, Report, check};
pub use sweep::sweep;
pub use warm::warm;
