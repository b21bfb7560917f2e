//! Postcodes and the areas they lie in, as the postcode directory of the Office for National Statistics tells.
//!
//! The directory is loaded as dated editions; a postcode that was ended stays in it with the month of its end,
//! because suppliers and old files go on using it.

mod entry;
mod gss_code;
mod postcode;

pub use entry::PostcodeEntry;
pub use gss_code::{GssCode, OWN_AREAS};
pub use postcode::Postcode;
