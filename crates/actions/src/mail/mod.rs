//! Mail: reminders of what waits for people, and what changed, as often as each of them wants.
//!
//! A letter is kept before it is sent and marked after. [`ask_due`] is called while Guildhall is served and asks for a job where
//! there is something to do; [`write_due`] and [`deliver`] are what the job does, and what `guildhall digest` does at once.

mod choose;
mod deliver;
mod job;
mod post;
mod try_out;
mod write;

pub use choose::choose;
pub use deliver::{Delivered, deliver};
pub(crate) use job::run;
pub use job::{SEND_DIGESTS, ask_due};
pub use post::{Letter, Mailing, Post, PostFailure, SENDING_MINUTES_MAX, Sending};
pub use try_out::send_test;
pub use write::{Composed, compose_due, write_due};
