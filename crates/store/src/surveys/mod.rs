//! Who answered a survey, which link was used, or which file of answers came in, so that none counts twice.
//!
//! What was answered is a record like others and stands apart: no column of the two leads from one to the other.

pub(crate) mod link_row;
mod links;
mod replies;
pub(crate) mod row;

pub use links::{KeptLink, MeantLinks, add_links, find_link, links, use_link, withdraw_links};
pub use replies::{Replier, has_replied, note_reply};
