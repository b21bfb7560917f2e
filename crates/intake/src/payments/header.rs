//! Where the headings stand.

use super::amount::{self, Money};
use super::date::{self, DateText};
use super::dictionary;
use crate::cells::{Kind, Row};
use domain::spend::Column;
use std::collections::BTreeSet;

/// How many rows that are not blank are looked at for headings.
const ROWS_LOOKED_AT: usize = 60;
/// A heading speaks clearly enough from here on.
const CLEAR: i32 = 40;
/// What two sure headings reach together.
const ENOUGH: i32 = 120;

/// The rows that hold the headings.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The first and the last of them, as positions in the rows looked at.
    pub first: usize,
    pub last: usize,
    /// The headings, two rows of them joined.
    pub texts: Vec<String>,
}

/// Finds the headings among the first rows, blank ones left out; none where the rows begin without any.
pub(crate) fn find(rows: &[Row]) -> Option<Header> {
    let scored: Vec<(usize, i32)> =
        rows.iter().take(ROWS_LOOKED_AT).enumerate().filter_map(|(at, row)| Some((at, score(&texts(row))?))).collect();
    let best = scored.iter().map(|(_, score)| *score).max().filter(|best| *best >= ENOUGH)?;
    let (at, single) = scored.into_iter().find(|(_, score)| *score * 10 >= best * 8)?;
    let row = rows.get(at)?;
    let mut header = Header { first: at, last: at, texts: texts(row) };
    let mut best = single;
    for (upper, lower) in [(at.checked_sub(1), Some(at)), (Some(at), Some(at + 1))] {
        let (Some(upper), Some(lower)) = (upper, lower) else { continue };
        let Some(joined) = join(rows.get(upper), rows.get(lower)) else { continue };
        if let Some(score) = score(&joined).filter(|score| *score > best + 15) {
            best = score;
            header = Header { first: upper, last: lower, texts: joined };
        }
    }
    Some(header)
}

/// The header at a row somebody named.
pub(crate) fn at_row(rows: &[Row], number: u64) -> Option<Header> {
    let at = rows.iter().position(|row| row.number == number)?;
    Some(Header { first: at, last: at, texts: texts(rows.get(at)?) })
}

fn texts(row: &Row) -> Vec<String> {
    row.iter().map(String::from).collect()
}

/// Two rows of headings as one, the upper word first; none where they cannot both be headings.
fn join(upper: Option<&Row>, lower: Option<&Row>) -> Option<Vec<String>> {
    let (upper, lower) = (upper?, lower?);
    let near = lower.number.saturating_sub(upper.number) <= 2;
    if !near || upper.filled() < 2 || upper.iter().chain(lower.iter()).any(is_datum) {
        return None;
    }
    let columns = upper.len().max(lower.len());
    Some((0..columns).map(|at| format!("{} {}", upper.cell(at), lower.cell(at)).trim().to_owned()).collect())
}

/// Whether a cell holds an amount or a date, which no heading does.
fn is_datum(cell: &str) -> bool {
    matches!(amount::parse(cell, false), Money::Amount(_))
        || !matches!(date::parse(cell, Kind::Text), DateText::None | DateText::Blank)
}

/// How much cells look like headings; none where they do not speak for two meanings, one of them essential.
fn score(cells: &[String]) -> Option<i32> {
    let mut total = 0;
    let mut meanings = BTreeSet::new();
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        if is_datum(cell) {
            total -= 70;
        } else if let Some((column, score)) = dictionary::strongest(cell).filter(|(_, score)| *score >= CLEAR) {
            // A second heading of the same meaning says less.
            total += if meanings.insert(column) { score } else { score / 4 };
        } else if cell.len() > 45 {
            total -= 15;
        }
    }
    let essential = [Column::Supplier, Column::Amount, Column::Gross, Column::Date]
        .iter()
        .filter(|column| meanings.contains(column))
        .count();
    (meanings.len() >= 2 && essential >= 1).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&[&str]]) -> Vec<Row> {
        let made = lines.iter().enumerate().map(|(at, cells)| {
            let mut row = Row::default();
            row.clear(at as u64 + 1);
            cells.iter().for_each(|cell| row.push(cell, Kind::Text));
            row
        });
        made.collect()
    }

    #[test]
    fn the_headings_are_found_below_titles() {
        let rows = rows(&[
            &["Payments to suppliers over £500, April 2025"],
            &["Wynmarch District Council", "", "Total", "1,234.00"],
            &["Directorate", "Supplier", "Payment date", "Net amount"],
            &["Place", "Abel Ltd", "01/04/2025", "617.00"],
        ]);
        let header = find(&rows).unwrap();
        assert_eq!((header.first, header.last), (2, 2));
    }

    #[test]
    fn headings_on_two_rows_are_joined() {
        let rows = rows(&[
            &["Payment", "", "Supplier", "Net"],
            &["Date", "Ref", "Name", "Amount"],
            &["01/04/2025", "77", "Abel Ltd", "617.00"],
        ]);
        let header = find(&rows).unwrap();
        assert_eq!((header.first, header.last), (0, 1));
        assert_eq!(header.texts, ["Payment Date", "Ref", "Supplier Name", "Net Amount"]);
    }

    #[test]
    fn rows_of_lines_are_no_headings() {
        let rows = rows(&[
            &["Place", "Abel Supplier Services Ltd", "01/04/2025", "617.00"],
            &["School", "Payment Company", "02/04/2025", "50.00"],
        ]);
        assert!(find(&rows).is_none());
    }
}
