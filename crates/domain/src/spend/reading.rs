//! What was read from a payments file, before anything is saved.

use super::{Column, FileKind};
use crate::findings::{Finding, Severity};
use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows left out of the lines, counted by reason: `blank`, `header`, `preamble`, `footer`, `total`, `no_amount`….
pub type Excluded = BTreeMap<String, u64>;

/// A sheet of a workbook, or the one table of a text file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReading {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// The row the header stands on (the last of its rows), counted from 1; none where there is no header.
    pub header_row: Option<u64>,
    /// The payment lines on it.
    pub lines: u64,
    /// The headings, one for each column, made unique: see [`Mapping`](super::Mapping).
    pub headings: Vec<String>,
    /// The first rows as they stand, for people to compare with the columns: at most ten lines.
    pub first_rows: Vec<Vec<String>>,
}

/// What one supplier was paid in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplierTotal {
    /// The name as published.
    pub name: String,
    /// The sum of its lines.
    pub total: Pence,
    /// How many lines.
    pub lines: u64,
}

/// What was read from a payments file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The encoding's name, such as `utf-8`, `cp1252` or `cp437`; for workbooks the format, such as `xlsx`.
    pub encoding: String,
    /// The sheets, in order; one for a text file.
    pub sheets: Vec<SheetReading>,
    /// The file's heading for each meaning found.
    pub columns: BTreeMap<Column, String>,
    /// The kind of payments, as the columns tell it.
    pub kind: FileKind,
    /// Payment lines.
    pub lines: u64,
    /// Their sum.
    pub total: Pence,
    /// The first day of any line.
    pub first_date: Option<Date>,
    /// The last day of any line.
    pub last_date: Option<Date>,
    /// Lines without a day of their own.
    pub undated_lines: u64,
    /// Lines below zero.
    pub negative_lines: u64,
    /// Lines of nothing.
    pub zero_lines: u64,
    /// Lines without a supplier's name.
    pub blank_supplier_lines: u64,
    /// Rows that are not payment lines, by reason.
    pub excluded: Excluded,
    /// The five suppliers paid most, by total, named as published.
    pub top_suppliers: Vec<SupplierTotal>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether the file is refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Stop)
    }

    /// The findings that wait for somebody's word.
    pub fn to_confirm(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Confirm)
    }
}
