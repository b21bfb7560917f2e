//! Lists as CSV and XLSX: typed cells in, bytes out, row by row, so that a list of a million lines needs little memory.
//!
//! Text never becomes a formula in anybody's spreadsheet; numbers stay numbers and dates dates.
//!
//! ```
//! use domain::values::Pence;
//! use publish::lists::{Cell, ColumnHeading, List, csv};
//!
//! let list = List {
//!     title: "Spend by supplier".into(),
//!     columns: vec![ColumnHeading::new("Supplier"), ColumnHeading::new("Total (£)")],
//!     notes: vec!["Wynmarch District Council, April 2025 to March 2026".into()],
//! };
//! let bytes = csv(&list, [vec![Cell::text("Vale Farm"), Cell::Money(Pence::new(-123_456))]]).unwrap();
//! assert_eq!(bytes, "\u{feff}Supplier,Total (£)\r\nVale Farm,-1234.56\r\n".as_bytes());
//! ```

mod csv_list;
pub(crate) mod safe_text;
mod sheet_name;
mod xlsx_book;
mod xlsx_list;

pub use csv_list::CsvList;
pub use xlsx_book::{Choices, Typed, XlsxBook};
pub use xlsx_list::XlsxList;

use domain::values::{Date, Month, Pence};
use std::error::Error;
use std::{fmt, io};

/// One value of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, names, references: never a number, even if it is made of digits.
    Text(String),
    /// Pounds with two decimals.
    Money(Pence),
    /// A whole number.
    Count(i64),
    /// A day.
    Date(Date),
    /// A month: `2025-04` in CSV, its first day shown as `April 2025` in XLSX.
    Month(Month),
    /// A share in hundredths of one per cent: 1234 is 12.34 per cent.
    /// CSV has the number of per cent, so the heading should say `(%)`.
    Percent(i64),
    /// Nothing: not known, or not measured.
    Empty,
}

impl Cell {
    /// Words; none at all are an empty cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// The cell of a value that may be missing.
    #[must_use]
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Self {
        value.map_or(Cell::Empty, cell)
    }
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHeading {
    /// What stands at its top.
    pub title: String,
    /// How wide a spreadsheet shows it, in characters.
    pub width: u16,
}

impl ColumnHeading {
    /// A column of the usual width.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        ColumnHeading { title: title.into(), width: 18 }
    }

    /// A column for long text.
    #[must_use]
    pub fn wide(title: impl Into<String>) -> Self {
        ColumnHeading { title: title.into(), width: 40 }
    }
}

/// What a list is, apart from its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Its title: the name of the sheet, as far as a sheet can bear it.
    pub title: String,
    /// Its columns.
    pub columns: Vec<ColumnHeading>,
    /// What a reader must know: scope, definition, source, the day it was made. On the second sheet of a workbook;
    /// a CSV file holds the rows alone, so that programs can read it.
    pub notes: Vec<String>,
}

/// Why a list could not be written.
#[derive(Debug)]
pub enum ListFailure {
    /// What it was written to failed.
    Write(io::Error),
    /// The workbook could not be made; the text is for the log.
    Workbook(String),
    /// A row has another number of cells than the list has columns.
    Ragged {
        /// The row, counted from 1 after the headings.
        row: u64,
    },
}

impl fmt::Display for ListFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListFailure::Write(source) => write!(f, "could not write the list: {source}"),
            ListFailure::Workbook(text) => write!(f, "could not make the workbook: {text}"),
            ListFailure::Ragged { row } => write!(f, "row {row} of the list does not fit its columns"),
        }
    }
}

impl Error for ListFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ListFailure::Write(source) => Some(source),
            _ => None,
        }
    }
}

/// A whole list as CSV.
///
/// # Errors
/// [`ListFailure::Ragged`] for a row that does not fit the columns.
pub fn csv(list: &List, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, ListFailure> {
    let mut out = CsvList::begin(list, Vec::new())?;
    for row in rows {
        out.row(&row)?;
    }
    out.finish()
}

/// Rows of a list as CSV without its headings, to go on with one that is sent part by part.
///
/// # Errors
/// [`ListFailure::Ragged`] for a row that does not fit the columns.
pub fn csv_rows(list: &List, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, ListFailure> {
    let mut out = CsvList::go_on(list, Vec::new());
    for row in rows {
        out.row(&row)?;
    }
    out.finish()
}

/// A whole list as XLSX.
///
/// # Errors
/// [`ListFailure::Ragged`] for a row that does not fit the columns; [`ListFailure::Workbook`] when no temporary file can be written.
pub fn xlsx(list: &List, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, ListFailure> {
    let mut out = XlsxList::begin(list)?;
    for row in rows {
        out.row(&row)?;
    }
    let mut bytes = Vec::new();
    out.finish(&mut bytes)?;
    Ok(bytes)
}
