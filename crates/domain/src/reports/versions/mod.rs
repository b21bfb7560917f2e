//! The versions of a strategy: drafted, consulted on, approved and frozen, and followed by the next.

mod comment;
mod redline;
#[cfg(test)]
mod tests;
mod version;

pub use comment::{Comment, CommentId, Disposition, Reply};
pub use redline::{Change, Mark, RedlinedSection, redline};
pub use version::{Approval, ReviewState, Version, VersionId, VersionRefusal, VersionState, in_force, last_consulted};
