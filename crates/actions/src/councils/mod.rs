//! Councils: founding the first, adding more.

mod add;
mod found;

pub use add::add;
pub use found::{Founding, found};
