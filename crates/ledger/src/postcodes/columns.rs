//! The columns of an edition's file.

use crate::LedgerFailure;
use crate::calendar::{month_of, number_of};
use arrow::array::{Array, ArrayRef, AsArray, Int32Array, RecordBatch, StringArray, StringBuilder};
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use domain::postcodes::{GssCode, Postcode, PostcodeEntry};
use std::sync::Arc;

/// The columns that hold codes of areas, in the order of [`codes_of`].
const CODES: [&str; 5] = ["district", "county", "ward", "region", "country"];

pub(super) fn schema() -> SchemaRef {
    let text = |name: &str, nullable| Field::new(name, DataType::Utf8, nullable);
    let mut fields = vec![
        text("postcode", false),
        Field::new("introduced", DataType::Int32, true),
        Field::new("ended", DataType::Int32, true),
    ];
    fields.extend(CODES.map(|name| text(name, true)));
    Arc::new(Schema::new(fields))
}

fn codes_of(entry: &PostcodeEntry) -> [Option<GssCode>; 5] {
    [entry.district, entry.county, entry.ward, entry.region, entry.country]
}

/// Entries as rows of the file.
pub(super) fn rows_of(entries: &[PostcodeEntry]) -> Result<RecordBatch, LedgerFailure> {
    let postcodes = StringArray::from_iter_values(entries.iter().map(|entry| entry.postcode.to_string()));
    let months = |of: fn(&PostcodeEntry) -> Option<domain::values::Month>| -> ArrayRef {
        Arc::new(entries.iter().map(|entry| of(entry).map(number_of)).collect::<Int32Array>())
    };
    let mut columns: Vec<ArrayRef> =
        vec![Arc::new(postcodes), months(|entry| entry.introduced), months(|entry| entry.ended)];
    for at in 0..CODES.len() {
        let mut column = StringBuilder::new();
        for entry in entries {
            column.append_option(codes_of(entry).get(at).copied().flatten().as_ref().map(GssCode::as_str));
        }
        columns.push(Arc::new(column.finish()));
    }
    Ok(RecordBatch::try_new(schema(), columns)?)
}

/// A part of the file as it was read.
pub(super) struct Rows<'a> {
    postcodes: &'a StringArray,
    introduced: &'a Int32Array,
    ended: &'a Int32Array,
    codes: Vec<&'a StringArray>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(rows: &'a RecordBatch) -> Result<Self, LedgerFailure> {
        let missing = |what: &str| LedgerFailure::Engine(format!("the postcode directory has no column {what}"));
        let column = |name: &str| rows.column_by_name(name).ok_or_else(|| missing(name));
        let text = |name: &str| column(name)?.as_string_opt::<i32>().ok_or_else(|| missing(name));
        let number = |name: &str| column(name)?.as_primitive_opt::<Int32Type>().ok_or_else(|| missing(name));
        Ok(Rows {
            postcodes: text("postcode")?,
            introduced: number("introduced")?,
            ended: number("ended")?,
            codes: CODES.iter().map(|name| text(name)).collect::<Result<_, _>>()?,
        })
    }

    fn postcode(&self, at: usize) -> Option<Postcode> {
        Postcode::from_bytes(self.postcodes.value(at).as_bytes())
    }

    /// The first and the last postcode; none of no rows.
    pub(super) fn edges(&self) -> Option<(Postcode, Postcode)> {
        let last = self.postcodes.len().checked_sub(1)?;
        Some((self.postcode(0)?, self.postcode(last)?))
    }

    /// The row of a postcode, the rows being sorted.
    pub(super) fn find(&self, sought: Postcode) -> Option<usize> {
        let (mut from, mut to) = (0, self.postcodes.len());
        while from < to {
            let middle = from + (to - from) / 2;
            match self.postcode(middle)?.cmp(&sought) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    pub(super) fn entry(&self, at: usize, postcode: Postcode) -> PostcodeEntry {
        let month = |column: &Int32Array| if column.is_null(at) { None } else { month_of(column.value(at)) };
        let code = |which: usize| {
            let column = self.codes.get(which)?;
            if column.is_null(at) { None } else { GssCode::from_bytes(column.value(at).as_bytes()) }
        };
        PostcodeEntry {
            postcode,
            introduced: month(self.introduced),
            ended: month(self.ended),
            district: code(0),
            county: code(1),
            ward: code(2),
            region: code(3),
            country: code(4),
        }
    }
}
