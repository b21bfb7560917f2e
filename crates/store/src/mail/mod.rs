//! Mail: how often people want it, and the letters that were written to them.
//!
//! A letter is kept before it is sent and marked after, so that a program that dies between the two sends it once more rather
//! than never. Sending is the program's own book-keeping: what people did, such as choosing, stands in the trail.

mod choices;
mod letters;
pub(crate) mod row;

pub use choices::{Choices, choices, choose};
pub use letters::{
    Ended, KeptLetter, LastDays, NewLetter, add, claim, councils_with_due, count, due, end, failed_since, forget, last,
    last_looked_at, last_told, postpone,
};
pub use row::letter::LetterState;
