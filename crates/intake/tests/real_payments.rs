//! Payments files as councils published them are read to the penny.
//!
//! The files are found through the environment variable `GUILDHALL_REAL_DATA`; without it the test is skipped.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::spend::{Mapping, PaymentLine, Reading};
use intake::Stopped;
use intake::payments::{Watch, read};
use serde_json::Value;
use std::path::Path;

/// Adds up what is handed over, which must be what the reading says.
#[derive(Default)]
struct Sum {
    lines: u64,
    pence: i64,
}

impl Watch for Sum {
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped> {
        self.lines += 1;
        self.pence += line.amount.get();
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn pence(value: &Value) -> i64 {
    text(value).replace('.', "").parse().unwrap()
}

/// What differs from the right answer, without a word of the file's own.
fn differences(reading: &Reading, sum: &Sum, truth: &Value) -> Vec<String> {
    let mut differences = Vec::new();
    let mut same = |what: &str, read: String, right: String| {
        if read != right {
            differences.push(format!("{what}: read {read}, right {right}"));
        }
    };
    let count = |name: &str| truth[name].as_u64().unwrap_or(0).to_string();
    same("lines", reading.lines.to_string(), count("rows"));
    same("lines handed over", sum.lines.to_string(), count("rows"));
    same("total", reading.total.get().to_string(), pence(&truth["total"]).to_string());
    same("total handed over", sum.pence.to_string(), pence(&truth["total"]).to_string());
    same("undated", reading.undated_lines.to_string(), count("undated_rows"));
    same("negative", reading.negative_lines.to_string(), count("negative_rows"));
    same("zero", reading.zero_lines.to_string(), count("zero_rows"));
    same("without supplier", reading.blank_supplier_lines.to_string(), count("blank_supplier_rows"));
    let date = |date: Option<domain::values::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    same("first date", date(reading.first_date), text(&truth["min_date"]));
    same("last date", date(reading.last_date), text(&truth["max_date"]));
    if let Some(header) = truth["header_record"].as_u64() {
        same("header row", format!("{:?}", reading.sheets[0].header_row), format!("{:?}", Some(header + 1)));
    }
    if let Some(encoding) = truth["encoding"].as_str() {
        same("encoding", reading.encoding.clone(), encoding.to_owned());
    }
    for reason in ["header", "blank", "total"] {
        let read = reading.excluded.get(reason).copied().unwrap_or(0).to_string();
        same(reason, read, truth["excluded_rows"][reason].as_u64().unwrap_or(0).to_string());
    }
    let top: Vec<_> = reading.top_suppliers.iter().map(|top| (top.name.clone(), top.total.get(), top.lines)).collect();
    let right: Vec<_> = truth["top5_suppliers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|top| (text(&top["name"]), pence(&top["total"]), top["rows"].as_u64().unwrap()))
        .collect();
    if top != right {
        differences.push("the five suppliers paid most".into());
    }
    differences
}

#[test]
fn published_payments_files_are_read_to_the_penny() {
    let Some(folder) = std::env::var_os("GUILDHALL_REAL_DATA") else {
        println!("skipped: GUILDHALL_REAL_DATA does not name a folder of published files");
        return;
    };
    let spend = Path::new(&folder).join("spend");
    let truth: Value = serde_json::from_slice(&std::fs::read(spend.join("truth.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (file, right) in truth.as_object().unwrap() {
        let mut sum = Sum::default();
        let reading = read(&spend.join(file), file, &Mapping::default(), &mut sum).unwrap();
        if right["rows"] == 0 {
            assert!(reading.is_refused(), "{file} is empty");
            continue;
        }
        let differences = differences(&reading, &sum, right);
        let codes: Vec<&str> = reading.to_confirm().map(|finding| finding.code.as_str()).collect();
        println!("{file}: {} lines; asks {codes:?}", reading.lines);
        if !differences.is_empty() {
            wrong.push(format!(
                "{file}\n  {}\n  columns {:?}\n  codes {:?}",
                differences.join("\n  "),
                reading.columns,
                reading.findings.iter().map(|f| &f.code).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} files differ:\n{}", wrong.len(), wrong.join("\n"));
}
