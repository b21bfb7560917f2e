//! Strategy in spreadsheets, in the shapes that people have them. Councils, people and words are invented.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod any_bytes;
mod first_scorecard;
mod hostile;
mod plans;
mod rounds;

use domain::findings::{Finding, Severity};
use domain::risks::{five_by_five, red_yellow_green};
use domain::strategy::editions::{Edition, shipped};
use domain::strategy::scorecard::eleven;
use domain::strategy::sheets::SheetsWish;
use intake::strategy::{Ask, Sheets, read};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::io::Write;

/// The edition of ten areas and four enablers.
pub fn edition() -> Edition {
    shipped().remove(0)
}

/// What a file says, as a person settled it.
pub fn read_with(bytes: &[u8], wish: &SheetsWish) -> Sheets {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let (edition, indicators) = (edition(), eleven());
    let scales = [red_yellow_green(), five_by_five()];
    let today = "2026-11-21".parse().unwrap();
    read(file.path(), &Ask { edition: &edition, indicators: &indicators, scales: &scales, today, wish }).unwrap()
}

/// What a file says by itself.
pub fn read_bytes(bytes: &[u8]) -> Sheets {
    read_with(bytes, &SheetsWish::default())
}

/// A sheet of texts; an empty one is no cell.
pub fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// A workbook of sheets of texts.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        fill(workbook.add_worksheet().set_name(*name).unwrap(), rows);
    }
    workbook.save_to_buffer().unwrap()
}

/// Findings as `code place`, those that are only to be known left out.
pub fn said(sheets: &Sheets) -> Vec<String> {
    let asks = sheets.all_findings().filter(|finding| finding.severity > Severity::Note);
    let mut said: Vec<String> = asks.map(|finding| format!("{} {}", finding.code, finding.at)).collect();
    said.sort();
    said
}

/// The first finding of a code.
pub fn finding<'a>(sheets: &'a Sheets, code: &str) -> &'a Finding {
    let found = sheets.all_findings().find(|finding| finding.code == code);
    found.unwrap_or_else(|| panic!("no {code} in {:#?}", sheets.all_findings().collect::<Vec<_>>()))
}
