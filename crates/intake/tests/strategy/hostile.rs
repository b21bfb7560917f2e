//! Files that are broken, huge or made to do harm.

use super::{finding, read_bytes, said, workbook};
use rust_xlsxwriter::{Formula, Workbook};

#[test]
fn a_hundred_sheets_are_read_as_far_as_makes_sense_and_the_rest_is_named() {
    let mut book = Workbook::new();
    for number in 0..100 {
        let sheet = book.add_worksheet().set_name(format!("Sheet {number}")).unwrap();
        super::fill(sheet, &[&["Area", "Current level"], &["SL1", "Mature"]]);
    }
    let sheets = read_bytes(&book.save_to_buffer().unwrap());
    assert_eq!((sheets.sheets.len(), sheets.levels.len()), (60, 1));
    assert_eq!(sheets.levels[0].said[0].1.len(), 60, "each place that says so is kept");
    assert!(finding(&sheets, "too_many_sheets").text.contains("40 are not read, such as “Sheet 60”"));
}

#[test]
fn rows_far_apart_and_formatted_ones_without_content_cost_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    super::fill(sheet, &[&["Area", "Current level"]]);
    sheet.write(1_048_575, 0, "SL1").unwrap();
    sheet.write(1_048_575, 1, "Mature").unwrap();
    let sheets = read_bytes(&book.save_to_buffer().unwrap());
    assert_eq!(sheets.levels[0].said[0].1[0].to_string(), "Sheet1!A1048576");
    let text = format!("Area,Current level\n{}SL1,Mature\n", "\n".repeat(1_000_000));
    assert_eq!(read_bytes(text.as_bytes()).levels.len(), 1);
}

#[test]
fn more_rows_than_any_council_has_are_refused_with_what_to_do() {
    for (rows, left_out, reason) in [(5_000, 0, "as many as may be"), (5_001, 5_001, "one more")] {
        let text = format!("Area,Current level\n{}", "SL1,Mature\n".repeat(rows));
        let sheets = read_bytes(text.as_bytes());
        assert_eq!(
            (sheets.sheets[0].left_out, sheets.levels.len()),
            (left_out, usize::from(left_out == 0)),
            "{reason}"
        );
        assert_eq!(sheets.is_refused(), left_out > 0, "{reason}");
    }
}

#[test]
fn an_error_of_the_spreadsheet_names_its_cell_and_is_no_value() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("S").unwrap();
    super::fill(
        sheet,
        &[&["Code", "Baseline", "Baseline period"], &["IND-S1", "", "2019/20"], &["IND-C1", "#REF!", "2018/19"]],
    );
    sheet.write_formula(1, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
    let sheets = read_bytes(&book.save_to_buffer().unwrap());
    assert!(sheets.indicators.iter().all(|one| one.baseline.is_none()));
    assert_eq!(said(&sheets), ["cell_error S!B2", "cell_error S!B3", "nothing_read file"]);
}

#[test]
fn a_very_long_cell_is_cut_and_said_and_is_no_name() {
    let long = "procurement ".repeat(2_500);
    let rows: &[&[&str]] = &[&["Area", "What to do", "Owner"], &[&long, &long, "Jo"]];
    let sheets = read_bytes(&workbook(&[("S", rows)]));
    assert_eq!(sheets.actions[0].action.how.chars().count(), 8_000);
    assert_eq!(finding(&sheets, "text_cut").at.to_string(), "S!B2");
    assert!(sheets.all_findings().all(|finding| finding.text.len() < 700), "no finding repeats it whole");
}

#[test]
fn text_of_another_encoding_reads_alike() {
    for bytes in [
        "Saving,Type,2025/26 forecast\nCafé,Cashable,£84k\n".as_bytes().to_vec(),
        b"Saving,Type,2025/26 forecast\nCaf\xe9,Cashable,\xa384k\n".to_vec(),
        [
            &b"\xff\xfe"[..],
            &"Saving,Type,2025/26 forecast\nCafé,Cashable,£84k\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>(),
        ]
        .concat(),
    ] {
        let sheets = read_bytes(&bytes);
        assert_eq!(sheets.savings.len(), 1, "{}", sheets.format);
        assert_eq!(sheets.savings[0].title, "Café", "{}", sheets.format);
        assert_eq!(sheets.savings[0].years[0].forecast.unwrap().get(), 8_400_000, "{}", sheets.format);
    }
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    for (bytes, code) in [
        (&b""[..], "empty_file"),
        (b"%PDF-1.7\n\x01\x02", "unreadable_file"),
        (b"hello", "nothing_read"),
        (b"Area,Current level\n", "nothing_read"),
    ] {
        let sheets = read_bytes(bytes);
        assert!(sheets.is_refused());
        assert!(sheets.findings.iter().any(|finding| finding.code == code), "{code}: {:?}", sheets.findings);
    }
}

#[test]
fn the_many_of_one_kind_end_in_a_number() {
    let text = format!("Area,Current level\nSL1,Mature\n{}", "SL1,Superb\n".repeat(100));
    let sheets = read_bytes(text.as_bytes());
    let unknown: Vec<&str> =
        sheets.all_findings().filter(|one| one.code == "level_unknown").map(|one| one.text.as_str()).collect();
    assert_eq!(unknown.len(), 41);
    assert!(unknown.contains(&"60 more like this in this sheet"));
}
