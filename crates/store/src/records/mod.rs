//! Records that are kept whole: each version a row, none overwritten.

mod read;
pub(crate) mod row;
mod take_out;
mod write;

pub use read::{Contents, Held, all, all_versions, contents, counting, every, highest, newest, one, versions};
pub use take_out::take_out;
pub use write::{Put, put};
