//! What people do with surveys: they begin one, change it, and bring answers in, on paper, by a file,
//! or each for themselves; people outside do so by a link.

mod answer;
mod enter;
mod file;
mod links;

pub use answer::{give_answer, take_paper_answer};
pub use enter::{change, enter};
pub use file::take_file;
pub use links::{OpenedLink, Withdrawing, answer_by_link, make_links, open_link, withdraw_links};
