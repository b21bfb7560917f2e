//! The risk register of the procurement function, and of each plan, procurement and contract that has risks of its own.
//!
//! A [`Risk`] says cause, event and consequence; it is placed on a [`Scale`], which is data that the council edits, before and
//! after its controls and where it shall be. What is above the council's [`Appetites`], what is due for review and what must
//! go to somebody higher is worked out as of a day, each with its reason.

mod appetite;
mod check;
mod escalate;
pub mod measures;
mod register;
mod review;
mod risk;
mod scale;
mod shape;
mod shipped;
#[cfg(test)]
mod tests;

pub use appetite::{AgainstAppetite, Appetites};
pub use check::{check, check_appetites, check_rated, check_scale};
pub use escalate::{Escalation, Facts, LinkedAction, escalations, who_must_know};
pub use register::{Cell, heat, in_order, of_subject};
pub use review::{ReviewState, review_state};
pub use risk::{
    Closing, Control, MissingPart, Odd, Placing, Proximity, Rated, Response, Risk, RiskId, Strength, missing, odd,
};
pub use scale::{Rating, Scale, Step, WrongScale};
pub use shape::{Dimension, STEPS, check_own, check_steps, next_code, own_scale, product_bounds, with_steps};
pub use shipped::{five_by_five, red_yellow_green};
