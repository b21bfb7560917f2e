//! A table with the payments of many councils: one column says whose each line is.
//!
//! It is read as a payments file is, by one layout for the whole, and in parts, so that every core of the machine reads.
//! A part ends where a record ends, so that it makes no difference to the lines where the table is cut.

mod part;
mod parts;

use super::layout::{self, Layout};
use super::lines::Plan;
use super::messages as say;
use super::notices::Notices;
use super::read::{plan, refused, sample, weigh_all_dates, without_layout};
use crate::failure::ReadFailure;
use crate::source::{self, Opened, Source};
use crate::text::TextFile;
use domain::spend::{Column, FileKind, Mapping, Reading, SheetReading};
use std::path::Path;

pub use part::PartRead;
pub use parts::{Part, Parts};

/// A table whose layout is worked out, ready to be read.
pub struct Table {
    text: TextFile,
    layout: Layout,
    plan: Plan,
    council: usize,
    notices: Notices,
}

/// What a look at a table's first rows gives.
pub enum Looked {
    /// It can be read.
    Table(Box<Table>),
    /// It is refused, for the reason that the reading's findings give.
    Refused(Box<Reading>),
}

impl Table {
    /// Looks at a table in which the column with this heading names the council.
    ///
    /// # Errors
    /// The disk's. A table that cannot be read is no error: see [`Looked::Refused`].
    pub fn open(path: &Path, name: &str, mapping: &Mapping, council_heading: &str) -> Result<Looked, ReadFailure> {
        let refusal = |kind, detail: &str| Ok(Looked::Refused(Box::new(refused(kind, "", detail))));
        let text = match source::open(path)? {
            Opened::Empty => return refusal(say::EMPTY_FILE, ""),
            Opened::Refused(sentence) => return refusal(say::UNREADABLE, &sentence),
            Opened::Source(Source::Workbook(_)) => return refusal(say::NATIONAL_WORKBOOK, ""),
            Opened::Source(Source::Text(text)) => text,
        };
        let (rows, whole) = sample(&text)?;
        if rows.is_empty() {
            return refusal(say::NO_ROWS, "");
        }
        let mut layout = match layout::lay_out(&rows, "", 1, mapping) {
            Ok(layout) => layout,
            Err(reason) => return Ok(Looked::Refused(Box::new(without_layout(&reason, text.encoding.name())))),
        };
        let Some(council) = layout.headings.iter().position(|heading| heading == council_heading) else {
            return refusal(say::COUNCIL_HEADING, &format!("“{council_heading}”"));
        };
        // A council's name is nobody's service or supplier, whatever its heading looks like.
        layout.columns.retain(|_, at| *at != council);
        if !layout.columns.contains_key(&Column::Amount) {
            return refusal(say::NO_AMOUNTS, "");
        }
        if !whole && !layout.order.is_settled() && mapping.day_first.is_none() {
            weigh_all_dates(&text, &mut layout)?;
        }
        let mut notices = Notices::default();
        if text.encoding.is_mixed() {
            notices.of_file(say::MIXED_ENCODING, "");
        }
        let plan = plan(&[&layout], &rows, name, mapping, &mut notices);
        Ok(Looked::Table(Box::new(Table { text, layout, plan, council, notices })))
    }

    /// The size of the file in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.text.size
    }

    /// The kind of payments, as the columns tell it.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        self.layout.kind
    }

    /// The table in parts, from its start.
    ///
    /// # Errors
    /// The disk's.
    pub fn parts(&self) -> Result<Parts, ReadFailure> {
        Ok(Parts::new(self.text.bytes()?, self.text.record_shape()))
    }

    /// Puts what was read of the parts together: totals and findings, without what needs all suppliers at once.
    #[must_use]
    pub fn conclude(&self, read: PartRead) -> Reading {
        let encoding = self.text.encoding.name();
        if read.lines == 0 {
            return refused(say::NO_LINES, encoding, "");
        }
        let mut notices = self.notices.clone();
        notices.merge(read.notices);
        notices.of_file_times(say::BLANK_SUPPLIER, read.blank_supplier);
        notices.of_file_times(say::WITHOUT_COUNCIL, read.without_council);
        let columns = self.layout.columns.iter();
        Reading {
            encoding: encoding.to_owned(),
            sheets: vec![SheetReading {
                header_row: self.layout.header.map(|(_, last)| last),
                lines: read.lines,
                headings: self.layout.headings.clone(),
                ..SheetReading::default()
            }],
            columns: columns.map(|(column, at)| (*column, self.layout.heading(*at).to_owned())).collect(),
            kind: self.layout.kind,
            lines: read.lines,
            total: super::tally::to_pence(read.total),
            first_date: read.first,
            last_date: read.last,
            undated_lines: read.undated,
            negative_lines: read.negative,
            zero_lines: read.zero,
            blank_supplier_lines: read.blank_supplier,
            excluded: read.excluded.into_iter().map(|(reason, count)| (reason.to_owned(), count)).collect(),
            findings: notices.into_findings(),
            ..Reading::default()
        }
    }
}
