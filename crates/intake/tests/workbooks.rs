//! Workbooks made here are read as they were made, and hostile ones are refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::spend::{Column, Mapping, PaymentLine, Reading};
use intake::Stopped;
use intake::payments::{Watch, layout_key, read};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::io::Write;

#[derive(Default)]
struct Keep(Vec<PaymentLine>);

impl Watch for Keep {
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped> {
        self.0.push(line.clone());
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }
}

fn read_bytes(bytes: &[u8], name: &str, mapping: &Mapping) -> (Reading, Vec<PaymentLine>) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut keep = Keep::default();
    let reading = read(file.path(), name, mapping, &mut keep).unwrap();
    (reading, keep.0)
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.findings.iter().map(|finding| finding.code.as_str()).collect()
}

const HEADINGS: [&str; 4] = ["Supplier", "Service", "Payment date", "Net amount"];
const SUPPLIERS: [&str; 4] = ["Abel Ltd", "Baker & Sons", "Cole Services Ltd", "Dunn plc"];

/// Four lines from a row on, on days of a month of 2025, each of so many pounds more than the last.
fn lines(sheet: &mut Worksheet, from: u32, month: u8, pounds: f64) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (row, supplier) in (from..).zip(SUPPLIERS) {
        sheet.write(row, 0, supplier).unwrap();
        sheet.write(row, 1, "Place").unwrap();
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, month, u8::try_from(row % 28 + 1).unwrap()).unwrap();
        sheet.write_with_format(row, 2, date, &day).unwrap();
        sheet.write(row, 3, pounds * f64::from(row - from + 1)).unwrap();
    }
}

fn headed<'a>(workbook: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet
}

#[test]
fn every_sheet_with_lines_is_read_and_cover_sheets_are_not() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("About").unwrap().write(0, 0, "Payments of the council").unwrap();
    lines(headed(&mut workbook, "Apr 25"), 1, 4, 100.25);
    lines(headed(&mut workbook, "May 25"), 1, 5, 7.0);
    let (reading, lines) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!((reading.lines, reading.total.get(), lines.len()), (8, 100_250 + 7_000, 8));
    assert_eq!(
        reading.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.lines)).collect::<Vec<_>>(),
        [("Apr 25", 4), ("May 25", 4)]
    );
    assert_eq!(
        (reading.first_date.unwrap().to_string(), reading.last_date.unwrap().to_string()),
        ("2025-04-02".into(), "2025-05-05".into())
    );
    assert_eq!(codes(&reading), ["sheets_without_lines"]);
    assert_eq!((lines[4].sheet, lines[4].row), (3, 2));
}

#[test]
fn a_summary_sheet_that_repeats_the_lines_is_not_counted_twice() {
    let mut workbook = Workbook::new();
    lines(headed(&mut workbook, "Lines"), 1, 4, 10.0);
    let summary = workbook.add_worksheet().set_name("By supplier").unwrap();
    for (row, (supplier, pounds)) in (0..).zip([
        ("Supplier", None),
        ("Abel Ltd", Some(10.0)),
        ("Baker & Sons", Some(20.0)),
        ("Cole Services Ltd", Some(30.0)),
        ("Dunn plc", Some(40.0)),
    ]) {
        summary.write(row, 0, supplier).unwrap();
        match pounds {
            Some(pounds) => summary.write(row, 1, pounds).unwrap(),
            None => summary.write(row, 1, "Sum of Net amount").unwrap(),
        };
    }
    let (reading, _) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!((reading.lines, reading.total.get()), (4, 10_000));
    assert!(codes(&reading).contains(&"sheets_repeat"));
}

#[test]
fn a_sheet_of_the_largest_payments_is_not_counted_twice() {
    let mut workbook = Workbook::new();
    lines(headed(&mut workbook, "All"), 1, 4, 10.0);
    lines(workbook.worksheet_from_name("All").unwrap(), 5, 5, 600.0);
    lines(headed(&mut workbook, "Over 500"), 5, 5, 600.0);
    let (reading, _) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!((reading.lines, reading.sheets.len()), (8, 1));
    assert!(codes(&reading).contains(&"sheets_repeat"));
}

#[test]
fn stored_numbers_round_their_shortest_decimal_half_away_from_zero() {
    let mut workbook = Workbook::new();
    let sheet = headed(&mut workbook, "Lines");
    lines(sheet, 1, 4, 1.0);
    for (row, amount) in (1..).zip([1.005, -1.005, 2.674_999_999, 1_234_567.125]) {
        sheet.write(row, 3, amount).unwrap();
    }
    let (_, lines) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!(lines.iter().map(|line| line.amount.get()).collect::<Vec<_>>(), [101, -101, 267, 123_456_713]);
}

#[test]
fn formulas_count_by_their_stored_value_and_errors_are_said() {
    let mut workbook = Workbook::new();
    let sheet = headed(&mut workbook, "Lines");
    lines(sheet, 1, 4, 10.0);
    sheet.write(1, 3, Formula::new("=5*5").set_result("25")).unwrap();
    sheet.write(2, 3, Formula::new("=Lost!A1").set_result("#REF!")).unwrap();
    let (reading, _) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!((reading.lines, reading.total.get()), (3, 2_500 + 3_000 + 4_000));
    let finding = reading.findings.iter().find(|finding| finding.code == "cell_error").unwrap();
    assert_eq!(finding.at.to_string(), "Lines!D3");
}

#[test]
fn hidden_sheets_with_lines_are_read_and_said() {
    let mut workbook = Workbook::new();
    lines(headed(&mut workbook, "April"), 1, 4, 10.0);
    lines(headed(&mut workbook, "Kept back"), 1, 5, 3.0);
    workbook.worksheet_from_name("Kept back").unwrap().set_hidden(true);
    let (reading, _) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!((reading.lines, codes(&reading)), (8, vec!["hidden_sheet"]));
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let mut workbook = Workbook::new();
    let sheet = headed(&mut workbook, "Lines");
    lines(sheet, 1, 4, 10.0);
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let (reading, _) = read_bytes(&workbook.save_to_buffer().unwrap(), "book.xlsx", &Mapping::default());
    assert_eq!(reading.lines, 4);
    assert!(codes(&reading).contains(&"cut_short"));
}

#[test]
fn a_mapping_settles_what_it_names() {
    let mut workbook = Workbook::new();
    let sheet = headed(&mut workbook, "Lines");
    lines(sheet, 1, 4, 10.0);
    let bytes = workbook.save_to_buffer().unwrap();
    let mapping =
        |column, heading: &str| Mapping { columns: [(column, heading.to_owned())].into(), ..Mapping::default() };
    let (reading, lines) = read_bytes(&bytes, "book.xlsx", &mapping(Column::Supplier, "Service"));
    assert_eq!((reading.columns[&Column::Supplier].as_str(), lines[0].supplier.as_str()), ("Service", "Place"));
    let (reading, lines) = read_bytes(&bytes, "book.xlsx", &mapping(Column::Service, ""));
    assert_eq!((reading.columns.get(&Column::Service), lines[0].service.as_str()), (None, ""));
    let (reading, _) = read_bytes(&bytes, "book.xlsx", &mapping(Column::Supplier, "Payee"));
    assert!(reading.is_refused());
    assert!(reading.findings[0].text.contains("“Net amount”"), "{}", reading.findings[0].text);
    let (reading, _) = read_bytes(&bytes, "book.xlsx", &Mapping { sheets: vec!["Other".into()], ..Mapping::default() });
    assert_eq!(codes(&reading), ["sheet_missing"]);
}

#[test]
fn the_same_headings_have_the_same_key() {
    let key = |text: &str| layout_key(&read_bytes(text.as_bytes(), "a.csv", &Mapping::default()).0);
    let one = key("Supplier,Date,Net Amount\nAbel,14/04/2025,1.00\n");
    assert_eq!(one, key("SUPPLIER, Date ,Net  Amount\nBaker,15/05/2025,2.00\nCole,16/05/2025,3.00\n"));
    assert_ne!(one, key("Date,Supplier,Net Amount\n14/04/2025,Abel,1.00\n"));
}

fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"April\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"></manifest:manifest>";
    zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

fn text_cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn an_open_document_is_read() {
    let head: String = ["Supplier", "Paid", "Net"].map(text_cell).concat();
    let line = |supplier: &str, day: u8, pounds: &str| {
        format!(
            "<table:table-row>{}<table:table-cell office:value-type=\"date\" office:date-value=\"2025-04-{day:02}\"><text:p>x</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"{pounds}\"><text:p>x</text:p></table:table-cell></table:table-row>",
            text_cell(supplier)
        )
    };
    let rows = format!(
        "<table:table-row>{head}</table:table-row>{}{}",
        line("Abel Ltd", 3, "1234.5"),
        line("Baker", 4, "-0.5")
    );
    let (reading, _) = read_bytes(&open_document(&rows), "a.ods", &Mapping::default());
    assert_eq!(
        (reading.encoding.as_str(), reading.lines, reading.total.get()),
        ("ods", 2, 123_400),
        "{:?}",
        reading.findings
    );
    assert_eq!(reading.first_date.unwrap().to_string(), "2025-04-03");
}

#[test]
fn an_open_document_that_repeats_a_cell_a_million_times_is_refused() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let rows = format!("<table:table-row>{cell}</table:table-row>").repeat(300);
    let (reading, _) = read_bytes(&open_document(&rows), "a.ods", &Mapping::default());
    assert_eq!(codes(&reading), ["unreadable_file"]);
    assert!(reading.findings[0].text.contains("larger than can be read"));
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_refused_with_what_to_do() {
    let bomb = vec![b' '; 80 << 20];
    for (bytes, said, reason) in [
        (
            zip_of(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &bomb)]),
            "save it as CSV",
            "a part that inflates a thousandfold",
        ),
        (zip_of(&[("word/document.xml", b"<w/>")]), "document", "a letter"),
        (zip_of(&[("april.csv", b"a,b"), ("may.csv", b"a,b")]), "Unpack it", "a zip of files"),
        (zip_of(&[("xl/workbook.xml", b"<workbook>")]), "damaged", "a workbook cut short"),
        (b"PK\x03\x04 nothing".to_vec(), "damaged", "a zip that is none"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing".to_vec(), "damaged", "an old workbook that is none"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "a picture", "a picture"),
        (
            [
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ]
            .concat(),
            "without the password",
            "a workbook with a password",
        ),
    ] {
        let (reading, _) = read_bytes(&bytes, "book.xlsx", &Mapping::default());
        assert!(reading.is_refused(), "{reason}");
        assert!(reading.findings[0].text.contains(said), "{reason}: {}", reading.findings[0].text);
    }
}
