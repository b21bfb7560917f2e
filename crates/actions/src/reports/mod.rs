//! Reports: committee papers, versions of the strategy, the reporting calendar.

mod calendar;
mod gathered;
mod papers;
mod versions;

pub use calendar::{keep_schedule, record_reported, reported_copy};
pub use gathered::Gathered;
pub use papers::{keep_paper, laid_copy, lay};
pub use versions::{approve, begin, comment, comment_as_reader, consult, introduce, reply, rewrite, take_back};
