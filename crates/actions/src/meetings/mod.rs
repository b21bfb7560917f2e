//! What people do with the register of meetings and the log of advice: they enter what was, and mend it.

mod advice;
mod meeting;

pub use advice::{change_advice, enter_advice};
pub use meeting::{change_meeting, enter_meeting};
