//! Workbooks: Excel of every age, OpenDocument, and tables of HTML that call themselves .xls.

mod cells;
mod html;
mod limits;
mod open;
mod xml2003;

use crate::cells::Row;
use crate::text::decode_whole;
use std::io::Read;

pub(crate) use limits::{compound_format, zip_format};
pub(crate) use open::open;

/// The columns read of a sheet.
pub(crate) const fn columns_max() -> usize {
    limits::COLUMNS_MAX
}

/// A format of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Html,
    /// The XML format of 2003.
    Xml,
}

impl Format {
    /// The name shown to people and programs.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Html => "html",
            Format::Xml => "xml",
        }
    }
}

/// A workbook held in memory, which the limits keep small enough.
#[derive(Debug)]
pub(crate) struct Workbook {
    pub format: Format,
    pub sheets: Vec<Sheet>,
}

/// One sheet: only rows that hold something.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    /// The last row that the sheet stores, blank or not.
    pub last_row: u64,
    /// Whether columns too far to the right were left out.
    pub cut: bool,
}

/// All of a text that must stand in memory, decoded; refused beyond so many bytes.
fn whole_text(input: impl Read, bytes_max: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    input.take(bytes_max + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
    if bytes.len() as u64 > bytes_max {
        return Err(TOO_LARGE.into());
    }
    Ok(decode_whole(&bytes))
}

/// What to do with a workbook that cannot be read.
const DAMAGED: &str =
    "The workbook is damaged or not complete. Open it in a spreadsheet program, save it as CSV, and choose that file.";
const PASSWORD: &str =
    "The workbook is protected by a password. Save a copy without the password, or as CSV, and choose that file.";
const TOO_LARGE: &str = "The workbook is larger than can be read safely. Open it in a spreadsheet program, save it as CSV, and choose that file.";
