//! What people do with the library: documents are entered, changed, reviewed and withdrawn; lessons are written down, used and
//! shared.

mod document;
mod lesson;

pub use document::{change_document, enter_document, review_document, withdraw_document};
pub use lesson::{change_lesson, enter_lesson, share_lesson, use_lesson};
