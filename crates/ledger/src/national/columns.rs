//! A council's lines as columns of a file.

use super::piece::{Entry, NO_DAY, NO_SUM, TEXTS};
use crate::LedgerFailure;
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray,
    UInt32Array, UInt64Array,
};
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use domain::spend::FileKind;
use domain::spend::cube::{CountedNames, CountedTexts};
use std::sync::Arc;

/// A line that was counted: under which numbers its texts are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountedLine<'a> {
    pub entry: Entry,
    pub texts: [&'a str; TEXTS],
    pub names: CountedNames,
}

/// The columns of [`crate::schema::schema`] but for the text that is searched, which is made of the others when it is not
/// there; texts that come again and again stand in dictionaries.
pub(super) fn schema() -> SchemaRef {
    let again = || DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let fields = crate::schema::schema();
    let fields = fields.fields().iter().filter(|field| field.name() != crate::schema::SEARCH_TEXT);
    let fields: Vec<Field> = fields
        .map(|field| match (field.data_type(), field.name().as_str()) {
            (
                DataType::Utf8View,
                "description" | "reference" | "invoice_number" | "registration_number" | "grant_period",
            ) => Field::new(field.name(), DataType::Utf8, field.is_nullable()),
            (DataType::Utf8View, name) => Field::new(name, again(), false),
            _ => field.as_ref().clone(),
        })
        .collect();
    Arc::new(Schema::new(fields))
}

/// Lines of one council as columns.
pub(super) fn columns(
    (council, batch): (i64, i64),
    kind: FileKind,
    lines: &[CountedLine<'_>],
    texts: &CountedTexts<'_>,
) -> Result<RecordBatch, LedgerFailure> {
    let entries = || lines.iter().map(|line| &line.entry);
    let sum = |of: fn(&Entry) -> i64| -> ArrayRef {
        let sums = entries().map(of).map(|sum| (sum != NO_SUM).then_some(sum));
        Arc::new(sums.collect::<Int64Array>())
    };
    let day = |of: fn(&Entry) -> i32| -> ArrayRef {
        let days = entries().map(of).map(|day| (day != NO_DAY).then_some(day));
        Arc::new(days.collect::<Date32Array>())
    };
    let again = |texts: &[&str], of: fn(&CountedNames) -> u32| {
        dictionary(texts, lines.iter().map(|line| i32::try_from(of(&line.names)).unwrap_or(0)))
    };
    let seldom = |at: usize| -> ArrayRef {
        let texts = lines.iter().map(|line| line.texts.get(at).copied().unwrap_or_default());
        Arc::new(StringArray::from_iter_values(texts))
    };
    let redacted = |names: &CountedNames| texts.redacted.get(names.supplier as usize).copied().unwrap_or(false);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from_value(council, lines.len())),
        Arc::new(Int64Array::from_value(batch, lines.len())),
        dictionary(&[kind.name()], lines.iter().map(|_| 0))?,
        Arc::new(UInt32Array::from_value(1, lines.len())),
        Arc::new(entries().map(|entry| entry.row).collect::<UInt64Array>()),
        day(|entry| entry.date),
        Arc::new(entries().map(|entry| (entry.month != 0).then_some(entry.month)).collect::<Int32Array>()),
        sum(|entry| entry.amount),
        sum(|entry| entry.vat),
        sum(|entry| entry.gross),
        again(&texts.suppliers, |names| names.supplier)?,
        again(&texts.keys, |names| names.supplier)?,
        Arc::new(BooleanArray::from(lines.iter().map(|line| redacted(&line.names)).collect::<Vec<bool>>())),
        again(&texts.supplier_numbers, |names| names.supplier_number)?,
        again(&texts.services, |names| names.service)?,
        again(&texts.categories, |names| names.category)?,
        seldom(0),
        seldom(1),
        seldom(2),
        day(|entry| entry.invoice_date),
        Arc::new(entries().map(|entry| entry.fingerprint).collect::<UInt64Array>()),
        seldom(3),
        seldom(4),
    ];
    Ok(RecordBatch::try_new(schema(), columns)?)
}

fn dictionary(texts: &[&str], keys: impl Iterator<Item = i32>) -> Result<ArrayRef, LedgerFailure> {
    let keys = Int32Array::from_iter_values(keys);
    let texts = StringArray::from_iter_values(texts);
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(texts))?))
}
