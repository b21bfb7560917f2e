//! Reads a facts file from its bytes to its statements.

use super::layout::{Layout, NoLayout, lay_out};
use super::messages as say;
use super::rows::RowReader;
use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::payments::notices::{Kind, Notices};
use crate::source::{self, Opened, Source};
use crate::workbook::Workbook;
use domain::findings::{Finding, Place, Severity};
use domain::suppliers::{FactsColumn, FactsMapping, FactsReading, Statement, Twice, said_twice};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The most rows taken: the largest council has some tens of thousands of suppliers.
const ROWS_MAX: usize = 500_000;

/// Contradictions that are said one by one.
const TWICE_SAID: usize = 25;

/// What was read: the reading for people, and what the rows say.
#[derive(Clone, Debug, Default)]
pub struct FactsRead {
    /// The reading.
    pub reading: FactsReading,
    /// What is said, in the order of the file; rows that contradict each other are left out.
    pub statements: Vec<Statement>,
}

/// Reads a facts file by what its headings say, or by what `mapping` settles.
///
/// A file that cannot be read is a reading with a finding that stops.
///
/// # Errors
/// When the disk fails.
pub fn read(path: &Path, mapping: &FactsMapping) -> Result<FactsRead, ReadFailure> {
    Ok(match source::open(path)? {
        Opened::Empty => refused(say::EMPTY_FILE, "", ""),
        Opened::Refused(sentence) => refused(say::UNREADABLE, "", &sentence),
        Opened::Source(Source::Text(text)) => {
            let mut rows = Vec::new();
            let mut found = text.rows()?;
            while let Some(row) = found.next()? {
                if rows.len() > ROWS_MAX {
                    return Ok(refused(say::TOO_MANY, text.encoding.name(), &ROWS_MAX.to_string()));
                }
                rows.push(row.clone());
            }
            let Some((count, row)) = found.stray_quotes() else {
                return Ok(of_rows(&rows, text.encoding.name(), "", mapping));
            };
            // The rest of a file that ends within a quoted cell is missing, and nobody can tell what it said.
            if rows.last().is_some_and(|last| last.number == row) {
                return Ok(refused(say::CUT_SHORT, text.encoding.name(), &row.to_string()));
            }
            let mut read = of_rows(&rows, text.encoding.name(), "", mapping);
            if !read.reading.is_refused() {
                let mut notices = Notices::default();
                let place = || Place { row: Some(row), ..Place::default() };
                (0..count.min(1_000_000)).for_each(|_| notices.add(say::STRAY_QUOTE, place, String::new));
                read.reading.findings.extend(notices.into_findings());
            }
            read
        }
        Opened::Source(Source::Workbook(workbook)) => of_workbook(&workbook, mapping),
    })
}

fn refused(kind: &'static Kind, encoding: &str, detail: &str) -> FactsRead {
    let mut notices = Notices::default();
    notices.of_file(kind, detail);
    let reading =
        FactsReading { encoding: encoding.to_owned(), findings: notices.into_findings(), ..FactsReading::default() };
    FactsRead { reading, ..FactsRead::default() }
}

/// The sheet that was chosen, or the one whose headings speak for the most.
fn of_workbook(workbook: &Workbook, mapping: &FactsMapping) -> FactsRead {
    let encoding = workbook.format.name();
    let names: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let chosen = match &mapping.sheet {
        Some(name) => match workbook.sheets.iter().find(|sheet| sheet.name == *name) {
            Some(sheet) => Some(sheet),
            None => return with_sheets(refused(say::SHEET_MISSING, encoding, &format!("“{name}”")), names),
        },
        None => {
            let speaks = |rows: &[Row]| lay_out(rows, mapping).map_or(0, |layout| layout.columns.len());
            // Of sheets that speak for as much, the first.
            workbook.sheets.iter().rev().max_by_key(|sheet| speaks(&sheet.rows))
        }
    };
    let Some(sheet) = chosen else { return refused(say::EMPTY_FILE, encoding, "") };
    if sheet.rows.len() > ROWS_MAX {
        return refused(say::TOO_MANY, encoding, &ROWS_MAX.to_string());
    }
    let mut read = of_rows(&sheet.rows, encoding, &sheet.name, mapping);
    let others: Vec<String> = workbook
        .sheets
        .iter()
        .filter(|other| other.name != sheet.name && !other.rows.is_empty())
        .map(|other| format!("“{}”", other.name))
        .collect();
    if !others.is_empty() && mapping.sheet.is_none() && !read.reading.is_refused() {
        let mut notices = Notices::default();
        notices.of_file(say::SHEETS_SKIPPED, others.join(", "));
        read.reading.findings.extend(notices.into_findings());
    }
    with_sheets(read, names)
}

fn with_sheets(mut read: FactsRead, names: Vec<String>) -> FactsRead {
    read.reading.sheets = names;
    read
}

fn of_rows(rows: &[Row], encoding: &str, sheet: &str, mapping: &FactsMapping) -> FactsRead {
    let layout = match lay_out(rows, mapping) {
        Ok(layout) => layout,
        Err(NoLayout::NoHeadings(first)) => {
            let shown: Vec<String> =
                first.iter().filter(|cell| !cell.is_empty()).map(|cell| format!("“{cell}”")).collect();
            let detail = if shown.is_empty() { String::new() } else { format!("It begins with {}.", shown.join(", ")) };
            let mut read = refused(say::NO_HEADINGS, encoding, &detail);
            read.reading.headings = first;
            return read;
        }
        Err(NoLayout::HeadingMissing(heading)) => {
            return refused(say::HEADING_MISSING, encoding, &format!("“{heading}”"));
        }
        Err(NoLayout::HeaderRowMissing(row)) => return refused(say::HEADER_ROW_MISSING, encoding, &row.to_string()),
    };
    let mut reader =
        RowReader { layout: &layout, mapping, sheet, notices: Notices::default(), left_out: BTreeMap::new() };
    let mut said: Vec<(u64, Statement)> = Vec::new();
    for row in rows.iter().filter(|row| row.number > layout.header_row) {
        if let Some(statement) = reader.row(row) {
            said.push((row.number, statement));
        }
    }
    ask(&layout, mapping, &said, &mut reader.notices);
    conclude(reader, said, encoding)
}

/// What a person must say of the file as a whole.
fn ask(layout: &Layout, mapping: &FactsMapping, said: &[(u64, Statement)], notices: &mut Notices) {
    if mapping.postcode_kind.is_none() && said.iter().any(|(_, said)| said.postcode.is_some()) {
        notices.of_file(say::WHICH_POSTCODE, "");
    }
    if mapping.sme_definition.is_none() && said.iter().any(|(_, said)| said.sme.is_some()) {
        let heading = layout.columns.get(&FactsColumn::Sme).and_then(|at| layout.headings.get(*at));
        notices.of_file(say::WHICH_SME, format!("“{}”", heading.map_or("SME", String::as_str)));
    }
    if !said.is_empty() && said.iter().all(|(_, said)| said.as_at.is_none()) {
        notices.of_file(say::NO_DATE, "");
    }
    let heading = |at: usize| layout.headings.get(at).map_or("", String::as_str).to_owned();
    let rivals: Vec<String> = layout
        .rivals
        .iter()
        .map(|(column, chosen, other)| {
            format!(
                "“{}” is taken as the {}, and there is “{}”",
                heading(*chosen),
                column.label().to_lowercase(),
                heading(*other)
            )
        })
        .collect();
    if !rivals.is_empty() {
        notices.of_file(say::WHICH_COLUMN, rivals.join("; "));
    }
}

fn conclude(reader: RowReader<'_>, said: Vec<(u64, Statement)>, encoding: &str) -> FactsRead {
    let (numbers, statements): (Vec<u64>, Vec<Statement>) = said.into_iter().unzip();
    let (twice, stopped, suppliers) = said_twice(&statements);
    let mut findings = contradictions(&reader, &twice, &numbers);
    let mut left_out = reader.left_out;
    if !stopped.is_empty() {
        left_out.insert("contradicted".to_owned(), u64::try_from(stopped.len()).unwrap_or(u64::MAX));
    }
    let kept: Vec<Statement> = kept(statements, &stopped);
    let mut notices = reader.notices;
    if kept.is_empty() {
        notices.of_file(say::NO_FACTS, "");
    }
    findings.extend(notices.into_findings());
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let layout = reader.layout;
    let heading = |at: &usize| layout.headings.get(*at).cloned().unwrap_or_default();
    let reading = FactsReading {
        encoding: encoding.to_owned(),
        sheet: reader.sheet.to_owned(),
        sheets: Vec::new(),
        header_row: Some(layout.header_row),
        headings: layout.headings.clone(),
        first_rows: layout.first_rows.clone(),
        columns: layout.columns.iter().map(|(column, at)| (*column, heading(at))).collect(),
        rows: u64::try_from(kept.len()).unwrap_or(u64::MAX),
        suppliers: u64::try_from(suppliers.saturating_sub(twice.len())).unwrap_or(u64::MAX),
        given: given(&kept),
        left_out,
        findings,
    };
    FactsRead { reading, statements: kept }
}

/// The statements that are not stopped; the same row twice is one.
fn kept(statements: Vec<Statement>, stopped: &BTreeSet<usize>) -> Vec<Statement> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut kept = Vec::with_capacity(statements.len());
    for (at, said) in statements.into_iter().enumerate() {
        if !stopped.contains(&at) && seen.insert(format!("{said:?}")) {
            kept.push(said);
        }
    }
    kept
}

fn contradictions(reader: &RowReader<'_>, twice: &[Twice], numbers: &[u64]) -> Vec<Finding> {
    let row = |at: usize| numbers.get(at).copied().unwrap_or_default();
    let finding = |twice: &Twice| Finding {
        code: "supplier_twice".to_owned(),
        severity: Severity::Fix,
        at: reader.place_of(row(twice.rows.1), Some(twice.column)),
        text: format!(
            "{} stands twice with different answers under {}: “{}” on row {} and “{}” on row {}. No row about it is taken; mend the file, or go on without.",
            twice.supplier,
            twice.column.label(),
            twice.answers.0,
            row(twice.rows.0),
            twice.answers.1,
            row(twice.rows.1)
        ),
    };
    let mut findings: Vec<Finding> = twice.iter().take(TWICE_SAID).map(finding).collect();
    if let Some(next) = twice.get(TWICE_SAID) {
        let more = twice.len() - TWICE_SAID;
        findings.push(Finding {
            text: format!("{more} more suppliers stand twice with different answers. No row about them is taken."),
            ..finding(next)
        });
    }
    findings
}

fn given(statements: &[Statement]) -> BTreeMap<FactsColumn, u64> {
    let mut given = BTreeMap::new();
    for said in statements {
        for (column, is) in [
            (FactsColumn::Postcode, said.postcode.is_some()),
            (FactsColumn::Country, said.abroad.is_some()),
            (FactsColumn::CompanyNumber, said.company_number.is_some()),
            (FactsColumn::CharityNumber, said.charity_number.is_some()),
            (FactsColumn::Sme, said.sme.is_some()),
            (FactsColumn::Vcse, said.vcse.is_some()),
            (FactsColumn::VcseKind, said.vcse_kind.is_some()),
            (FactsColumn::VcseRole, !said.vcse_roles.is_empty()),
            (FactsColumn::Group, said.in_group.is_some()),
            (FactsColumn::Headcount, said.size.headcount.is_some()),
            (FactsColumn::Turnover, said.size.turnover.is_some()),
            (FactsColumn::BalanceSheet, said.size.balance_sheet.is_some()),
        ] {
            if is {
                *given.entry(column).or_insert(0) += 1;
            }
        }
    }
    given
}
