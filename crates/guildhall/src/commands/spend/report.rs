//! What is said about a payments file.

use super::bring_in::End;
use crate::outcome::{Trouble, json};
use crate::{show, terminal};
use actions::{Failure, FieldError};
use domain::findings::{Finding, Severity};
use domain::spend::Reading;
use serde::Serialize;
use std::path::Path;
use store::spend::PaymentsFile;

/// What came of a file whose import was asked for.
#[derive(Debug, Default, Serialize)]
pub struct FileReport {
    file: String,
    outcome: &'static str,
    message: String,
    /// The `--accept` words that would settle what is asked.
    accept: Vec<&'static str>,
    payments_file: Option<i64>,
    batch: Option<i64>,
    lines: Option<u64>,
    total_pence: Option<i64>,
    first_date: Option<String>,
    last_date: Option<String>,
    findings: Vec<SaidFinding>,
    #[serde(skip)]
    summary: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SaidFinding {
    code: String,
    severity: Severity,
    at: String,
    text: String,
}

const IMPORTED: &str = "imported";

impl FileReport {
    /// The report of how it ended.
    pub fn new(path: &Path, end: Result<End, Failure>) -> FileReport {
        let file = path.display().to_string();
        let report = match end {
            Ok(End::Imported(file, batch)) => FileReport {
                outcome: IMPORTED,
                message: format!("imported as batch {}", batch.id),
                batch: Some(batch.id),
                ..FileReport::of(&file)
            },
            Ok(End::AlreadyIn(file)) => FileReport {
                outcome: "already_in",
                message: format!(
                    "not imported: this very file is in already, as {}. Undo that import first if it must come in again",
                    file.name
                ),
                ..FileReport::of(&file)
            },
            Ok(End::Refused(file)) => FileReport {
                outcome: "refused",
                message: "refused: it cannot be read as a payments file".to_owned(),
                ..FileReport::of(&file)
            },
            Ok(End::Asks(file, waits)) => FileReport::asking(&file, &waits),
            Err(failure) => {
                FileReport { outcome: "failed", message: format!("not imported: {failure}"), ..FileReport::default() }
            }
        };
        FileReport { file, ..report }
    }

    /// Whether its lines are in.
    pub fn is_imported(&self) -> bool {
        self.outcome == IMPORTED
    }

    fn of(file: &PaymentsFile) -> FileReport {
        let Some(reading) = &file.reading else {
            return FileReport { payments_file: Some(file.id), ..FileReport::default() };
        };
        FileReport {
            payments_file: Some(file.id),
            lines: Some(reading.lines),
            total_pence: Some(reading.total.get()),
            first_date: reading.first_date.map(|date| date.to_string()),
            last_date: reading.last_date.map(|date| date.to_string()),
            findings: reading.findings.iter().map(said).collect(),
            summary: summary(reading),
            ..FileReport::default()
        }
    }

    fn asking(file: &PaymentsFile, waits: &[FieldError]) -> FileReport {
        let accept: Vec<&str> = waits.iter().filter_map(|wait| wait.field.strip_prefix("accept_")).collect();
        let messages: Vec<&str> = waits.iter().map(|wait| wait.message.as_str()).collect();
        let how = if accept.is_empty() {
            String::new()
        } else {
            format!(
                ". If it is right so, give the file again with --accept {}; otherwise say how to read it, such as with --map, --day-first or --date-for-all",
                accept.join(",")
            )
        };
        let message = format!("waits, nothing of it is imported: {}{how}", messages.join(". "));
        FileReport { outcome: "asks", message, accept, ..FileReport::of(file) }
    }

    /// Says it: the answer on standard output, why it did not work on standard error too.
    pub fn say(&self, as_json: bool) -> Result<(), Trouble> {
        if as_json {
            terminal::say(&json(self)?);
        } else if self.is_imported() {
            terminal::say(&format!("{}: {}", self.file, self.message));
        }
        if !self.is_imported() {
            terminal::complain(&format!("{}: {}.", self.file, self.message.trim_end_matches('.')));
        }
        if !as_json {
            self.summary.iter().for_each(|line| terminal::say(line));
        }
        Ok(())
    }
}

fn said(finding: &Finding) -> SaidFinding {
    SaidFinding {
        code: finding.code.clone(),
        severity: finding.severity,
        at: finding.at.to_string(),
        text: finding.text.clone(),
    }
}

/// What was read and found, in lines for people.
pub fn summary(reading: &Reading) -> Vec<String> {
    let mut lines = Vec::new();
    if !reading.is_refused() {
        let count = show::count(reading.lines, "line", "lines");
        let days = match (reading.first_date, reading.last_date) {
            (Some(first), Some(last)) => format!(", {} to {}", show::day(first), show::day(last)),
            _ => String::new(),
        };
        lines.push(format!("  {count}, {}{days}", reading.total));
        if reading.undated_lines > 0 {
            lines.push(format!("  {} without a day", show::count(reading.undated_lines, "line", "lines")));
        }
        let excluded: Vec<String> =
            reading.excluded.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        if !excluded.is_empty() {
            lines.push(format!("  rows left out: {}", excluded.join(", ")));
        }
    }
    lines.extend(reading.findings.iter().map(finding_line));
    lines
}

fn finding_line(finding: &Finding) -> String {
    let asked = match finding.severity {
        Severity::Note => "note",
        Severity::Confirm => "confirm",
        Severity::Fix => "fix",
        Severity::Stop => "stop",
    };
    format!("  {asked} ({}, {}): {}", finding.at, finding.code, finding.text)
}

/// Why a file cannot be opened, and what to do.
pub fn cannot_open(fault: &std::io::Error) -> String {
    match fault.kind() {
        std::io::ErrorKind::NotFound => "there is no such file; check its name".to_owned(),
        std::io::ErrorKind::IsADirectory => "this is a folder; name the files in it".to_owned(),
        _ => format!("it cannot be opened: {fault}"),
    }
}

/// The file's own name, without its folders.
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
