//! Strategy as spreadsheets: the file to fill in, and all that a council has recorded.
//!
//! Both have the sheets that `domain::strategy::sheets` knows, so that what leaves here is what can be read again.

mod export;
mod form;
mod help;
mod kinds;
mod nouns;
mod register;

pub use export::export;
pub use form::{Form, to_fill_in};
