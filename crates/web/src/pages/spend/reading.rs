//! What was read from a file, as a page shows it.

use super::counted;
use crate::components::{Cell, Heading, Summary, SummaryRow, Table};
use domain::findings::{Finding, Severity};
use domain::spend::{Column, Reading, SheetReading};
use domain::values::Pence;
use store::spend::PaymentsFile;

/// A finding as a page shows it.
pub struct ShownFinding {
    pub what: &'static str,
    pub class: &'static str,
    pub text: String,
    pub at: String,
}

/// The findings, those that ask most first.
pub fn findings(reading: &Reading) -> Vec<ShownFinding> {
    let mut all: Vec<&Finding> = reading.findings.iter().collect();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    all.into_iter().map(shown).collect()
}

pub fn shown(finding: &Finding) -> ShownFinding {
    let (what, class) = match finding.severity {
        Severity::Stop => ("Cannot be read", "govuk-tag--red"),
        Severity::Fix => ("Wrong in places", "govuk-tag--orange"),
        Severity::Confirm => ("Please confirm", "govuk-tag--yellow"),
        Severity::Note => ("Good to know", "govuk-tag--grey"),
    };
    let at = finding.at.to_string();
    ShownFinding { what, class, text: finding.text.clone(), at: if at == "file" { String::new() } else { at } }
}

fn count(number: u64) -> String {
    counted(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What the file is and what it comes to.
pub fn summary(file: &PaymentsFile, reading: &Reading) -> Summary {
    let date = |date: Option<domain::values::Date>| date.map(|date| date.strftime("%-d %B %Y").to_string());
    let mut rows = vec![
        SummaryRow::new("Payment lines", count(reading.lines)),
        SummaryRow::new("Total", reading.total.to_string()),
    ];
    if let Some(control) = file.control_total {
        rows.push(SummaryRow::new("Control total", control_said(reading.total, control)));
    }
    if let (Some(first), Some(last)) = (date(reading.first_date), date(reading.last_date)) {
        rows.push(SummaryRow::new("Dates", format!("{first} to {last}")));
    }
    let kind = file.mapping.kind.unwrap_or(reading.kind);
    rows.push(SummaryRow::new("Kind of payments", kind.label()));
    if !reading.encoding.is_empty() {
        rows.push(SummaryRow::new("Text encoding", reading.encoding.to_uppercase()));
    }
    rows.extend(sheets_said(reading));
    for (what, number) in [
        ("Lines without a day", reading.undated_lines),
        ("Lines below zero", reading.negative_lines),
        ("Lines of £0", reading.zero_lines),
        ("Lines without a supplier", reading.blank_supplier_lines),
    ] {
        if number > 0 {
            rows.push(SummaryRow::new(what, count(number)));
        }
    }
    let left_out: Vec<String> = reading
        .excluded
        .iter()
        .map(|(reason, number)| format!("{} {}", count(*number), left_out_said(reason)))
        .collect();
    if !left_out.is_empty() {
        rows.push(SummaryRow::new("Rows left out", left_out.join(", ")));
    }
    Summary::new(rows)
}

/// Why rows were left out, in words; a reason without words of its own is shown as it is named.
fn left_out_said(reason: &str) -> String {
    let said = match reason {
        "blank" => "empty",
        "header" => "with headings",
        "preamble" => "above the headings",
        "footer" => "below the lines",
        "total" | "subtotal" => "with totals",
        "no_amount" => "without an amount",
        _ => return reason.replace('_', " "),
    };
    said.to_owned()
}

/// Which row the headings stand on, sheet by sheet where there are several.
fn sheets_said(reading: &Reading) -> Vec<SummaryRow> {
    let place = |sheet: &SheetReading| sheet.header_row.map_or_else(|| "none".to_owned(), |row| format!("row {row}"));
    let said =
        |sheet: &SheetReading| format!("{}: {} lines, headings on {}", sheet.name, count(sheet.lines), place(sheet));
    match reading.sheets.as_slice() {
        [] => Vec::new(),
        [only] if only.name.is_empty() => vec![SummaryRow::new("Headings", place(only))],
        sheets => vec![SummaryRow::new("Sheets", sheets.iter().map(said).collect::<Vec<_>>().join("; "))],
    }
}

fn control_said(total: Pence, control: Pence) -> String {
    match total.minus(control) {
        Ok(Pence::ZERO) => format!("{control}: equal to the penny"),
        Ok(by) => format!("{control}: the file comes to {by} {}", if by.is_negative() { "less" } else { "more" }),
        Err(_) => control.to_string(),
    }
}

/// Which column is taken for what; what the file does not hold is named by [`missing_columns`].
pub fn columns(reading: &Reading) -> Table {
    let named = |column: &Column| {
        reading.columns.get(column).map(|heading| vec![Cell::new(column.label()), Cell::new(heading)])
    };
    Table {
        caption: "Which column is which".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new("What it holds"), Heading::new("Column in the file")],
        rows: Column::ALL.iter().filter_map(named).collect(),
        first_cell_is_header: true,
    }
}

/// What no column of the file was taken for, in words.
pub fn missing_columns(reading: &Reading) -> String {
    let missing = Column::ALL.iter().filter(|column| !reading.columns.contains_key(column));
    missing.map(|column| column.label()).collect::<Vec<_>>().join(", ")
}

/// The first rows of a sheet, as they stand.
pub fn first_rows(sheet: &SheetReading) -> Table {
    let caption =
        if sheet.name.is_empty() { "The first rows".to_owned() } else { format!("The first rows of {}", sheet.name) };
    Table {
        caption,
        caption_classes: "govuk-table__caption--m".into(),
        head: sheet.headings.iter().map(|heading| Heading::new(heading)).collect(),
        rows: sheet.first_rows.iter().map(|row| row.iter().map(Cell::new).collect()).collect(),
        first_cell_is_header: false,
    }
}

/// The suppliers paid most.
pub fn top_suppliers(reading: &Reading) -> Table {
    let row = |top: &domain::spend::SupplierTotal| {
        vec![Cell::new(&top.name), Cell::number(top.total.to_string()), Cell::number(count(top.lines))]
    };
    Table {
        caption: "Suppliers paid most in this file".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new("Supplier"), Heading::number("Paid"), Heading::number("Lines")],
        rows: reading.top_suppliers.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}
