//! A list of past procurements, to try other contract procedure rules on: title, type, value, date, route.
//!
//! What a row lacks is said with its row and column, and the row is left out; nothing is guessed.
//! [`read`] is the way in; [`COLUMNS`] are the headings of the file to fill in.

mod read;
mod row;

pub use read::{COLUMNS, ProcurementsRead, ROWS_MAX, RowFault, Wish, read};
