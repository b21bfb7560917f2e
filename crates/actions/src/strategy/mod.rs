//! What people do about the strategy: rounds, levels, targets, the plan of action.

mod bring_in;
pub mod checks;
pub mod configuration;
pub mod editions;
mod ground;
mod outside;
pub mod plan;
pub mod rounds;
pub mod scorecard;
mod sheets;
mod targets;

pub use bring_in::bring_in;
pub use ground::{Ground, Heeded};
pub use outside::{bring_in_outside, withdraw_outside};
pub use sheets::{Decided, bring_sheets_in, read_sheets, send_sheets, settle_sheets};
pub use targets::set_target;
