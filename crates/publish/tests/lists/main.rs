//! Lists as other programs read them.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use calamine::{Data, Range, Reader, Xlsx};
use domain::values::Pence;
use publish::lists::{Cell, ColumnHeading, CsvList, List, ListFailure, XlsxList, csv, xlsx};
use std::io::{self, Cursor, Write};

const HOSTILE: [&str; 5] = ["=HYPERLINK(\"http://example.org\")", "+1", "-1", "@x", "  =1"];

fn list() -> List {
    List {
        title: "Spend: by supplier".into(),
        columns: ["Supplier", "Total (£)", "Lines", "Last paid", "Month", "Share (%)"].map(ColumnHeading::new).to_vec(),
        notes: vec!["Wynmarch District Council".into(), "=made on 1 April 2026".into()],
    }
}

fn row(supplier: &str, pence: i64) -> Vec<Cell> {
    vec![
        Cell::text(supplier),
        Cell::Money(Pence::new(pence)),
        Cell::Count(-3),
        Cell::Date("2025-04-30".parse().unwrap()),
        Cell::Month("2025-04".parse().unwrap()),
        Cell::Percent(1234),
    ]
}

fn book(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn first_sheet(bytes: Vec<u8>) -> Range<Data> {
    book(bytes).worksheet_range("Spend by supplier").unwrap()
}

#[test]
fn a_csv_file_has_its_mark_its_headings_and_plain_values() {
    let bytes = csv(&list(), [row("Café, \"Bar\"\nand £", -123_456), vec![Cell::Empty; 6]]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let expected = "\u{feff}Supplier,Total (£),Lines,Last paid,Month,Share (%)\r\n\
        \"Café, \"\"Bar\"\"\nand £\",-1234.56,-3,2025-04-30,2025-04,12.34\r\n,,,,,\r\n";
    assert_eq!(text, expected);
}

#[test]
fn hostile_text_is_made_safe_in_csv_and_a_negative_number_is_not_touched() {
    for hostile in HOSTILE {
        let bytes = csv(&list(), [row(hostile, -1)]).unwrap();
        let mut reader = csv::ReaderBuilder::new().from_reader(&bytes[3..]);
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!((&record[0], &record[1], &record[2]), (format!("'{hostile}").as_str(), "-0.01", "-3"));
    }
}

#[test]
fn a_workbook_holds_text_as_text_and_numbers_as_numbers() {
    for text in HOSTILE.iter().copied().chain(["00123", "Café £ & <b>", "2025-04-01"]) {
        let bytes = xlsx(&list(), [row(text, -123_456)]).unwrap();
        let sheet = first_sheet(bytes.clone());
        assert_eq!(sheet.get((0, 0)), Some(&Data::String("Supplier".into())));
        assert_eq!(sheet.get((1, 0)), Some(&Data::String(text.into())));
        assert_eq!(sheet.get((1, 1)), Some(&Data::Float(-1234.56)));
        assert_eq!(sheet.get((1, 2)), Some(&Data::Float(-3.0)));
        let days = |at| match sheet.get(at) {
            Some(Data::DateTime(day)) => day.as_f64(),
            other => panic!("{other:?} is no date"),
        };
        assert_eq!(days((1, 3)).to_string(), "45777", "30 April 2025");
        assert_eq!(days((1, 4)).to_string(), "45748", "1 April 2025");
        assert_eq!(sheet.get((1, 5)), Some(&Data::Float(0.1234)));
        assert!(book(bytes).worksheet_formula("Spend by supplier").unwrap().is_empty(), "no cell is a formula");
    }
}

#[test]
fn the_notes_stand_on_the_second_sheet() {
    let mut book = book(xlsx(&list(), []).unwrap());
    assert_eq!(book.sheet_names(), ["Spend by supplier", "About"]);
    let about = book.worksheet_range("About").unwrap();
    let notes: Vec<String> = about.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(notes, ["Spend: by supplier", "Wynmarch District Council", "=made on 1 April 2026"]);
}

#[test]
fn a_day_that_spreadsheets_do_not_know_is_text() {
    for (day, known) in [("1899-12-31", false), ("1900-01-01", true), ("9999-12-31", true), ("-000001-01-01", false)] {
        let list = List { title: "Days".into(), columns: vec![ColumnHeading::new("Day")], notes: vec![] };
        let bytes = xlsx(&list, [vec![Cell::Date(day.parse().unwrap())]]).unwrap();
        let sheet = book(bytes).worksheet_range("Days").unwrap();
        assert_eq!(matches!(sheet.get((1, 0)), Some(Data::DateTime(_))), known, "{day}");
    }
}

#[test]
fn a_row_that_does_not_fit_is_refused() {
    let cells = [vec![Cell::Empty; 5], vec![Cell::Empty; 7]];
    for cells in cells {
        assert!(matches!(csv(&list(), [vec![Cell::Empty; 6], cells.clone()]), Err(ListFailure::Ragged { row: 2 })));
        assert!(matches!(xlsx(&list(), [cells]), Err(ListFailure::Ragged { row: 1 })));
    }
}

/// Something to write to that has room for so many bytes.
struct Small(usize);

impl Write for Small {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told() {
    let mut out = CsvList::begin(&list(), Small(100)).unwrap();
    let written = (0..10_000).try_for_each(|_| out.row(&row("A", 1))).and_then(|()| out.finish().map(drop));
    assert!(matches!(written, Err(ListFailure::Write(_))));
    let mut out = XlsxList::begin(&list()).unwrap();
    out.row(&row("A", 1)).unwrap();
    assert!(out.finish(Small(100)).is_err());
}
