//! A payment line as the checks see it.

use crate::spend::{FileKind, PaymentLine};
use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};

/// Where a line stands: by this it is found again in the ledger and in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The batch it came in with.
    pub batch: i64,
    /// The sheet, counted from 1.
    pub sheet: u32,
    /// The row, counted from 1 as a spreadsheet shows it.
    pub row: u64,
}

/// A payment line as the checks see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// The number by which the ledger knows the same content again.
    pub fingerprint: u64,
    /// The kind of payments of its batch.
    pub kind: FileKind,
    /// The cleaned name of its supplier; empty for a redacted payee and for a line that names none, which no check by supplier sees.
    pub supplier_key: String,
    /// The line as it was published.
    pub line: PaymentLine,
}

impl Line {
    /// What the invoice is known by: the supplier's own number, or the payment's reference where the file gives no other.
    #[must_use]
    pub fn document(&self) -> &str {
        if self.line.invoice_number.is_empty() { &self.line.reference } else { &self.line.invoice_number }
    }

    /// The amount.
    #[must_use]
    pub const fn amount(&self) -> Pence {
        self.line.amount
    }

    /// The day it was paid, where the file gives a day.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        self.line.date
    }

    /// By what lines stand in order: day, else month; then where they stand. Undated lines come first.
    #[must_use]
    pub fn order(&self) -> (Option<Date>, Place) {
        (self.line.date.or(self.line.month_only), self.place)
    }

    /// Whether two lines are parts of one payment, coded to different services or purposes: one document, one day.
    #[must_use]
    pub fn is_coded_beside(&self, other: &Line) -> bool {
        let (one, two) = (&self.line, &other.line);
        let same_payment = one.date == two.date && one.month_only == two.month_only && one.reference == two.reference;
        let same_coding =
            one.service == two.service && one.category == two.category && one.description == two.description;
        same_payment && self.document() == other.document() && !same_coding
    }

    /// A number that lines share only when they say the same in every respect that a file can give.
    #[must_use]
    pub fn identity(&self) -> u64 {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.fingerprint.to_le_bytes());
        hash.update(self.line.invoice_number.as_bytes());
        hash.update(&[0]);
        for text in [self.line.invoice_date.map(|day| day.to_string()), self.line.vat.map(Pence::plain)] {
            hash.update(text.unwrap_or_default().as_bytes());
            hash.update(&[0]);
        }
        let mut first = [0; 8];
        hash.finalize_xof().fill(&mut first);
        u64::from_le_bytes(first)
    }
}

/// Whole days from one day to a later one; below zero where it is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A line of Abel Ltd: day, pounds and pence, reference, row.
    pub fn line(day: &str, pounds: &str, invoice: &str, row: u64) -> Line {
        let line = PaymentLine {
            sheet: 1,
            row,
            date: day.parse().ok(),
            amount: Pence::from_typed(pounds).unwrap(),
            supplier: "Abel Ltd".into(),
            service: "Housing".into(),
            invoice_number: invoice.into(),
            reference: format!("{row:05}"),
            ..PaymentLine::default()
        };
        Line {
            place: Place { batch: 1, sheet: 1, row },
            fingerprint: row * 7919,
            kind: FileKind::Payments,
            supplier_key: "abel ltd".into(),
            line,
        }
    }

    #[test]
    fn parts_of_one_payment_are_told_from_a_line_entered_twice() {
        let one = line("2026-05-01", "100", "A1", 1);
        let twice = Line { line: PaymentLine { row: 2, ..one.line.clone() }, ..one.clone() };
        assert!(!one.is_coded_beside(&twice), "the same in every respect");
        let coded = Line { line: PaymentLine { service: "Parks".into(), ..one.line.clone() }, ..one.clone() };
        assert!(one.is_coded_beside(&coded), "one payment coded to two services");
        let later = line("2026-05-02", "100", "A1", 3);
        let coded_later = Line { line: PaymentLine { service: "Parks".into(), ..later.line.clone() }, ..later };
        assert!(!one.is_coded_beside(&coded_later), "another day is another payment");
    }
}
