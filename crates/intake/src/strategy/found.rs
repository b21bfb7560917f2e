//! What was found in a sheet, with its cells.

use domain::findings::{Finding, Place, Severity};
use std::collections::BTreeMap;

/// The most findings of one code that are said one by one in a sheet.
const SAID_MAX: usize = 40;

/// What was found in one sheet so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    sheet: Option<String>,
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, (Severity, usize)>,
}

impl Found {
    pub fn new(sheet: &str) -> Self {
        Found { sheet: (!sheet.is_empty()).then(|| sheet.to_owned()), ..Found::default() }
    }

    /// A place in the sheet, by the row's number and the column counted from 0.
    pub fn place(&self, row: Option<u64>, column: Option<usize>) -> Place {
        let column = column.and_then(|at| u32::try_from(at).ok()).map(|at| at.saturating_add(1));
        Place { sheet: self.sheet.clone(), row, column }
    }

    pub fn say(&mut self, severity: Severity, code: &'static str, at: Place, text: impl Into<String>) {
        let (_, count) = self.counts.entry(code).or_insert((severity, 0));
        *count += 1;
        if *count <= SAID_MAX {
            self.findings.push(Finding { code: code.to_owned(), severity, at, text: text.into() });
        }
    }

    /// The findings, those that ask most of a person first; the many of one code end in a number.
    pub fn finish(mut self) -> Vec<Finding> {
        for (code, (severity, count)) in &self.counts {
            if *count > SAID_MAX {
                let text = format!("{} more like this in this sheet", count - SAID_MAX);
                let at = Place { sheet: self.sheet.clone(), ..Place::default() };
                self.findings.push(Finding { code: (*code).to_owned(), severity: *severity, at, text });
            }
        }
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.findings
    }
}

/// A cell in quotes, cut short.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    format!("“{short}{}”", if short.len() < text.len() { "…" } else { "" })
}
