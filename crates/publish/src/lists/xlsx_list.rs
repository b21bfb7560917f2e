//! A list as a workbook.

use super::sheet_name::sheet_name;
use super::{Cell, List, ListFailure};
use domain::values::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::Write;

/// Rows that a sheet can hold, headings included; what is more goes on a further sheet.
const SHEET_ROWS: u32 = 1_048_576;

/// Characters (UTF-16 units) that a cell can hold.
const CELL_LENGTH: usize = 32_767;

/// A list on its way out as XLSX: rows go to a temporary file, so memory stays small however long the list is.
pub struct XlsxList {
    book: Workbook,
    list: List,
    formats: Formats,
    sheets: u32,
    sheet_rows: u32,
    next_row: u32,
    rows: u64,
}

/// The formats of cells by what they hold.
pub(super) struct Formats {
    pub heading: Format,
    money: Format,
    count: Format,
    date: Format,
    month: Format,
    percent: Format,
}

impl Formats {
    pub fn new() -> Self {
        let number = |shown: &str| Format::new().set_num_format(shown);
        Formats {
            heading: Format::new().set_bold(),
            money: number("£#,##0.00;[Red]-£#,##0.00"),
            count: number("#,##0"),
            date: number("dd/mm/yyyy"),
            month: number("mmmm yyyy"),
            percent: number("0.00%"),
        }
    }
}

impl XlsxList {
    /// Begins the workbook with its headings.
    ///
    /// # Errors
    /// [`ListFailure::Workbook`] when no temporary file can be made.
    pub fn begin(list: &List) -> Result<Self, ListFailure> {
        Self::begin_with(list, SHEET_ROWS)
    }

    fn begin_with(list: &List, sheet_rows: u32) -> Result<Self, ListFailure> {
        let (book, formats) = (Workbook::new(), Formats::new());
        let mut out = XlsxList { book, list: list.clone(), formats, sheets: 0, sheet_rows, next_row: 0, rows: 0 };
        out.add_sheet().map_err(workbook)?;
        Ok(out)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`ListFailure::Ragged`] when it does not fit the columns, [`ListFailure::Workbook`] when the temporary file cannot be written.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), ListFailure> {
        self.rows += 1;
        if cells.len() != self.list.columns.len() {
            return Err(ListFailure::Ragged { row: self.rows });
        }
        self.write_row(cells).map_err(workbook)
    }

    /// Adds the notes and writes the workbook.
    ///
    /// # Errors
    /// [`ListFailure::Workbook`] when the temporary files or `out` fail.
    pub fn finish(mut self, out: impl Write + Send) -> Result<(), ListFailure> {
        self.add_notes().and_then(|()| self.book.save_to_writer(out)).map_err(workbook)
    }

    fn add_sheet(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(&self.list.title, self.sheets))?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(&self.list.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.write_string_with_format(0, at, short(&column.title), &self.formats.heading)?;
        }
        self.next_row = 1;
        Ok(())
    }

    fn write_row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        if self.next_row >= self.sheet_rows {
            self.add_sheet()?;
        }
        let index = usize::try_from(self.sheets - 1).unwrap_or(usize::MAX);
        let sheet = self.book.worksheet_from_index(index)?;
        for (at, cell) in (0..).zip(cells) {
            write_cell(sheet, &self.formats, self.next_row, at, cell)?;
        }
        self.next_row += 1;
        Ok(())
    }

    fn add_notes(&mut self) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name("About")?;
        sheet.set_column_width(0, 100)?;
        sheet.write_string_with_format(0, 0, short(&self.list.title), &self.formats.heading)?;
        for (row, note) in (1..).zip(&self.list.notes) {
            sheet.write_string(row, 0, short(note))?;
        }
        Ok(())
    }
}

/// Writes a cell as what it is.
///
/// # Errors
/// When it lies beyond what a sheet can hold.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    formats: &Formats,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, short(text))?,
        // A spreadsheet's numbers are floats: exact to the penny up to £90 million million.
        Cell::Money(pence) => {
            sheet.write_number_with_format(row, column, pence.get() as f64 / 100.0, &formats.money)?
        }
        Cell::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &formats.count)?,
        Cell::Date(date) => return write_date(sheet, row, column, *date, &formats.date),
        Cell::Month(month) => return write_date(sheet, row, column, month.first_day(), &formats.month),
        Cell::Percent(share) => {
            sheet.write_number_with_format(row, column, *share as f64 / 10_000.0, &formats.percent)?
        }
        Cell::Empty => sheet,
    };
    Ok(())
}

/// Writes a day; one before 1900, which spreadsheets do not know, as text.
fn write_date(sheet: &mut Worksheet, row: u32, column: u16, date: Date, format: &Format) -> Result<(), XlsxError> {
    let known = (1900..=9999).contains(&date.year());
    let parts = (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day()));
    if let (true, (Ok(year), Ok(month), Ok(day))) = (known, parts) {
        sheet.write_datetime_with_format(row, column, ExcelDateTime::from_ymd(year, month, day)?, format)?;
    } else {
        sheet.write_string(row, column, date.to_string())?;
    }
    Ok(())
}

/// A text cut to what a cell can hold, with a mark that it was.
pub(super) fn short(text: &str) -> String {
    let mut units = 0;
    let fits = |sign: &char| {
        units += sign.len_utf16();
        units < CELL_LENGTH
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { format!("{kept}…") } else { kept }
}

/// What went wrong, as a failure of a list.
pub(super) fn workbook(failure: XlsxError) -> ListFailure {
    match failure {
        XlsxError::IoError(source) => ListFailure::Write(source),
        other => ListFailure::Workbook(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::ColumnHeading;
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    #[test]
    fn rows_beyond_a_sheet_go_on_the_next_with_their_headings() {
        let list = List { title: "Lines".into(), columns: vec![ColumnHeading::new("Number")], notes: vec![] };
        let mut out = XlsxList::begin_with(&list, 3).unwrap();
        for count in 1..=5 {
            out.row(&[Cell::Count(count)]).unwrap();
        }
        let mut bytes = Vec::new();
        out.finish(&mut bytes).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["Lines", "Lines (2)", "Lines (3)", "About"]);
        let mut numbers = Vec::new();
        for (name, height) in [("Lines", 3), ("Lines (2)", 3), ("Lines (3)", 2)] {
            let sheet = book.worksheet_range(name).unwrap();
            assert_eq!(sheet.height(), height);
            assert_eq!(sheet.get((0, 0)), Some(&Data::String("Number".into())));
            numbers.extend(sheet.rows().skip(1).map(|row| row[0].to_string()));
        }
        assert_eq!(numbers, ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let longest = "é".repeat(CELL_LENGTH - 1);
        for (text, kept) in [(longest.clone(), longest.clone()), (format!("{longest}é"), format!("{longest}…"))] {
            assert_eq!(short(&text), kept);
        }
    }
}
