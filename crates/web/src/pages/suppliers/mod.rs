//! Suppliers: what is known of them, from where, and what is not.

pub mod facts;
pub mod file;
pub mod list;
pub mod mapping;
pub mod one;
mod shown;
pub mod strategic;
pub mod unknown;

use crate::components::Link;

/// The way to pages below the list of suppliers.
fn below_suppliers() -> Vec<Link> {
    vec![Link::new("Suppliers", "/suppliers")]
}

/// The way to pages below the facts files.
fn below_facts() -> Vec<Link> {
    vec![Link::new("Suppliers", "/suppliers"), Link::new("Facts files", "/suppliers/facts")]
}
