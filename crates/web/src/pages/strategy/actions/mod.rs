//! The plan of action.

mod fields;
pub mod form;
pub mod list;
pub mod owner;
mod said;
pub mod show;

use crate::components::Link;
use crate::pages::strategy::below;

/// The way to pages below the plan.
fn below_actions() -> Vec<Link> {
    below("Action plan", "/strategy/actions")
}
