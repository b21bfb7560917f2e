//! What people do with surveys: they begin one, change it, and bring answers in, on paper, by a file or each for themselves.

mod answer;
mod enter;
mod file;

pub use answer::{give_answer, take_paper_answer};
pub use enter::{change, enter};
pub use file::take_file;
