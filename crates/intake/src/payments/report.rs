//! What a reading says to programs: the dry run, the key of a layout, the content's hash.

use super::headings::normalise;
use domain::findings::Finding;
use domain::spend::{Reading, SheetReading, SupplierTotal};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What a file holds, read without saving anything: one JSON object.
#[derive(Debug, Serialize)]
pub struct DryRun<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// What was read; left out where the file is refused.
    #[serde(flatten)]
    pub read: Option<DryRunRead<'a>>,
    /// What was found.
    pub findings: Vec<DryRunFinding<'a>>,
}

/// What was read from a file that is not refused.
#[derive(Debug, Serialize)]
pub struct DryRunRead<'a> {
    /// The hash of the file's bytes.
    pub sha256: &'a str,
    /// The encoding, or the workbook's format.
    pub encoding: &'a str,
    /// The header row of the first sheet, counted from 1.
    pub header_row: Option<u64>,
    /// The sheets with lines.
    pub sheets: Vec<DryRunSheet<'a>>,
    /// The file's heading for each of our names.
    pub columns: BTreeMap<&'static str, &'a str>,
    /// Payment lines.
    pub lines: u64,
    /// Their sum in pence.
    pub total_pence: i64,
    /// The first day, as `2025-04-01`.
    pub first_date: Option<String>,
    /// The last day.
    pub last_date: Option<String>,
    /// Lines without a day of their own.
    pub undated_lines: u64,
    /// Lines below zero.
    pub negative_lines: u64,
    /// Lines of nothing.
    pub zero_lines: u64,
    /// Lines without a supplier's name.
    pub blank_supplier_lines: u64,
    /// Rows left out, by reason.
    pub excluded: &'a BTreeMap<String, u64>,
    /// The five suppliers paid most.
    pub top_suppliers: Vec<DryRunSupplier<'a>>,
}

/// A sheet of a dry run.
#[derive(Debug, Serialize)]
pub struct DryRunSheet<'a> {
    name: &'a str,
    header_row: Option<u64>,
    lines: u64,
}

/// A supplier of a dry run.
#[derive(Debug, Serialize)]
pub struct DryRunSupplier<'a> {
    name: &'a str,
    total_pence: i64,
    lines: u64,
}

/// A finding of a dry run.
#[derive(Debug, Serialize)]
pub struct DryRunFinding<'a> {
    code: &'a str,
    severity: domain::findings::Severity,
    at: String,
    text: &'a str,
}

impl<'a> DryRun<'a> {
    /// The report of a reading.
    #[must_use]
    pub fn new(file: &'a str, sha256: &'a str, reading: &'a Reading) -> Self {
        let read = (!reading.is_refused()).then(|| DryRunRead::new(sha256, reading));
        DryRun { file, read, findings: reading.findings.iter().map(finding).collect() }
    }
}

fn finding(finding: &Finding) -> DryRunFinding<'_> {
    DryRunFinding { code: &finding.code, severity: finding.severity, at: finding.at.to_string(), text: &finding.text }
}

fn sheet(sheet: &SheetReading) -> DryRunSheet<'_> {
    DryRunSheet { name: &sheet.name, header_row: sheet.header_row, lines: sheet.lines }
}

fn supplier(supplier: &SupplierTotal) -> DryRunSupplier<'_> {
    DryRunSupplier { name: &supplier.name, total_pence: supplier.total.get(), lines: supplier.lines }
}

impl<'a> DryRunRead<'a> {
    fn new(sha256: &'a str, reading: &'a Reading) -> Self {
        DryRunRead {
            sha256,
            encoding: &reading.encoding,
            header_row: reading.sheets.first().and_then(|sheet| sheet.header_row),
            sheets: reading.sheets.iter().map(sheet).collect(),
            columns: reading.columns.iter().map(|(column, heading)| (column.name(), heading.as_str())).collect(),
            lines: reading.lines,
            total_pence: reading.total.get(),
            first_date: reading.first_date.map(|date| date.to_string()),
            last_date: reading.last_date.map(|date| date.to_string()),
            undated_lines: reading.undated_lines,
            negative_lines: reading.negative_lines,
            zero_lines: reading.zero_lines,
            blank_supplier_lines: reading.blank_supplier_lines,
            excluded: &reading.excluded,
            top_suppliers: reading.top_suppliers.iter().map(supplier).collect(),
        }
    }
}

/// The report of a reading as one line of JSON. A refused file gives its name and its findings only.
#[must_use]
pub fn dry_run_json(file: &str, sha256: &str, reading: &Reading) -> String {
    serde_json::to_string(&DryRun::new(file, sha256, reading)).unwrap_or_default()
}

/// The key under which a council's mapping for a layout is remembered: the same ordered headings give the same key.
#[must_use]
pub fn layout_key(reading: &Reading) -> String {
    let mut hash = Sha256::new();
    if let Some(sheet) = reading.sheets.first() {
        hash.update(if sheet.header_row.is_some() { b"headed" } else { b"bare  " });
        for heading in &sheet.headings {
            hash.update(normalise(heading).as_bytes());
            hash.update(b"\n");
        }
    }
    hex(&hash.finalize()).chars().take(32).collect()
}

/// The SHA-256 of a file's bytes, in hexadecimal.
pub fn sha256_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hex(&hash.finalize())),
            Ok(read) => hash.update(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
