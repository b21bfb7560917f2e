//! Opens workbooks of each format.

use super::cells::{Gatherer, all_cells};
use super::limits::FILE_BYTES_MAX;
use super::{DAMAGED, Format, PASSWORD, Sheet, TOO_LARGE, Workbook, html, xml2003};
use calamine::{Data, DataRef, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError};
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Opens a workbook and reads its sheets. The error is a sentence that says what to do.
pub(crate) fn open(path: &Path, format: Format) -> Result<Workbook, String> {
    // A damaged workbook may surprise the library that reads it; the surprise must not end the program.
    let sheets = catch_unwind(AssertUnwindSafe(|| sheets(path, format))).unwrap_or_else(|_| Err(DAMAGED.into()))?;
    Ok(Workbook { format, sheets })
}

fn sheets(path: &Path, format: Format) -> Result<Vec<Sheet>, String> {
    let file = File::open(path).map_err(|_| DAMAGED)?;
    if file.metadata().map_err(|_| DAMAGED)?.len() > FILE_BYTES_MAX {
        return Err(TOO_LARGE.into());
    }
    let input = BufReader::new(file);
    match format {
        Format::Xlsx => xlsx(input),
        Format::Xlsb => xlsb(input),
        Format::Xls => xls(input),
        Format::Ods => ods(input),
        Format::Html => html::sheets(input),
        Format::Xml => xml2003::sheets(input),
    }
}

/// The names of the worksheets, and whether each is hidden.
fn listed<RS: Read + Seek, R: Reader<RS>>(workbook: &R) -> Vec<(String, bool)> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn xlsx(input: BufReader<File>) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(input).map_err(|error| match error {
        XlsxError::Password => PASSWORD,
        _ => DAMAGED,
    })?;
    let mut left = all_cells();
    let mut sheets = Vec::new();
    for (name, hidden) in listed(&workbook) {
        let mut gatherer = Gatherer::new();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| DAMAGED)?;
        while let Some(cell) = cells.next_cell().map_err(|_| DAMAGED)? {
            let (row, column) = cell.get_position();
            gatherer.add(row, column, cell.get_value(), &mut left)?;
        }
        sheets.push(gatherer.finish(name, hidden));
    }
    Ok(sheets)
}

fn xlsb(input: BufReader<File>) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xlsb<_> = Xlsb::new(input).map_err(|_| DAMAGED)?;
    let mut left = all_cells();
    let mut sheets = Vec::new();
    for (name, hidden) in listed(&workbook) {
        let mut gatherer = Gatherer::new();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| DAMAGED)?;
        while let Some(cell) = cells.next_cell().map_err(|_| DAMAGED)? {
            let (row, column) = cell.get_position();
            gatherer.add(row, column, cell.get_value(), &mut left)?;
        }
        sheets.push(gatherer.finish(name, hidden));
    }
    Ok(sheets)
}

fn xls(input: BufReader<File>) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xls<_> = Xls::new(input).map_err(|error| match error {
        XlsError::Password => PASSWORD,
        _ => DAMAGED,
    })?;
    dense(&mut workbook)
}

fn ods(input: BufReader<File>) -> Result<Vec<Sheet>, String> {
    let mut workbook: Ods<_> = Ods::new(input).map_err(|error| match error {
        OdsError::Password => PASSWORD,
        OdsError::CellLimitExceeded { .. } => TOO_LARGE,
        _ => DAMAGED,
    })?;
    dense(&mut workbook)
}

/// Sheets of formats that are read whole.
fn dense<RS: Read + Seek, R: Reader<RS>>(workbook: &mut R) -> Result<Vec<Sheet>, String> {
    let mut left = all_cells();
    let mut sheets = Vec::new();
    for (name, hidden) in listed(workbook) {
        let range = workbook.worksheet_range(&name).map_err(|_| DAMAGED)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut gatherer = Gatherer::new();
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            gatherer.add(row, column, &borrowed(value), &mut left)?;
        }
        sheets.push(gatherer.finish(name, hidden));
    }
    Ok(sheets)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
