//! Feeds: payment lines and sums for the council's own programs, such as a BI tool, read with a token.
//!
//! [`Feed::fields`] is the data dictionary: the answers in JSON and Parquet, the page that explains them and the
//! description of the interface for programs are all made from it.

mod dictionary;
mod token;

pub use dictionary::{Feed, Field, FieldKind, Value};
pub use token::{FeedToken, FeedTokenId, name_of_token};
