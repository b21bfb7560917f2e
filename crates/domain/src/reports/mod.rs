//! Reports: what is told to councillors, the leadership and the public, and when.
//!
//! A [`Report`] is made of sentences, tables and charts that each say where they come from; [`assemble`] makes each from the
//! records, and it is written as a page or as a document elsewhere. [`Report::missing`] says what it lacks before it is
//! handed in, [`Report::public`] what of it everybody may read. The [`calendar`] says which committee gets which report
//! when, and [`versions`] how a strategy is drafted, consulted on, approved and followed by the next.

pub mod assemble;
pub mod calendar;
mod exempt;
pub mod measures;
mod missing;
pub mod plain;
mod readers;
mod report;
mod table;
pub mod versions;
mod words;

pub use exempt::{ExemptParagraph, Exemption};
pub use missing::{COMMITTEE_PARTS, FrontField, Missing, Part, STRATEGY_PARTS};
pub use readers::{Reader, Readers};
pub use report::{Block, Content, FrontLine, Report, ReportKind, Section, Sentence};
pub use table::{Cell, Figure, Series, Table, said};
pub use words::{Source, TooLong, WORDS_MAX};

#[cfg(test)]
mod tests;
