//! Editions of the postcode directory as Parquet, sorted by postcode.
//!
//! An edition is written where nobody sees it and comes into place by one rename; it counts once a record knows it.
//! Start at [`PostcodeEditions`].

mod columns;
mod editions;
mod lookup;
mod writing;

pub use editions::PostcodeEditions;
pub use writing::{EditionWriter, WrittenEdition};
