//! Rows whose cells were moved by a comma outside quotes are put together again.

use super::SheetReader;
use crate::cells::{Kind, Row};
use crate::payments::amount::{self, Money};
use crate::payments::date::{self, DateText};
use crate::payments::messages as say;
use crate::payments::notices::Notices;

/// Commas in one name that are believed.
const COMMAS_MAX: usize = 4;

impl SheetReader {
    /// The row with its cells put back; none where nothing has moved, or where it does not say how.
    pub(super) fn mended(&self, row: &Row, notices: &mut Notices) -> Option<Row> {
        let width = self.layout.width.filter(|width| row.len() > *width)?;
        let length = (width..row.len()).rev().find(|at| !row.cell(*at).is_empty())? + 1;
        let extra = length - width;
        if extra > COMMAS_MAX || !(width..length).any(|at| self.layout.rarely_fills(at)) {
            return None;
        }
        if extra == 1 && self.at.amount + 1 < width && self.is_cut_amount(row) {
            let joined = joined(row, self.at.amount, 1, ",", width);
            let shown = joined.cell(self.at.amount).to_owned();
            notices.add(say::SPLIT_AMOUNT, || self.place(row, Some(self.at.amount)), || shown);
            return Some(joined);
        }
        if self.fits(row) {
            return None;
        }
        let supplier = self.at.texts.first().copied().flatten();
        let texts = supplier.into_iter().chain(self.at.texts.iter().rev().copied().flatten()).chain(0..width);
        let at = texts.into_iter().find(|at| {
            let mended = joined(row, *at, extra, ", ", width);
            !row.cell(*at).is_empty() && date::parse(row.cell(*at), Kind::Text) == DateText::None && self.fits(&mended)
        })?;
        let mended = joined(row, at, extra, ", ", width);
        notices.add(say::NAME_SPLIT, || self.place(row, Some(at)), || format!("“{}”", super::short(mended.cell(at))));
        Some(mended)
    }

    /// Whether amount and date stand in their columns.
    fn fits(&self, row: &Row) -> bool {
        let dated = self.at.date.is_none_or(|at| {
            let cell = row.cell(at);
            cell.is_empty() || date::parse(cell, Kind::Text) != DateText::None
        });
        dated && matches!(amount::parse(row.cell(self.at.amount), self.layout.decimal_comma), Money::Amount(_))
    }

    /// Whether the amount's cell and the next are the two halves of 1,234.56.
    fn is_cut_amount(&self, row: &Row) -> bool {
        let next = row.cell(self.at.amount + 1);
        let whole = next.split('.').next().unwrap_or(next);
        let head = row.cell(self.at.amount).trim_start_matches(['-', '(', '£', ' ']);
        (1..=3).contains(&head.len())
            && head.bytes().all(|b| b.is_ascii_digit())
            && whole.len() == 3
            && whole.bytes().all(|b| b.is_ascii_digit())
            && next.len() == 6
    }
}

/// The row with one cell and so many after it made one.
fn joined(row: &Row, at: usize, extra: usize, mark: &str, width: usize) -> Row {
    let mut mended = Row::default();
    mended.clear(row.number);
    for column in 0..width {
        let from = if column > at { column + extra } else { column };
        if column == at {
            let parts: Vec<&str> = (at..=at + extra).map(|part| row.cell(part)).collect();
            mended.push(&parts.join(mark), Kind::Text);
        } else {
            mended.push(row.cell(from), row.kind(from));
        }
    }
    mended
}
