//! Facts files in the layouts that councils have, and what is asked of each.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::findings::Severity;
use domain::suppliers::{FactsColumn, FactsMapping, PostcodeKind, Ring, SmeDefinition, Statement};
use intake::supplier_facts::{FactsRead, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::Write;

fn read_bytes(bytes: &[u8], mapping: &FactsMapping) -> FactsRead {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    read(file.path(), mapping).unwrap()
}

fn settled() -> FactsMapping {
    FactsMapping {
        postcode_kind: Some(PostcodeKind::Registered),
        sme_definition: Some(SmeDefinition::ProcurementAct),
        source: "a list".to_owned(),
        ..FactsMapping::default()
    }
}

fn codes(read: &FactsRead) -> Vec<(&str, String)> {
    read.reading.findings.iter().map(|finding| (finding.code.as_str(), finding.at.to_string())).collect()
}

fn first(read: &FactsRead) -> &Statement {
    read.statements.first().unwrap()
}

#[test]
fn headings_below_titles_and_semicolons_are_found() {
    let text = "Approved supplier list;;;\n;;;\nVendor ID;Vendor Name;Registered office postcode;Company Reg No;Is SME\n\
                V1;Abel Ltd;wx11aa;1234567;Medium\n";
    let read = read_bytes(text.as_bytes(), &settled());
    assert_eq!(read.reading.header_row, Some(3));
    let said = first(&read);
    assert_eq!((said.number.as_str(), said.name.as_str()), ("V1", "Abel Ltd"));
    assert_eq!(said.postcode.unwrap().to_string(), "WX1 1AA");
    assert_eq!(said.postcode_kind, PostcodeKind::Registered);
    assert_eq!((said.sme, said.sme_definition), (Some(true), SmeDefinition::ProcurementAct));
    assert_eq!(said.company_number.as_deref(), Some("01234567"), "its zero is put back");
    assert!(codes(&read).contains(&("company_number_completed", "D4".to_owned())), "{:?}", codes(&read));
}

#[test]
fn what_is_wrong_is_named_with_its_cell_and_never_taken_for_no() {
    let text = "Supplier,Postcode,Country,Company Number,Charity Number,SME,VCSE,Employees,Turnover,As at\n\
                Abel Ltd,WX1,,12,12,maybe,sort of,few,lots,someday\n\
                Baker Ltd,D02 AF30,Ireland,,,,,249,£44m,Apr-25\n\
                Cole Ltd,WX1 1AA,Engalnd,N/A,none,n/k,unknown,-,-,30/04/2025\n\
                ,WX1 1AA,,,,,,,,\n\
                REDACTED,WX1 1AA,,,,,,,,\n";
    let read = read_bytes(text.as_bytes(), &settled());
    for (code, at) in [
        ("postcode_shape", "B2"),
        ("company_number_shape", "D2"),
        ("charity_number_shape", "E2"),
        ("word_not_known", "F2"),
        ("number_unreadable", "H2"),
        ("date_unreadable", "J2"),
        ("country_unknown", "C4"),
        ("row_without_supplier", "row 5"),
        ("redacted_supplier", "A6"),
    ] {
        assert!(codes(&read).contains(&(code, at.to_owned())), "{code} at {at}: {:?}", codes(&read));
    }
    assert_eq!(read.statements.len(), 2, "a row of which nothing can be read says nothing");
    let baker = first(&read);
    assert_eq!(
        (baker.postcode, baker.abroad),
        (None, Some(Ring::Abroad)),
        "another country's postcode has its own shape"
    );
    assert_eq!(baker.size.is_sme(SmeDefinition::ProcurementAct), Some(true));
    assert_eq!(baker.as_at.unwrap().to_string(), "2025-04-30", "a month is its last day");
    let cole = &read.statements[1];
    assert_eq!((cole.sme, cole.vcse), (None, None), "not known is not no");
}

#[test]
fn what_the_file_leaves_open_is_asked() {
    let text = "Supplier,Postcode,SME\nAbel Ltd,WX1 1AA,Y\n";
    for (mapping, asked, reason) in [
        (FactsMapping::default(), 2, "which postcode, and by which definition"),
        (FactsMapping { postcode_kind: Some(PostcodeKind::Site), ..FactsMapping::default() }, 1, "the definition"),
        (settled(), 0, "nothing"),
    ] {
        let read = read_bytes(text.as_bytes(), &mapping);
        assert_eq!(read.reading.to_confirm().count(), asked, "{reason}: {:?}", codes(&read));
    }
}

#[test]
fn a_person_says_which_column_is_which() {
    let text = "Who,Where,Other\nAbel Ltd,WX1 1AA,x\n";
    let refused = read_bytes(text.as_bytes(), &settled());
    assert!(refused.reading.is_refused() && refused.reading.headings == ["Who", "Where", "Other"]);
    let columns = [(FactsColumn::Name, "Who"), (FactsColumn::Postcode, "Where")];
    let columns = columns.into_iter().map(|(column, heading)| (column, heading.to_owned())).collect();
    let mapping = FactsMapping { columns, header_row: Some(1), ..settled() };
    assert_eq!(first(&read_bytes(text.as_bytes(), &mapping)).name, "Abel Ltd");
    let missing = [(FactsColumn::Name, "Whom".to_owned())].into_iter().collect();
    let missing = FactsMapping { columns: missing, header_row: Some(1), ..settled() };
    assert!(codes(&read_bytes(text.as_bytes(), &missing)).iter().any(|(code, _)| *code == "heading_missing"));
}

#[test]
fn a_workbook_is_read_by_the_sheet_that_speaks_of_suppliers() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Read me").unwrap().write(0, 0, "This list is of May").unwrap();
    let sheet = workbook.add_worksheet().set_name("Suppliers").unwrap();
    for (at, heading) in (0_u16..).zip(["Supplier No", "Supplier", "Company No", "VCSE", "As at"]) {
        sheet.write(0, at, heading).unwrap();
    }
    sheet.write(1, 0, 100).unwrap();
    sheet.write(1, 1, "Abel Ltd").unwrap();
    sheet.write(1, 2, 1_234_567).unwrap();
    sheet.write(1, 3, true).unwrap();
    let day = ExcelDateTime::from_ymd(2025, 4, 30).unwrap();
    sheet.write_with_format(1, 4, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    let read = read_bytes(&workbook.save_to_buffer().unwrap(), &settled());
    let said = first(&read);
    assert_eq!((said.number.as_str(), said.company_number.as_deref()), ("100", Some("01234567")));
    assert_eq!((said.vcse, said.as_at.map(|day| day.to_string()).as_deref()), (Some(true), Some("2025-04-30")));
    assert_eq!(read.reading.sheet, "Suppliers");
}

#[test]
fn a_file_that_says_nothing_of_suppliers_is_refused_with_a_way_on() {
    for (bytes, code, reason) in [
        (&b""[..], "empty_file", "nothing"),
        (b"Supplier,Postcode,SME\n", "no_facts", "headings alone"),
        (b"Supplier,Postcode,SME\nAbel Ltd,,\n", "no_facts", "rows to be filled in"),
        (b"Date,Amount\n2026-05-01,1.00\n", "no_headings", "payments"),
        (b"%PDF-1.7\n", "unreadable_file", "a PDF"),
        (b"Supplier,Postcode\nAbel Ltd,WX1 1AA\n\"Baker Lt", "cut_short", "it ends within a quoted name"),
        (b"Supplier,Postcode\nAbel Ltd,WX1 1AA\nBaker Ltd,\"", "cut_short", "it ends as a quote opens"),
    ] {
        let read = read_bytes(bytes, &settled());
        let stops: Vec<&str> = read
            .reading
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Stop)
            .map(|finding| finding.code.as_str())
            .collect();
        assert_eq!(stops, [code], "{reason}");
    }
}

#[test]
fn a_quote_that_never_closes_amid_the_rows_is_said_with_its_row() {
    let text = "Supplier,Postcode\n\"Abel Ltd,WX1 1AA\nBaker Ltd,WX1 1AB\nCole Ltd,WX1 1AD\n";
    let read = read_bytes(text.as_bytes(), &settled());
    assert!(codes(&read).iter().any(|(code, at)| *code == "stray_quote" && at.contains('2')), "{:?}", codes(&read));
    assert!(!read.reading.is_refused() && read.statements.len() == 3);
}
