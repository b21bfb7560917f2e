//! What people do with the library: documents are entered, changed, reviewed, tried, opened and withdrawn; lessons are written down, used and
//! shared.

mod document;
mod exemplar;
mod lesson;

pub use document::{change_document, enter_document, open_document, review_document, try_document, withdraw_document};
pub use exemplar::{end_help, offer_help};
pub use lesson::{change_lesson, enter_lesson, open_lesson, share_lesson, use_lesson};
