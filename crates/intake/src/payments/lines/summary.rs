//! Rows below the lines that add them up again: a total for each directorate, without a name or a day.

use super::SheetReader;
use crate::cells::Row;
use crate::payments::messages as say;
use crate::payments::notices::Notices;
use domain::findings::Place;
use domain::spend::PaymentLine;
use domain::values::Pence;

/// Lines that must come before a summary.
const LINES_LEAST: u64 = 5;

/// What is known of rows that may be a summary.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Lines so far, and those with both a supplier and a day.
    lines: u64,
    complete: u64,
    /// Whether something other than a line stands above.
    after_gap: bool,
    rows: u64,
    total: i128,
    first: Option<(Place, i64)>,
}

impl Summary {
    pub fn line(&mut self, line: &PaymentLine) {
        self.lines += 1;
        self.complete += u64::from(!line.supplier.is_empty() && line.date.is_some());
        self.after_gap = false;
    }

    pub fn gap(&mut self) {
        self.after_gap = true;
    }
}

impl SheetReader {
    /// Takes a row below a gap that has neither a supplier nor a date, in a file whose lines have both, for a summary.
    pub(super) fn is_summary(&mut self, row: &Row, pence: i64) -> bool {
        let (Some(supplier), Some(date)) = (self.at.texts.first().copied().flatten(), self.at.date) else {
            return false;
        };
        let summary = &self.summary;
        let expected = summary.lines >= LINES_LEAST && summary.complete * 10 >= summary.lines * 9;
        if !summary.after_gap || !expected || !row.cell(supplier).is_empty() || !row.cell(date).is_empty() {
            return false;
        }
        if row.filled() * 2 > self.layout.typical + 1 {
            return false;
        }
        let place = self.place(row, Some(self.at.amount));
        self.summary.first.get_or_insert((place, pence));
        self.summary.rows += 1;
        self.summary.total += i128::from(pence);
        true
    }

    /// Asks about the summary, unless it comes to the sum of the lines.
    pub(super) fn say_summary(&self, notices: &mut Notices) {
        let Some((place, first)) = self.summary.first.clone() else { return };
        if self.summary.total != self.sums.all() {
            for _ in 0..self.summary.rows.min(1_000_000) {
                notices.add(say::SUMMARY_ROWS, || place.clone(), || Pence::new(first).to_string());
            }
        }
    }
}
