//! The rows, on their way out.

use crate::lists::safe_text::safe;
use crate::lists::{Cell, ColumnHeading, List, ListFailure, XlsxList};
use domain::publication::Value;
use domain::publication::schema::SchemaColumn;
use std::io::{self, Write};

/// The cells of a row as the CSV has them. Text that a spreadsheet could take for a formula begins with an apostrophe.
#[must_use]
pub fn written_row(row: &[Value]) -> Vec<String> {
    let cell = |value: &Value| match value {
        Value::Text(text) => safe(text).into_owned(),
        other => other.written().into_owned(),
    };
    row.iter().map(cell).collect()
}

/// Rows as CSV (RFC 4180) in UTF-8. No mark stands at its start, so that the first heading is the schema's to the letter.
pub struct CsvRows<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvRows<W> {
    /// Writes the headings: the schema's names.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn begin(columns: &[SchemaColumn], out: W) -> io::Result<Self> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(columns.iter().map(|column| column.name)).map_err(io::Error::other)?;
        Ok(CsvRows { out })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When `out` fails, or the row does not fit the columns.
    pub fn row(&mut self, row: &[Value]) -> io::Result<()> {
        self.out.write_record(written_row(row)).map_err(io::Error::other)
    }

    /// Writes what is left and gives back what was written to.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        self.out.into_inner().map_err(|failure| io::Error::other(failure.to_string()))
    }
}

/// Rows as a workbook, with a sheet that says what they are.
pub struct WorkbookRows {
    out: XlsxList,
}

impl WorkbookRows {
    /// Begins the workbook.
    ///
    /// # Errors
    /// When no temporary file can be made.
    pub fn begin(title: &str, columns: &[SchemaColumn], notes: Vec<String>) -> Result<Self, ListFailure> {
        let columns = columns.iter().map(|column| ColumnHeading::new(column.name)).collect();
        let list = List { title: title.to_owned(), columns, notes };
        Ok(WorkbookRows { out: XlsxList::begin(&list)? })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When the temporary file cannot be written.
    pub fn row(&mut self, row: &[Value]) -> Result<(), ListFailure> {
        let cell = |value: &Value| match value {
            Value::Empty => Cell::Empty,
            Value::Text(text) => Cell::Text(text.clone()),
            Value::Day(day) => Cell::Date(*day),
            Value::Amount(pence) => Cell::Money(*pence),
            Value::Yes => Cell::text("true"),
        };
        self.out.row(&row.iter().map(cell).collect::<Vec<_>>())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// When the temporary files or `out` fail.
    pub fn finish(self, out: impl Write + Send) -> Result<(), ListFailure> {
        self.out.finish(out)
    }
}
