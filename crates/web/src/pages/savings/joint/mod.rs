//! What councils save together, apportioned to the penny.

pub mod enter;
pub mod list;
mod own;
pub mod show;

use crate::components::Link;

/// The way to pages below the list of joint savings.
fn below_joint() -> Vec<Link> {
    vec![Link::new("Savings", "/savings"), Link::new("Joint savings", "/savings/joint")]
}

/// Where a joint saving is shown.
fn address(number: i64) -> String {
    format!("/savings/joint/{number}")
}
