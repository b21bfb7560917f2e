//! Published files as other programs read them.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use calamine::{Data, Reader, Xlsx};
use domain::publication::schema::{COLUMNS, ValueKind, columns};
use domain::publication::{Content, DataSet, HiddenSum, PublishedFile, RuleKind, Value};
use domain::values::Pence;
use publish::publication::{CsvRows, Metadata, RowsBack, Unfit, WorkbookRows, metadata, rows_back, written_row};
use std::io::Cursor;
use std::path::Path;

/// A row of a payment to somebody, in the columns of the schema.
fn row(name: &str, pence: i64) -> Vec<Value> {
    let value = |column: &domain::publication::schema::SchemaColumn| match column.name {
        "BeneficiaryName" => Value::text(name),
        "PaymentDate" => Value::Day("2026-04-09".parse().unwrap()),
        "Amount" | "IrrecoverableVATAmount" => Value::Amount(Pence::new(pence)),
        "CardTransaction" => Value::text("None"),
        "OrganisationalUnit" | "Purpose" => Value::text("Parks, \"and\" ponds"),
        _ => Value::Empty,
    };
    columns(DataSet::Payments).iter().map(value).collect()
}

fn csv(rows: &[Vec<Value>]) -> Vec<u8> {
    let mut out = CsvRows::begin(&columns(DataSet::Payments), Vec::new()).unwrap();
    for row in rows {
        out.row(row).unwrap();
    }
    out.finish().unwrap()
}

#[test]
fn the_first_line_is_the_schema_s_headings_to_the_letter_and_dates_and_amounts_are_the_guide_s() {
    let bytes = csv(&[row("Café Müller", -123_456)]);
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("OrganisationLabel,OrganisationURI,OrganisationalUnit,"));
    assert_eq!(
        lines[1],
        ",,\"Parks, \"\"and\"\" ponds\",,,Café Müller,,,,,09/04/2026,,-1234.56,-1234.56,\"Parks, \"\"and\"\" ponds\",,,,,,None,"
    );
    assert_eq!((lines.len(), lines[2]), (3, ""));
}

#[test]
fn a_name_that_a_spreadsheet_could_run_is_made_safe_and_reads_back_the_same() {
    let rows = [row("=HYPERLINK(\"http://example.org\")", 60_000), row("Abel Ltd", -60_001)];
    let bytes = csv(&rows);
    assert!(String::from_utf8_lossy(&bytes).contains("'=HYPERLINK"));
    let back = rows_back(bytes.as_slice(), &columns(DataSet::Payments)).unwrap();
    assert_eq!(back.total, Pence::new(-1));
    let written: Vec<String> = rows.iter().map(|row| RowsBack::joined(&written_row(row))).collect();
    assert_eq!(back.rows.iter().map(|(row, _)| row.clone()).collect::<Vec<_>>(), written);
}

#[test]
fn a_file_that_is_not_as_the_schema_has_it_is_found_before_it_is_published() {
    let good = String::from_utf8(csv(&[row("Abel Ltd", 60_000)])).unwrap();
    let columns = columns(DataSet::Payments);
    assert!(rows_back(good.as_bytes(), &columns).is_ok());
    for (from, to, unfit) in [
        ("BeneficiaryName", "Supplier", Unfit::Headings),
        ("09/04/2026", "2026-04-09", Unfit::Cell(1, "PaymentDate")),
        (",None,", ",Visa,", Unfit::Cell(1, "CardTransaction")),
        ("600.00", "£600", Unfit::Cell(1, "Amount")),
    ] {
        assert_eq!(rows_back(good.replace(from, to).as_bytes(), &columns), Err(unfit), "{from} as {to}");
    }
}

#[test]
fn the_workbook_holds_the_same_rows_with_numbers_as_numbers() {
    let mut out =
        WorkbookRows::begin("Payments over the limit", &columns(DataSet::Payments), vec!["A note".into()]).unwrap();
    out.row(&row("Abel Ltd", 60_050)).unwrap();
    let mut bytes = Vec::new();
    out.finish(&mut bytes).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Payments over the limit").unwrap();
    let headings: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert!(headings.iter().map(String::as_str).eq(COLUMNS.iter().map(|column| column.name)));
    assert_eq!(sheet.get((1, 12)), Some(&Data::Float(600.5)));
}

#[test]
fn metadata_say_what_the_files_are_and_name_no_rule() {
    let file = PublishedFile { sha256: "ab".repeat(32), bytes: 12 };
    let hidden = HiddenSum {
        kind: RuleKind::Suppliers,
        shown: "REDACTED PERSONAL DATA".into(),
        lines: 2,
        total: Pence::new(99),
    };
    let content = Content {
        csv: file.clone(),
        xlsx: file,
        lines: 7,
        total: Pence::new(-123),
        limit: Pence::new(50_000),
        hidden: vec![hidden],
        ..Content::default()
    };
    let bytes = metadata(&Metadata {
        council: "Thornbury District Council",
        organisation_uri: "",
        contact: "open.data@thornbury.example",
        set: DataSet::Payments,
        period: "2026-Q1".parse().unwrap(),
        version: 2,
        issued: "2026-07-20".parse().unwrap(),
        why: "A credit note came in",
        content: &content,
    });
    let said: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    for (pointer, value) in [
        (
            "/dct:title",
            "Thornbury District Council, Payments over the limit, April to June 2026 (quarter 1 of 2026-27)",
        ),
        ("/dct:temporal/dcat:endDate", "2026-06-30"),
        ("/dcat:version", "2"),
        ("/guildhall:total", "-1.23"),
        ("/guildhall:hidden/0/reason", "The council has decided to keep the name of this payee back."),
        ("/dcat:distribution/0/dct:title", "2026-Q1-v2.csv"),
        ("/csvw:columns/2/csvw:name", "OrganisationalUnit"),
    ] {
        assert_eq!(said.pointer(pointer).and_then(serde_json::Value::as_str), Some(value), "{pointer}");
    }
    assert_eq!(said.pointer("/dcat:distribution/1/spdx:checksum/spdx:checksumValue").unwrap(), &"ab".repeat(32));
}

/// The schema's own file is UTF-16 without a mark; its columns are held against ours.
#[test]
fn our_columns_are_those_of_the_published_schema() {
    let Ok(folder) = std::env::var("GUILDHALL_REAL_DATA") else {
        println!("skipped: GUILDHALL_REAL_DATA is not set");
        return;
    };
    let file = Path::new(&folder).join("contracts/esd-org-uk-schemas/Spend/Spend.json");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("skipped: the folder holds no spend schema");
        return;
    };
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let schema: serde_json::Value = serde_json::from_str(&String::from_utf16(&units).unwrap()).unwrap();
    let fields = schema["fields"].as_array().unwrap();
    assert_eq!(fields.len(), COLUMNS.len());
    for (field, column) in fields.iter().zip(COLUMNS) {
        let constraints = &field["constraints"];
        let kind = match column.kind {
            ValueKind::Text => "string",
            ValueKind::Uri => "URI",
            ValueKind::Boolean => "boolean",
            ValueKind::Day => "dateTime",
            ValueKind::Amount => "float",
        };
        assert_eq!(field["name"], column.name);
        assert_eq!(field["title"], column.title, "{}", column.name);
        assert_eq!(constraints["required"], column.required, "{}", column.name);
        assert_eq!(constraints["type"], format!("http://www.w3.org/2001/XMLSchema#{kind}"), "{}", column.name);
        let pattern = column.allowed.map(|allowed| format!("({})", allowed.join("|")));
        assert_eq!(constraints["pattern"].as_str(), pattern.as_deref(), "{}", column.name);
    }
}
