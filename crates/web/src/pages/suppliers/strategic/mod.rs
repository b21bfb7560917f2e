//! Strategic suppliers: who they are, what is to be reached with them, and what comes of it.

pub mod enter;
pub mod list;
pub mod show;

use crate::components::Link;

/// The way to pages below the register.
fn below_strategic() -> Vec<Link> {
    vec![Link::new("Suppliers", "/suppliers"), Link::new("Strategic suppliers", "/suppliers/strategic")]
}

/// Where a strategic supplier is shown.
fn address(number: i64) -> String {
    format!("/suppliers/strategic/{number}")
}
