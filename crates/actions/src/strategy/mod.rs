//! What people do about the strategy: rounds, levels, targets, the plan of action.

pub mod checks;
pub mod editions;
mod ground;
pub mod plan;
pub mod rounds;
pub mod scorecard;
mod targets;

pub use ground::{Ground, Heeded};
pub use targets::set_target;
