//! How often documents of the library were opened, month by month, and what councils let others of the house read.
//!
//! A view is no record of the council: nothing is decided by it, nobody is named, and an entry of the trail for each would bury
//! what people did. So it is counted in a table of its own, as the program's book-keeping, and stands in no version.

pub(crate) mod row;
mod shared;
mod views;

pub use shared::{OfferedHelp, SharedLesson, offered_help, shared_lessons};
pub use views::{add_view, views};
