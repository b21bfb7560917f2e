//! Councils: founding the first, adding more.

mod add;
mod found;

pub use add::add;
pub(crate) use add::add_in;
pub use found::{Founding, found};
