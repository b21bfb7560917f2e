//! Facts about suppliers: a file comes in, is read, its facts are taken in, and that can be undone; or somebody enters
//! what they know by hand. The register of strategic suppliers is kept here too.

mod enter;
mod files;
mod load;
mod read;
mod strategic;
mod undo;

pub use enter::{EndedFact, Entered, end, enter};
pub use files::{cancel, discard, receive, settle};
pub use load::ask_load;
pub(crate) use load::run_load;
pub(crate) use read::run_read;
pub use strategic::{change_strategic, enter_strategic};
pub(crate) use undo::give_up;
pub use undo::undo;
