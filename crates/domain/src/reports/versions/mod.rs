//! The versions of a strategy: drafted, consulted on, approved and frozen, and followed by the next.

mod comment;
mod introduction;
mod redline;
mod refusal;
mod tables;
#[cfg(test)]
mod tests;
mod version;

pub use comment::{Comment, CommentId, Disposition, Reply};
pub use introduction::working_copy;
pub use redline::{Change, Mark, RedlinedSection, only, redline};
pub use refusal::VersionRefusal;
pub use version::{Approval, ReviewState, Version, VersionId, VersionState, in_force, last_consulted};
