//! What the council enters beside its payments: net budget, population, price indices and the like.

pub mod enter;
pub mod show;
pub mod withdraw;

use crate::components::Link;

/// The way to pages below the context.
fn below_context() -> Vec<Link> {
    vec![Link::new("Spend", "/spend"), Link::new("Spend in context", "/spend/context")]
}
