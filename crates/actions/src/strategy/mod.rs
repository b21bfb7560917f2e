//! What people do about the strategy: rounds, levels, targets, the plan of action.

mod ground;
pub mod plan;
pub mod rounds;
mod targets;

pub use ground::{Ground, Heeded};
pub use targets::set_target;
