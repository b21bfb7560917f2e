//! The postcode directory of the Office for National Statistics, as CSV or in the zip it is published in.
//!
//! It has some 2.7 million rows and fifty columns, of which eight count. Their names change with each edition, so they
//! are recognised by their pattern: `oslaua` and `lad25cd` are the same, whatever the year.
//! [`read`] is the way in. Unlike a council's file it is taken whole or not at all: what looks cut short is refused.

mod columns;
mod names;
mod read;

pub use read::{DirectoryFailure, DirectoryRead, DirectoryWatch, read};
