//! The plan of action.

pub mod form;
pub mod list;
pub mod show;

use crate::components::Link;
use crate::pages::strategy::below;

/// The way to pages below the plan.
fn below_actions() -> Vec<Link> {
    below("Action plan", "/strategy/actions")
}
