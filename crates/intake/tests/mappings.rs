//! What a person settles about a file holds, whatever the file looks like.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::spend::{Column, FileKind, Mapping, PaymentLine, Reading};
use domain::values::Date;
use intake::Stopped;
use intake::payments::{Watch, dry_run_json, read, sha256_of};
use std::io::Write;

#[derive(Default)]
struct Keep {
    lines: Vec<PaymentLine>,
    stop_after: Option<usize>,
}

impl Watch for Keep {
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped> {
        self.lines.push(line.clone());
        if Some(self.lines.len()) == self.stop_after { Err(Stopped) } else { Ok(()) }
    }

    fn progress(&mut self, done: u64, all: u64, _: u64) -> Result<(), Stopped> {
        assert!(done <= all);
        Ok(())
    }
}

fn read_text(text: &str, mapping: &Mapping) -> (Reading, Vec<PaymentLine>) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut keep = Keep::default();
    let reading = read(file.path(), "file.csv", mapping, &mut keep).unwrap();
    (reading, keep.lines)
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.findings.iter().map(|finding| finding.code.as_str()).collect()
}

const OPEN_DATES: &str = "Supplier,Date,Amount\nAbel,03/04/2025,1.00\nBaker,05/06/2025,2.00\n";

#[test]
fn the_order_of_day_and_month_is_taken_from_the_person() {
    let (reading, _) = read_text(OPEN_DATES, &Mapping::default());
    assert_eq!(codes(&reading), ["day_month_order"]);
    for (day_first, first) in [(true, "2025-04-03"), (false, "2025-03-04")] {
        let (reading, lines) = read_text(OPEN_DATES, &Mapping { day_first: Some(day_first), ..Mapping::default() });
        assert!(codes(&reading).is_empty());
        assert_eq!(lines[0].date.unwrap().to_string(), first);
    }
}

#[test]
fn a_date_for_all_dates_the_lines_without_one() {
    let text = "Supplier,Net\nAbel Ltd,1.00\nBaker,2.00\n";
    let given = |date: &str| Mapping { date_for_all: Some(date.parse::<Date>().unwrap()), ..Mapping::default() };
    let (reading, lines) = read_text(text, &given("2025-04-01"));
    assert_eq!(
        (lines[0].date, lines[0].month_only.unwrap().to_string(), reading.undated_lines),
        (None, "2025-04-01".into(), 2),
        "the first of a month is the month"
    );
    let (reading, lines) = read_text(text, &given("2025-04-17"));
    assert_eq!(
        (lines[0].date.unwrap().to_string(), reading.undated_lines),
        ("2025-04-17".into(), 0),
        "another day is the day"
    );
    assert!(codes(&reading).is_empty(), "what was given is not asked: {:?}", codes(&reading));
}

#[test]
fn headings_without_a_name_and_twice_of_a_name_can_be_chosen() {
    let text = "Supplier,Amount,Amount,,Date\nAbel Ltd,1.00,1.20,5.00,14/04/2025\nBaker,2.00,2.40,6.00,15/04/2025\n";
    let named =
        |heading: &str| Mapping { columns: [(Column::Amount, heading.to_owned())].into(), ..Mapping::default() };
    for (heading, total) in [("Amount", 300), ("Amount (2)", 360), ("Column D", 1_100)] {
        let (reading, _) = read_text(text, &named(heading));
        assert_eq!((reading.total.get(), reading.columns[&Column::Amount].as_str()), (total, heading));
        assert!(!codes(&reading).contains(&"which_amount"), "what was chosen is not asked");
    }
}

#[test]
fn the_header_row_and_the_kind_can_be_settled() {
    let text = "Supplier,Date,Net\nOld name,Old date,Net amount\nAbel Ltd,14/04/2025,1.00\n";
    let (reading, _) =
        read_text(text, &Mapping { header_row: Some(2), kind: Some(FileKind::Cards), ..Mapping::default() });
    assert_eq!((reading.sheets[0].header_row, reading.kind, reading.lines), (Some(2), FileKind::Cards, 1));
    let (reading, _) = read_text(text, &Mapping { header_row: Some(9), ..Mapping::default() });
    assert_eq!(codes(&reading), ["header_row_missing"]);
}

#[test]
fn a_watcher_can_stop_the_reading() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(OPEN_DATES.as_bytes()).unwrap();
    let mut keep = Keep { stop_after: Some(1), ..Keep::default() };
    assert!(read(file.path(), "file.csv", &Mapping::default(), &mut keep).is_err());
    assert_eq!(keep.lines.len(), 1);
}

#[test]
fn a_dry_run_prints_its_keys_in_order_and_a_refusal_only_two() {
    let (reading, _) = read_text(OPEN_DATES, &Mapping::default());
    let printed = dry_run_json("file.csv", "abc", &reading);
    let keys = [
        "file",
        "sha256",
        "encoding",
        "header_row",
        "sheets",
        "columns",
        "lines",
        "total_pence",
        "first_date",
        "last_date",
        "undated_lines",
        "negative_lines",
        "zero_lines",
        "blank_supplier_lines",
        "excluded",
        "top_suppliers",
        "findings",
    ];
    let mut rest = printed.as_str();
    for key in keys {
        let (_, after) = rest
            .split_once(&format!("\"{key}\":"))
            .unwrap_or_else(|| panic!("{key} is missing or too early in {printed}"));
        rest = after;
    }
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value.as_object().unwrap().len(), keys.len());
    let (refused, _) = read_text("", &Mapping::default());
    let value: serde_json::Value = serde_json::from_str(&dry_run_json("file.csv", "abc", &refused)).unwrap();
    assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), ["file", "findings"]);
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"abc").unwrap();
    assert_eq!(sha256_of(file.path()).unwrap(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
