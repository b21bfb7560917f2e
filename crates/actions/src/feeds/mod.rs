//! Feeds: tokens are made and withdrawn, and programs are let in by them.

mod admit;
mod make;
mod withdraw;

pub use admit::admit;
pub use make::{MadeToken, make};
pub use withdraw::withdraw;
