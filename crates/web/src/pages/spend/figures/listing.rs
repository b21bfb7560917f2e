//! A list of figures: a table on the page, and the same rows as a file.

use super::super::{counted, percent};
use crate::components::{Cell, Heading, Table};
use publish::lists;

/// How many rows a page shows of a list; the file holds all.
const ROWS: usize = 100;

/// A list of figures.
pub struct Listing {
    /// The name in the address of its file.
    pub name: &'static str,
    pub title: String,
    /// The headings, the first one of the row's name.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Row>,
    /// A sentence below the title.
    pub note: String,
}

/// A row: where its name leads, and its cells.
pub struct Row {
    pub href: String,
    pub cells: Vec<lists::Cell>,
}

impl Row {
    /// A row whose name leads somewhere.
    pub fn new(href: impl Into<String>, cells: Vec<lists::Cell>) -> Row {
        Row { href: href.into(), cells }
    }
}

/// A share in tenths of a per cent as a cell; nothing where it is not measured.
pub fn share_cell(tenths: Option<i64>) -> lists::Cell {
    lists::Cell::maybe(tenths, |tenths| lists::Cell::Percent(tenths * 10))
}

/// A count as a cell.
pub fn count_cell(count: impl TryInto<i64>) -> lists::Cell {
    lists::Cell::Count(count.try_into().unwrap_or(i64::MAX))
}

/// What a page shows of a cell. What is not measured says so, and is never nought.
fn shown(cell: &lists::Cell) -> String {
    match cell {
        lists::Cell::Text(text) => text.clone(),
        lists::Cell::Money(money) => money.to_string(),
        lists::Cell::Count(count) => counted(*count),
        lists::Cell::Date(day) => day.to_string(),
        lists::Cell::Month(month) => month.name(),
        lists::Cell::Percent(hundredths) => percent(Some(hundredths / 10)),
        lists::Cell::Empty => "Not measured".to_owned(),
    }
}

impl Listing {
    /// The heading as a page shows it, without the unit that a file needs.
    fn heading(title: &str) -> &str {
        title.trim_end_matches(" (£)").trim_end_matches(" (%)")
    }

    /// The table of the page.
    pub fn table(&self) -> Table {
        let numeric = |cell: &lists::Cell| !matches!(cell, lists::Cell::Text(_));
        let of_words = |at: usize| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !numeric(cell)));
        let words: Vec<bool> = (0..self.columns.len()).map(of_words).collect();
        let head = self.columns.iter().zip(&words).enumerate().map(|(at, (title, words))| {
            let title = Listing::heading(title);
            if *words || at == 0 { Heading::new(title) } else { Heading::number(title) }
        });
        let row = |row: &Row| {
            let cells = row.cells.iter().zip(&words).enumerate().map(|(at, (cell, words))| match (at, words) {
                (0, _) => Cell::new(shown(cell)).to(row.href.as_str()),
                (_, true) => Cell::new(shown(cell)),
                _ => Cell::number(shown(cell)),
            });
            cells.collect()
        };
        Table {
            caption: self.title.clone(),
            caption_classes: "govuk-table__caption--m".into(),
            head: head.collect(),
            rows: self.rows.iter().take(ROWS).map(row).collect(),
            first_cell_is_header: true,
        }
    }

    /// How many rows the page leaves to the file.
    pub fn more(&self) -> String {
        let more = self.rows.len().saturating_sub(ROWS);
        if more == 0 { String::new() } else { counted(i64::try_from(more).unwrap_or(0)) }
    }
}
