//! Who answered a survey, or which file of answers came in, so that neither counts twice.
//!
//! What was answered is a record like others and stands apart: no column of the two leads from one to the other.

mod replies;
pub(crate) mod row;

pub use replies::{Replier, has_replied, note_reply};
