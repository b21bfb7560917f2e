//! The parts that pages are made of. The HTML is in `templates/components`, as macros that give what GOV.UK Frontend's
//! own templates give; here are the values those macros take.

pub mod errors;
pub mod fields;
pub mod frame;
pub mod gallery;
pub mod lists;
pub mod pages;

pub use errors::FieldErrors;
pub use fields::Choice;
pub use frame::{Flash, FlashKind, Link, NavItem, PageFrame};
pub use lists::{Cell, Heading, Summary, SummaryRow, Table, Task};
pub use pages::{PageLink, Pagination};
