//! Cells of workbooks become rows of text.

use super::limits::{CELLS_MAX, COLUMNS_MAX};
use super::{Sheet, TOO_LARGE};
use crate::cells::{Kind, Row};
use calamine::{CellErrorType, DataRef, DataType, ExcelDateTime};

/// Gathers cells, row by row, within the limits of the whole workbook.
pub(super) struct Gatherer {
    rows: Vec<Row>,
    cut: bool,
    last_row: u64,
}

impl Gatherer {
    pub fn new() -> Self {
        Gatherer { rows: Vec::new(), cut: false, last_row: 0 }
    }

    /// Adds a cell at a row and column counted from 0. `left` is what remains of the cells a workbook may hold.
    pub fn add(&mut self, row: u32, column: u32, value: &DataRef<'_>, left: &mut usize) -> Result<(), String> {
        self.last_row = self.last_row.max(u64::from(row) + 1);
        if matches!(value, DataRef::Empty) {
            return Ok(());
        }
        let column = column as usize;
        if column >= COLUMNS_MAX {
            self.cut |= !matches!(value.as_string(), Some(text) if text.trim().is_empty());
            return Ok(());
        }
        let number = u64::from(row) + 1;
        if self.rows.last().is_none_or(|last| last.number != number) {
            let mut row = Row::default();
            row.clear(number);
            self.rows.push(row);
        }
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        if column < row.len() {
            return Ok(());
        }
        let cost = column + 1 - row.len();
        *left = left.checked_sub(cost).ok_or(TOO_LARGE)?;
        row.pad(column);
        push(row, value);
        Ok(())
    }

    /// The sheet, its rows in order.
    pub fn finish(mut self, name: String, hidden: bool) -> Sheet {
        self.rows.retain(|row| !row.is_blank());
        if !self.rows.is_sorted_by_key(|row| row.number) {
            self.rows.sort_by_key(|row| row.number);
        }
        Sheet { name, hidden, rows: self.rows, last_row: self.last_row, cut: self.cut }
    }
}

/// The cells that are left to a workbook at its opening.
pub(super) const fn all_cells() -> usize {
    CELLS_MAX
}

fn push(row: &mut Row, value: &DataRef<'_>) {
    match value {
        DataRef::Int(number) => row.push(&number.to_string(), Kind::Number),
        // The shortest decimal that is this number: what a person typed.
        DataRef::Float(number) => row.push(&number.to_string(), Kind::Number),
        DataRef::String(text) => row.push(text, Kind::Text),
        DataRef::SharedString(text) => row.push(text, Kind::Text),
        DataRef::Bool(truth) => row.push(if *truth { "TRUE" } else { "FALSE" }, Kind::Text),
        DataRef::DateTime(date) => push_date(row, date),
        DataRef::DateTimeIso(text) => row.push(text.split('T').next().unwrap_or(text), Kind::Date),
        DataRef::DurationIso(text) => row.push(text, Kind::Text),
        DataRef::Error(error) => row.push(shown(error), Kind::Error),
        DataRef::Empty => row.push("", Kind::Text),
    }
}

/// A date as `2025-04-01`; a time of day or a length of time as the number it is stored as.
fn push_date(row: &mut Row, date: &ExcelDateTime) {
    if date.is_datetime() && date.as_f64() >= 1.0 {
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        row.push(&format!("{year:04}-{month:02}-{day:02}"), Kind::Date);
    } else {
        row.push(&date.as_f64().to_string(), Kind::Number);
    }
}

const fn shown(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
