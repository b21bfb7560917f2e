//! Records that are kept whole: another version of one, with its entry in the trail.

mod keep;
mod pointed;
mod take_out;

pub(crate) use keep::attested;
pub(crate) use keep::mended;
pub use keep::{Keeping, SEEN, keep, keep_in, next_number};
pub(crate) use pointed::check_pointed;
pub use take_out::take_out_in;
