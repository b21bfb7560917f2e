//! The columns of the files, and lines made into them.

use crate::LedgerFailure;
use crate::calendar::{days_of, number_of};
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Int32Array, Int64Array, RecordBatch, StringViewArray, UInt32Array, UInt64Array,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use domain::spend::{FileKind, PaymentLine};
use domain::values::{Date, Month};
use std::sync::Arc;

/// A line with what is worked out from it when it comes in.
#[derive(Debug)]
pub(crate) struct Row {
    pub line: PaymentLine,
    pub month: Option<Month>,
    pub supplier_key: Arc<str>,
    pub redacted: bool,
    pub fingerprint: u64,
}

/// The column of all that people search by; lines of a national table come without it.
pub(crate) const SEARCH_TEXT: &str = "search_text";

/// The columns, in the order of the files. The council stands in each line too, for questions over many; files of an
/// earlier release lack it, and no such question counts them.
pub(crate) fn schema() -> SchemaRef {
    let text = DataType::Utf8View;
    Arc::new(Schema::new(vec![
        Field::new("council", DataType::Int64, true),
        Field::new("batch", DataType::Int64, false),
        Field::new("kind", text.clone(), false),
        Field::new("sheet", DataType::UInt32, false),
        Field::new("row", DataType::UInt64, false),
        Field::new("date", DataType::Date32, true),
        Field::new("month", DataType::Int32, true),
        Field::new("amount_pence", DataType::Int64, false),
        Field::new("vat_pence", DataType::Int64, true),
        Field::new("gross_pence", DataType::Int64, true),
        Field::new("supplier", text.clone(), false),
        Field::new("supplier_key", text.clone(), false),
        Field::new("redacted", DataType::Boolean, false),
        Field::new("supplier_number", text.clone(), false),
        Field::new("service", text.clone(), false),
        Field::new("category", text.clone(), false),
        Field::new("description", text.clone(), false),
        Field::new("reference", text.clone(), false),
        Field::new("invoice_number", text.clone(), false),
        Field::new("invoice_date", DataType::Date32, true),
        Field::new("fingerprint", DataType::UInt64, false),
        Field::new(SEARCH_TEXT, text.clone(), true),
        // Batches written before grants were known have neither column; the engine then answers with nothing.
        Field::new("registration_number", text.clone(), true),
        Field::new("grant_period", text, true),
    ]))
}

/// Lines as the columns of [`schema`].
pub(crate) fn columns_of(
    (council, batch): (i64, i64),
    kind: FileKind,
    rows: &[Row],
) -> Result<RecordBatch, LedgerFailure> {
    let text = |of: fn(&Row) -> &str| -> ArrayRef { Arc::new(StringViewArray::from_iter_values(rows.iter().map(of))) };
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from_value(council, rows.len())),
        Arc::new(Int64Array::from_value(batch, rows.len())),
        Arc::new(StringViewArray::from_iter_values(rows.iter().map(|_| kind.name()))),
        Arc::new(UInt32Array::from_iter_values(rows.iter().map(|row| row.line.sheet))),
        Arc::new(UInt64Array::from_iter_values(rows.iter().map(|row| row.line.row))),
        dates(rows, |row| row.line.date)?,
        Arc::new(rows.iter().map(|row| row.month.map(number_of)).collect::<Int32Array>()),
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.line.amount.get()))),
        Arc::new(rows.iter().map(|row| row.line.vat.map(|pence| pence.get())).collect::<Int64Array>()),
        Arc::new(rows.iter().map(|row| row.line.gross.map(|pence| pence.get())).collect::<Int64Array>()),
        text(|row| &row.line.supplier),
        text(|row| &row.supplier_key),
        Arc::new(rows.iter().map(|row| Some(row.redacted)).collect::<BooleanArray>()),
        text(|row| &row.line.supplier_number),
        text(|row| &row.line.service),
        text(|row| &row.line.category),
        text(|row| &row.line.description),
        text(|row| &row.line.reference),
        text(|row| &row.line.invoice_number),
        dates(rows, |row| row.line.invoice_date)?,
        Arc::new(UInt64Array::from_iter_values(rows.iter().map(|row| row.fingerprint))),
        Arc::new(StringViewArray::from_iter_values(rows.iter().map(|row| search_text(&row.line)))),
        text(|row| &row.line.registration_number),
        text(|row| &row.line.grant_period),
    ];
    Ok(RecordBatch::try_new(schema(), columns)?)
}

fn dates(rows: &[Row], of: fn(&Row) -> Option<Date>) -> Result<ArrayRef, LedgerFailure> {
    let days = rows.iter().map(|row| of(row).map(days_of).transpose()).collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Date32Array::from(days)))
}

/// All words of a line that people search by, in lower case, so that a search looks for plain text in one column;
/// letting the engine disregard case in each column takes many times longer. No line break is ever searched for,
/// so nothing is found across two texts.
fn search_text(line: &PaymentLine) -> String {
    let texts: [&str; 7] = [
        &line.supplier,
        &line.description,
        &line.reference,
        &line.invoice_number,
        &line.supplier_number,
        &line.service,
        &line.category,
    ];
    texts.join("\n").to_lowercase()
}
