//! What a question is answered with.

use crate::LedgerFailure;
use crate::query::{column, number_column, text_column};
use arrow::array::{Array, RecordBatch};
use arrow::datatypes::DataType;
use serde::Serialize;

/// A cell of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number: a count, a council's number, a year, or pence.
    Number(i64),
    /// A text.
    Text(String),
    /// Nothing known.
    None,
}

/// An answer: the names of its columns, and its rows in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Answer {
    pub(super) fn of(parts: &[RecordBatch]) -> Result<Answer, LedgerFailure> {
        let mut answer = Answer::default();
        for rows in parts {
            let schema = rows.schema();
            answer.columns = schema.fields().iter().map(|field| field.name().clone()).collect();
            let columns = (0..rows.num_columns()).map(|at| cells(rows, at)).collect::<Result<Vec<_>, _>>()?;
            let row = |at: usize| columns.iter().filter_map(|column| column.get(at).cloned()).collect();
            answer.rows.extend((0..rows.num_rows()).map(row));
        }
        Ok(answer)
    }
}

fn cells(rows: &RecordBatch, at: usize) -> Result<Vec<Cell>, LedgerFailure> {
    let is_text = matches!(
        column(rows, at)?.data_type(),
        DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8 | DataType::Dictionary(..)
    );
    if is_text {
        let texts = text_column(rows, at)?;
        return Ok(texts.iter().map(|text| text.map_or(Cell::None, |text| Cell::Text(text.to_owned()))).collect());
    }
    let numbers = number_column(rows, at)?;
    let cell = |row| if numbers.is_null(row) { Cell::None } else { Cell::Number(numbers.value(row)) };
    Ok((0..numbers.len()).map(cell).collect())
}
