//! A published CSV, read back: to check it before it is published, and to compare it with the records later.

use domain::publication::schema::{Field, SchemaColumn};
use domain::values::Pence;
use std::fmt;
use std::io::Read;

/// Why a file is not one that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It cannot be read as CSV.
    Unreadable(String),
    /// Its headings are not the schema's.
    Headings,
    /// A cell holds what its column may not: the row counted from 1 after the headings, and the column's name.
    Cell(u64, &'static str),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Unreadable(why) => write!(f, "the file cannot be read back: {why}"),
            Unfit::Headings => f.write_str("the file's headings are not the schema's"),
            Unfit::Cell(row, column) => write!(f, "row {row} holds a value that the column {column} may not hold"),
        }
    }
}

impl std::error::Error for Unfit {}

/// The rows of a file that was read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsBack {
    /// Each row as one text, with its amount.
    pub rows: Vec<(String, Pence)>,
    /// The sum of the amounts.
    pub total: Pence,
}

/// What stands between the cells of a row that is made one text; no cell holds it.
const BETWEEN: &str = "\u{1f}";

impl RowsBack {
    /// A row's cells as one text.
    #[must_use]
    pub fn joined(cells: &[String]) -> String {
        cells.join(BETWEEN)
    }
}

/// Reads a published CSV and holds each cell against its column.
///
/// # Errors
/// [`Unfit`] at the first thing that is wrong.
pub fn rows_back(from: impl Read, columns: &[SchemaColumn]) -> Result<RowsBack, Unfit> {
    let unreadable = |fault: csv::Error| Unfit::Unreadable(fault.to_string());
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(from);
    let headings = reader.headers().map_err(unreadable)?;
    if !headings.iter().eq(columns.iter().map(|column| column.name)) {
        return Err(Unfit::Headings);
    }
    let mut back = RowsBack::default();
    for (number, record) in (1..).zip(reader.records()) {
        let record = record.map_err(unreadable)?;
        let mut amount = Pence::ZERO;
        for (cell, column) in record.iter().zip(columns) {
            if !column.takes(cell) {
                return Err(Unfit::Cell(number, column.name));
            }
            if column.field == Field::Amount {
                amount = Pence::from_typed(cell).map_err(|_| Unfit::Cell(number, column.name))?;
            }
        }
        back.total = back.total.plus(amount).map_err(|fault| Unfit::Unreadable(fault.to_string()))?;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        back.rows.push((RowsBack::joined(&cells), amount));
    }
    Ok(back)
}
