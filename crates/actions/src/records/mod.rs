//! Records that are kept whole: another version of one, with its entry in the trail.

mod keep;

pub use keep::{Keeping, SEEN, keep, keep_in, next_number};
