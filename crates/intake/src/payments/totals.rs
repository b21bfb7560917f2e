//! Which rows with an amount are totals of the lines above them rather than lines.

use super::layout::Layout;
use crate::cells::Row;
use domain::spend::Column;

/// Labels that are nothing but a total's.
const LABELS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "overall total",
    "total amount",
    "total spend",
    "total payments",
    "report total",
    "sum",
    "total net",
    "total value",
    "total paid",
    "final total",
    "total gbp",
    "sum total",
    "page total",
    "carried forward",
    "brought forward",
    "balance carried forward",
    "balance brought forward",
    "total expenditure",
    "total invoices",
    "monthly total",
    "total for period",
];
/// Labels of figures below the lines that are no sum of them.
const FIGURES: &[&str] = &[
    "count",
    "average",
    "mean",
    "median",
    "maximum",
    "max",
    "minimum",
    "min",
    "vat",
    "net",
    "gross",
    "vat total",
    "total vat",
    "total gross",
    "gross total",
    "less vat",
    "plus vat",
];
/// Words that a note begins with.
const NOTES: &[&str] = &["note", "notes", "please note", "nb", "n b", "source", "disclaimer", "key"];
/// Beginnings of such labels.
const BEGINNINGS: &[&str] = &[
    "grand total",
    "sub total",
    "subtotal",
    "total for ",
    "total of ",
    "total spend",
    "total payments",
    "total paid",
    "total amount",
    "total number",
    "number of ",
    "report total",
    "page total",
    "total invoices",
    "total expenditure",
];

/// Sums since the last total of each kind, in pence.
#[derive(Clone, Debug, Default)]
pub(crate) struct RunningSums {
    since_start: i128,
    since_total: i128,
    lines: u64,
}

/// What a row with an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Line,
    /// A total; false where it agrees with no sum of lines although its label says it is the grand one.
    Total {
        agrees: bool,
    },
    /// Nothing but an amount, which agrees with no sum.
    Unlabelled,
}

impl RunningSums {
    /// Counts a line.
    pub fn add(&mut self, pence: i64) {
        self.since_start += i128::from(pence);
        self.since_total += i128::from(pence);
        self.lines += 1;
    }

    /// The sum of all lines so far, in pence.
    pub fn all(&self) -> i128 {
        self.since_start
    }

    fn matches(&self, pence: i64) -> bool {
        let pence = i128::from(pence);
        self.lines > 0 && (pence == self.since_start || pence == self.since_total)
    }

    /// Judges a row by its label, by how little of it is filled and by the sums.
    pub fn judge(&mut self, row: &Row, layout: &Layout, pence: i64) -> Verdict {
        let verdict = self.verdict(row, layout, pence);
        if verdict != Verdict::Line {
            self.since_total = 0;
        }
        verdict
    }

    fn verdict(&self, row: &Row, layout: &Layout, pence: i64) -> Verdict {
        // A row as full as most, with a date, is a line; nearly every row leaves here.
        let dated = layout.columns.get(&Column::Date).is_some_and(|at| !row.cell(*at).is_empty());
        if dated && layout.typical >= 4 && row.filled() >= layout.typical {
            return Verdict::Line;
        }
        let money = [Column::Amount, Column::Vat, Column::Gross, Column::Credit];
        let at_money = |at: usize| money.iter().any(|column| layout.columns.get(column) == Some(&at));
        let others = (0..row.len()).filter(|at| !at_money(*at) && !row.cell(*at).is_empty());
        let filled = others.clone().count();
        let usual = layout.typical.saturating_sub(1);
        // Most rows are full lines: they are told by the count alone.
        if filled > 2 && filled * 2 > usual {
            return if filled <= usual && self.is_labelled_before_date(row, layout) {
                self.total(pence, false)
            } else {
                Verdict::Line
            };
        }
        let label = others.map(|at| label_of(row.cell(at))).max().unwrap_or(Label::None);
        let supplier = layout.columns.get(&Column::Supplier).is_some_and(|at| !row.cell(*at).is_empty());
        let dated = layout.columns.get(&Column::Date).is_some_and(|at| {
            super::date::parse(row.cell(*at), row.kind(*at)) != super::date::DateText::None && !row.cell(*at).is_empty()
        });
        let complete = supplier && (dated || !layout.columns.contains_key(&Column::Date)) && filled >= usual;
        match label {
            Label::Total if !complete || self.matches(pence) => self.total(pence, filled <= 1),
            Label::Figure if !complete && !supplier => Verdict::Total { agrees: true },
            Label::Perhaps if self.matches(pence) || (!complete && !dated && filled <= 1 && usual > 2) => {
                Verdict::Total { agrees: true }
            }
            _ if filled == 0 && self.matches(pence) && usual >= 1 => Verdict::Total { agrees: true },
            _ if filled == 0 && usual >= 2 => Verdict::Unlabelled,
            _ => Verdict::Line,
        }
    }

    /// A row nearly full whose first cells are a total's label and which has no date.
    fn is_labelled_before_date(&self, row: &Row, layout: &Layout) -> bool {
        let dated = layout.columns.get(&Column::Date).is_some_and(|at| !row.cell(*at).is_empty());
        let supplier = layout.columns.get(&Column::Supplier).map_or("", |at| row.cell(*at));
        let first = row.iter().find(|cell| !cell.is_empty()).unwrap_or("");
        !dated && (supplier.is_empty() || supplier == first) && label_of(first) == Label::Total
    }

    fn total(&self, pence: i64, grand: bool) -> Verdict {
        Verdict::Total { agrees: self.matches(pence) || !grand || self.lines == 0 }
    }
}

/// How much a text is a total's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Label {
    None,
    /// A firm could be called so: `Total Gas Ltd`, `Abel Ltd Total`.
    Perhaps,
    /// An average, the VAT, a count: no line, and no sum to compare with.
    Figure,
    Total,
}

/// Whether a row is a note below the lines, cut at its commas: its first cell begins as a note, and no day is given.
pub(crate) fn is_note(row: &Row, date: &str) -> bool {
    if date.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let first = row.iter().find(|cell| !cell.is_empty()).unwrap_or("");
    first.split_once(':').is_some_and(|(word, _)| NOTES.contains(&super::headings::normalise(word).as_str()))
}

/// Reads a label.
pub(crate) fn label_of(text: &str) -> Label {
    if text.len() > 80
        || !text
            .bytes()
            .any(|b| matches!(b, b't' | b'T' | b's' | b'S' | b'c' | b'C' | b'a' | b'A' | b'n' | b'N' | b'f' | b'F'))
    {
        return Label::None;
    }
    let words = super::headings::normalise(text);
    if LABELS.contains(&words.as_str()) || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning)) {
        Label::Total
    } else if FIGURES.contains(&words.as_str()) {
        Label::Figure
    } else if words.starts_with("total ") || words.ends_with(" total") || words.ends_with(" totals") {
        Label::Perhaps
    } else {
        Label::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Kind;

    fn layout() -> Layout {
        let columns =
            [(Column::Date, 0), (Column::Supplier, 1), (Column::Service, 2), (Column::Amount, 3)].into_iter().collect();
        Layout { columns, typical: 4, ..Layout::default() }
    }

    #[test]
    fn totals_are_told_from_lines() {
        use Verdict::{Line, Total, Unlabelled};
        for (cells, verdict, reason) in [
            (["01/04/2025", "Abel Ltd", "Place", "10.00"], Line, "a line"),
            (["Total", "", "", "30.00"], Total { agrees: true }, "a label and the sum"),
            (["", "", "Grand Total:", "31.00"], Total { agrees: false }, "a label and another sum"),
            (["", "", "", "30.00"], Total { agrees: true }, "the sum alone"),
            (["", "", "", "31.00"], Unlabelled, "another amount alone"),
            (["VAT", "", "", "6.00"], Total { agrees: true }, "the VAT of the lines, which makes no sum"),
            (["", "Place Total", "", "30.00"], Total { agrees: true }, "a sub-total of a spreadsheet"),
            (["01/04/2025", "Total Gas Ltd", "Place", "30.00"], Line, "a firm called Total"),
            (["01/04/2025", "Total", "Place", "12.00"], Line, "a firm called Total and nothing else, on a full line"),
            (["01/04/2025", "Abel Ltd", "", "12.00"], Line, "a line without its service"),
            (["", "Abel Ltd", "", "30.00"], Line, "a line without its date, although it makes the sum"),
        ] {
            let mut sums = RunningSums::default();
            sums.add(1_000);
            sums.add(2_000);
            let mut row = Row::default();
            row.clear(9);
            cells.iter().for_each(|cell| row.push(cell, Kind::Text));
            let pence = cells[3].replace('.', "").parse().unwrap();
            assert_eq!(sums.judge(&row, &layout(), pence), verdict, "{reason}");
        }
    }
}
