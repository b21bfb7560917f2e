//! A list as CSV (RFC 4180).

use super::safe_text::safe;
use super::{Cell, List, ListFailure};
use std::borrow::Cow;
use std::io::{self, Write};

/// A list on its way out as CSV.
///
/// UTF-8 with the mark at its start, because Excel reads a file without one as Windows-1252 and breaks £ and accents;
/// programs that read UTF-8 pass over it. Lines end as RFC 4180 has them. Days are ISO dates, money is plain pounds and pence.
#[derive(Debug)]
pub struct CsvList<W: Write> {
    out: csv::Writer<W>,
    columns: usize,
    rows: u64,
}

impl<W: Write> CsvList<W> {
    /// Writes the headings.
    ///
    /// # Errors
    /// [`ListFailure::Write`] when `out` fails.
    pub fn begin(list: &List, mut out: W) -> Result<Self, ListFailure> {
        out.write_all("\u{feff}".as_bytes()).map_err(ListFailure::Write)?;
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(list.columns.iter().map(|column| safe(&column.title).into_owned())).map_err(write_failure)?;
        Ok(CsvList { out, columns: list.columns.len(), rows: 0 })
    }

    /// Goes on with a list whose headings were written before.
    #[must_use]
    pub fn go_on(list: &List, out: W) -> Self {
        let out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        CsvList { out, columns: list.columns.len(), rows: 0 }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`ListFailure::Ragged`] when it does not fit the columns, [`ListFailure::Write`] when `out` fails.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), ListFailure> {
        self.rows += 1;
        if cells.len() != self.columns {
            return Err(ListFailure::Ragged { row: self.rows });
        }
        for cell in cells {
            self.out.write_field(text_of(cell).as_bytes()).map_err(write_failure)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(write_failure)
    }

    /// Writes what is left and gives back what was written to.
    ///
    /// # Errors
    /// [`ListFailure::Write`] when `out` fails.
    pub fn finish(mut self) -> Result<W, ListFailure> {
        self.out.flush().map_err(ListFailure::Write)?;
        self.out.into_inner().map_err(|failure| ListFailure::Write(io::Error::other(failure.to_string())))
    }
}

fn text_of(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => safe(text),
        Cell::Money(pence) => pence.plain().into(),
        Cell::Count(count) => count.to_string().into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Month(month) => month.to_string().into(),
        Cell::Percent(hundredths) => domain::values::Pence::new(*hundredths).plain().into(),
        Cell::Empty => "".into(),
    }
}

fn write_failure(failure: csv::Error) -> ListFailure {
    match failure.into_kind() {
        csv::ErrorKind::Io(source) => ListFailure::Write(source),
        other => ListFailure::Write(io::Error::other(format!("{other:?}"))),
    }
}
