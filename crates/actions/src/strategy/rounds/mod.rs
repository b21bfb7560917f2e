//! Rounds of assessment: prepared, opened, answered, closed, agreed.

mod agree;
mod answer;
mod invite;
mod prepare;
mod steps;

pub use agree::agree;
pub use answer::{Answered, AskedAnswer, answer};
pub use invite::{NewAssessor, invite, release};
pub use prepare::{NewRound, prepare};
pub use steps::{close, open, reopen, settle};
