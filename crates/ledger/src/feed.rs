//! Rows of a feed as one Parquet file, sent part by part while it is made.

use crate::LedgerFailure;
use crate::calendar::days_of;
use arrow::array::{ArrayRef, BooleanArray, Date32Array, Int64Array, RecordBatch, StringViewArray};
use arrow::datatypes::{DataType, Field as ArrowField, Schema, SchemaRef};
use domain::feeds::{Field, FieldKind, Value};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::sync::Arc;

/// The rows held before a row group is written.
const ROW_GROUP: usize = 65_536;

/// A Parquet file of a feed that is being made. Its parts, one after the other, are the file.
pub struct ParquetFeed {
    fields: &'static [Field],
    schema: SchemaRef,
    writer: ArrowWriter<Vec<u8>>,
    waiting: Vec<Vec<Value>>,
}

impl ParquetFeed {
    /// Begins a file with the fields of a feed, in their order and under their names.
    ///
    /// # Errors
    /// [`LedgerFailure::Engine`] when the file cannot be begun.
    pub fn begin(fields: &'static [Field]) -> Result<ParquetFeed, LedgerFailure> {
        let columns = fields.iter().map(|field| ArrowField::new(field.name, kind(field.kind), field.may_be_absent));
        let schema = Arc::new(Schema::new(columns.collect::<Vec<_>>()));
        let level = ZstdLevel::try_new(3).map_err(engine)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
        let writer = ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties)).map_err(engine)?;
        Ok(ParquetFeed { fields, schema, writer, waiting: Vec::new() })
    }

    /// Takes rows, each with a value for every field, and gives the bytes that are ready: often none.
    ///
    /// # Errors
    /// [`LedgerFailure::Engine`] when a row does not fit the fields.
    pub fn rows(&mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Result<Vec<u8>, LedgerFailure> {
        self.waiting.extend(rows);
        if self.waiting.len() >= ROW_GROUP {
            self.write_out()?;
        }
        Ok(std::mem::take(self.writer.inner_mut()))
    }

    /// Ends the file, and gives its last bytes.
    ///
    /// # Errors
    /// [`LedgerFailure::Engine`] when a row does not fit the fields.
    pub fn finish(mut self) -> Result<Vec<u8>, LedgerFailure> {
        self.write_out()?;
        self.writer.into_inner().map_err(engine)
    }

    fn write_out(&mut self) -> Result<(), LedgerFailure> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let columns = self.fields.iter().enumerate().map(|(at, field)| column(field, at, &rows));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        self.writer.write(&batch).and_then(|()| self.writer.flush()).map_err(engine)
    }
}

fn engine(fault: impl std::fmt::Display) -> LedgerFailure {
    LedgerFailure::Engine(fault.to_string())
}

/// A month is the date of its first day: Parquet knows no months, and programs that read it know dates.
const fn kind(of: FieldKind) -> DataType {
    match of {
        FieldKind::Text => DataType::Utf8View,
        FieldKind::Whole | FieldKind::Pence => DataType::Int64,
        FieldKind::Date | FieldKind::Month => DataType::Date32,
        FieldKind::YesNo => DataType::Boolean,
    }
}

fn column(field: &Field, at: usize, rows: &[Vec<Value>]) -> Result<ArrayRef, LedgerFailure> {
    let values = || rows.iter().map(|row| row.get(at).filter(|value| field.kind.holds(value)));
    if values().any(|value| value.is_none() && !field.may_be_absent) {
        return Err(LedgerFailure::Engine(format!("a row of the feed has no {}", field.name)));
    }
    Ok(match field.kind {
        FieldKind::Text => Arc::new(values().map(text).collect::<StringViewArray>()),
        FieldKind::Whole | FieldKind::Pence => Arc::new(values().map(whole).collect::<Int64Array>()),
        FieldKind::YesNo => Arc::new(values().map(yes_no).collect::<BooleanArray>()),
        FieldKind::Date | FieldKind::Month => {
            Arc::new(values().map(day).collect::<Result<Vec<Option<i32>>, _>>().map(Date32Array::from)?)
        }
    })
}

fn text(value: Option<&Value>) -> Option<&str> {
    if let Some(Value::Text(text)) = value { Some(text.as_str()) } else { None }
}

const fn whole(value: Option<&Value>) -> Option<i64> {
    if let Some(Value::Whole(number)) = value { Some(*number) } else { None }
}

const fn yes_no(value: Option<&Value>) -> Option<bool> {
    if let Some(Value::YesNo(answer)) = value { Some(*answer) } else { None }
}

fn day(value: Option<&Value>) -> Result<Option<i32>, LedgerFailure> {
    match value {
        Some(Value::Date(date)) => days_of(*date).map(Some),
        Some(Value::Month(month)) => days_of(month.first_day()).map(Some),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::feeds::Feed;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    fn row(number: i64) -> Vec<Value> {
        let value = |field: &Field| match field.kind {
            _ if field.may_be_absent && number % 2 == 0 => Value::Absent,
            FieldKind::Text => Value::Text(format!("text {number}")),
            FieldKind::Whole | FieldKind::Pence => Value::Whole(number),
            FieldKind::Date => Value::Date("2026-04-23".parse().unwrap()),
            FieldKind::Month => Value::Month("2026-04".parse().unwrap()),
            FieldKind::YesNo => Value::YesNo(number % 3 == 0),
        };
        Feed::Lines.fields().iter().map(value).collect()
    }

    #[test]
    fn the_parts_of_a_feed_are_one_file_with_every_row() {
        let mut feed = ParquetFeed::begin(Feed::Lines.fields()).unwrap();
        let mut file = Vec::new();
        for part in 0..5 {
            file.extend(feed.rows((part * 30_000..(part + 1) * 30_000).map(row)).unwrap());
        }
        assert!(file.len() > 4, "parts are sent before the end");
        file.extend(feed.finish().unwrap());
        let read = SerializedFileReader::new(bytes::Bytes::from(file)).unwrap();
        assert_eq!(read.metadata().file_metadata().num_rows(), 150_000);
        let last = read.get_row_iter(None).unwrap().last().unwrap().unwrap();
        assert_eq!(last.get_string(0).unwrap(), "text 149999");
        let names: Vec<&str> =
            read.metadata().file_metadata().schema_descr().columns().iter().map(|c| c.name()).collect();
        let meant: Vec<&str> = Feed::Lines.fields().iter().map(|field| field.name).collect();
        assert_eq!(names, meant);
    }

    #[test]
    fn a_feed_without_rows_is_a_whole_file() {
        let file = ParquetFeed::begin(Feed::Sums.fields()).unwrap().finish().unwrap();
        let read = SerializedFileReader::new(bytes::Bytes::from(file)).unwrap();
        assert_eq!(read.metadata().file_metadata().num_rows(), 0);
    }

    #[test]
    fn a_row_that_lacks_what_must_be_there_is_refused() {
        let mut feed = ParquetFeed::begin(Feed::Lines.fields()).unwrap();
        let mut short = row(1);
        short[0] = Value::Absent;
        feed.rows([short]).unwrap();
        assert!(feed.finish().is_err());
    }
}
