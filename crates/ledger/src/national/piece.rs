//! Lines of one part of a table, council by council.

use crate::LedgerFailure;
use crate::calendar::{days_of, number_of};
use crate::fingerprint::fingerprint_with;
use domain::spend::PaymentLine;
use domain::values::{Date, Month};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use std::sync::Arc;

/// A sum that is not there.
pub(super) const NO_SUM: i64 = i64::MIN;

/// A day that is not there.
pub(super) const NO_DAY: i32 = i32::MIN;

/// The texts of a line that come again and again: supplier, its number, service, category.
pub(super) const NAMES: usize = 4;

/// The other texts of a line.
pub(super) const TEXTS: usize = 5;

/// A line whose texts stand in its piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub row: u64,
    pub fingerprint: u64,
    pub amount: i64,
    pub vat: i64,
    pub gross: i64,
    /// Days since 1970.
    pub date: i32,
    pub invoice_date: i32,
    /// The same as days of the calendar, so that counting need not work them out again.
    pub day: Option<Date>,
    pub month_only: Option<Date>,
    pub invoice_day: Option<Date>,
    /// The month as yyyymm; 0 where there is none.
    pub month: i32,
    /// Under which numbers the piece knows its names.
    pub names: [u32; NAMES],
    /// Where its texts begin, and how long each is.
    texts: u32,
    lengths: [u32; TEXTS],
}

/// Lines of a part.
#[derive(Debug)]
pub(super) struct Piece {
    entries: Vec<Entry>,
    names: [Vec<Arc<str>>; NAMES],
    texts: String,
    /// The places of the entries, those of one council after those of another.
    order: Vec<u32>,
    /// Where in the order each council's begin, and at the end where the last one's end.
    starts: Vec<u32>,
}

impl Piece {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The row of the table that the first line stands on.
    pub(super) fn first_row(&self) -> u64 {
        self.entries.first().map_or(0, |entry| entry.row)
    }

    /// The lines of a council in the order of the table.
    pub(super) fn of(&self, council: u32) -> impl Iterator<Item = &Entry> {
        let council = council as usize;
        let start = self.starts.get(council).copied().unwrap_or(0) as usize;
        let end = self.starts.get(council + 1).copied().unwrap_or(0) as usize;
        let places = self.order.get(start..end).unwrap_or_default();
        places.iter().filter_map(|place| self.entries.get(*place as usize))
    }

    /// The names in the piece of one sort, by their numbers.
    pub(super) fn names(&self, of: usize) -> &[Arc<str>] {
        self.names.get(of).map_or(&[], Vec::as_slice)
    }

    /// The other texts of a line: description, reference, invoice number, registration number, grant period.
    pub(super) fn texts(&self, entry: &Entry) -> [&str; TEXTS] {
        let mut start = entry.texts as usize;
        entry.lengths.map(|length| {
            let end = start + length as usize;
            let text = self.texts.get(start..end).unwrap_or_default();
            start = end;
            text
        })
    }
}

/// Takes the lines of a part.
#[derive(Debug, Default)]
pub(super) struct PieceMaker {
    entries: Vec<Entry>,
    councils: Vec<u32>,
    texts: String,
    names: [PieceNames; NAMES],
    days: HashMap<Date, i32, RandomState>,
    scratch: Vec<u8>,
}

impl PieceMaker {
    /// Takes a line of the council with this number.
    pub(super) fn push(&mut self, council: u32, line: &PaymentLine) -> Result<(), LedgerFailure> {
        let start = u32::try_from(self.texts.len()).map_err(|_| LedgerFailure::Unfinished)?;
        let mut lengths = [0; TEXTS];
        let texts: [&str; TEXTS] =
            [&line.description, &line.reference, &line.invoice_number, &line.registration_number, &line.grant_period];
        for (text, length) in texts.into_iter().zip(&mut lengths) {
            self.texts.push_str(text);
            *length = u32::try_from(text.len()).map_err(|_| LedgerFailure::Unfinished)?;
        }
        let (date, invoice_date) = (self.day(line.date)?, self.day(line.invoice_date)?);
        let names = self.names_of(line);
        self.entries.push(Entry {
            row: line.row,
            fingerprint: fingerprint_with(line, &mut self.scratch),
            amount: line.amount.get(),
            vat: line.vat.map_or(NO_SUM, |pence| pence.get()),
            gross: line.gross.map_or(NO_SUM, |pence| pence.get()),
            date,
            invoice_date,
            day: line.date,
            month_only: line.month_only,
            invoice_day: line.invoice_date,
            month: line
                .date
                .or(line.month_only)
                .and_then(|day| Month::new(day.year(), day.month()))
                .map_or(0, number_of),
            names,
            texts: start,
            lengths,
        });
        self.councils.push(council);
        Ok(())
    }

    fn names_of(&mut self, line: &PaymentLine) -> [u32; NAMES] {
        let [suppliers, numbers, services, categories] = &mut self.names;
        [
            suppliers.number(&line.supplier),
            numbers.number(&line.supplier_number),
            services.number(&line.service),
            categories.number(&line.category),
        ]
    }

    fn day(&mut self, date: Option<Date>) -> Result<i32, LedgerFailure> {
        let Some(date) = date else { return Ok(NO_DAY) };
        if let Some(days) = self.days.get(&date) {
            return Ok(*days);
        }
        let days = days_of(date)?;
        self.days.insert(date, days);
        Ok(days)
    }

    /// The lines taken since the last piece.
    pub(super) fn finish(&mut self) -> Piece {
        let (order, starts) = grouped(&self.councils);
        let (lines, bytes) = (self.entries.len(), self.texts.len());
        self.councils.clear();
        Piece {
            // The next part is about as long.
            entries: std::mem::replace(&mut self.entries, Vec::with_capacity(lines + lines / 8)),
            names: self.names.each_mut().map(PieceNames::take),
            texts: std::mem::replace(&mut self.texts, String::with_capacity(bytes + bytes / 8)),
            order,
            starts,
        }
    }
}

/// Names under numbers from 0 on.
#[derive(Debug, Default)]
struct PieceNames {
    numbers: HashMap<Arc<str>, u32, RandomState>,
    texts: Vec<Arc<str>>,
    /// The name of the line before: many lines have the same.
    last: u32,
}

impl PieceNames {
    fn number(&mut self, text: &str) -> u32 {
        if self.texts.get(self.last as usize).is_some_and(|last| **last == *text) {
            return self.last;
        }
        self.last = match self.numbers.get(text) {
            Some(number) => *number,
            None => {
                // A part has fewer lines than a number can count.
                let (number, text) = (u32::try_from(self.texts.len()).unwrap_or(u32::MAX), Arc::<str>::from(text));
                self.texts.push(Arc::clone(&text));
                self.numbers.insert(text, number);
                number
            }
        };
        self.last
    }

    fn take(&mut self) -> Vec<Arc<str>> {
        self.numbers.clear();
        self.last = 0;
        std::mem::take(&mut self.texts)
    }
}

/// The places of numbers, those of each number in a row, and where each number's begin.
fn grouped(numbers: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let most = numbers.iter().max().map_or(0, |most| *most as usize + 1);
    let mut starts = vec![0_u32; most + 1];
    for number in numbers {
        if let Some(count) = starts.get_mut(*number as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut order = vec![0; numbers.len()];
    for (place, number) in (0..).zip(numbers) {
        if let Some(next) = next.get_mut(*number as usize)
            && let Some(slot) = order.get_mut(*next as usize)
        {
            *slot = place;
            *next += 1;
        }
    }
    (order, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_grouped_by_their_numbers_in_order() {
        assert_eq!(grouped(&[2, 0, 2, 1, 0]), (vec![1, 4, 3, 0, 2], vec![0, 2, 3, 5]));
        assert_eq!(grouped(&[]), (vec![], vec![0]));
    }

    #[test]
    fn a_line_is_found_with_its_texts_under_its_council() {
        let mut maker = PieceMaker::default();
        for (council, supplier) in [(1, "Abel Ltd"), (0, "Baker"), (1, "")] {
            let line = PaymentLine { supplier: supplier.into(), reference: "7".into(), ..PaymentLine::default() };
            maker.push(council, &line).unwrap();
        }
        let piece = maker.finish();
        let supplier = |entry: &Entry| piece.names(0)[entry.names[0] as usize].to_string();
        let of = |council| piece.of(council).map(supplier).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2)), (vec!["Baker".into()], vec!["Abel Ltd".into(), String::new()], vec![]));
        let last = piece.of(1).last().unwrap();
        assert_eq!((piece.texts(last)[1], last.date, last.vat), ("7", NO_DAY, NO_SUM));
    }
}
