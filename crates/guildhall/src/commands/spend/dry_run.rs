//! `guildhall spend import --dry-run`: says how files are read, and saves nothing anywhere.

use super::report::{cannot_open, name_of, summary};
use crate::outcome::Trouble;
use crate::terminal::Progress;
use crate::{show, terminal};
use domain::findings::{Finding, Place, Severity};
use domain::spend::{Mapping, PaymentLine, Reading};
use intake::payments::{Watch, dry_run_json, read, sha256_of};
use intake::{ReadFailure, Stopped};
use std::path::{Path, PathBuf};

/// Shows how far the reading of a file is.
struct Shown<'a> {
    progress: &'a Progress,
}

impl Watch for Shown<'_> {
    fn line(&mut self, _: &PaymentLine) -> Result<(), Stopped> {
        Ok(())
    }

    fn progress(&mut self, bytes_done: u64, bytes_all: u64, lines: u64) -> Result<(), Stopped> {
        let percent = bytes_done.saturating_mul(100).checked_div(bytes_all).unwrap_or(0);
        self.progress.show(&format!("Reading: {percent} %, {}", show::count(lines, "line", "lines")));
        Ok(())
    }
}

/// Reads each file with the mapping and says what was read.
///
/// # Errors
/// When a file is refused.
pub fn dry_run(files: &[PathBuf], mapping: &Mapping, as_json: bool) -> Result<(), Trouble> {
    let mut refused = false;
    for path in files {
        let file = path.display().to_string();
        let progress = Progress::new();
        let (sha256, reading) = read_one(path, mapping, &progress).unwrap_or_else(|why| (String::new(), missing(why)));
        progress.clear();
        if as_json {
            terminal::say(&dry_run_json(&file, &sha256, &reading));
        } else {
            say(&file, &reading);
        }
        if reading.is_refused() {
            refused = true;
            terminal::complain(&format!("{file} is refused: {}", why_refused(&reading)));
        }
    }
    if refused { Err(Trouble::Said) } else { Ok(()) }
}

fn read_one(path: &Path, mapping: &Mapping, progress: &Progress) -> Result<(String, Reading), String> {
    if path.is_dir() {
        return Err(cannot_open(&std::io::ErrorKind::IsADirectory.into()));
    }
    let sha256 = sha256_of(path).map_err(|fault| cannot_open(&fault))?;
    let reading = read(path, &name_of(path), mapping, &mut Shown { progress }).map_err(|failure| match failure {
        ReadFailure::Io(fault) => cannot_open(&fault),
        ReadFailure::Stopped => failure.to_string(),
    })?;
    Ok((sha256, reading))
}

/// What is said of a file that is not there, in the form of a reading.
fn missing(why: String) -> Reading {
    let finding =
        Finding { code: "file_missing".to_owned(), severity: Severity::Stop, at: Place::default(), text: why };
    Reading { findings: vec![finding], ..Reading::default() }
}

fn why_refused(reading: &Reading) -> String {
    let stops = reading.findings.iter().filter(|finding| finding.severity == Severity::Stop);
    stops.map(|finding| finding.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn say(file: &str, reading: &Reading) {
    if reading.is_refused() {
        return;
    }
    let header = reading.sheets.first().and_then(|sheet| sheet.header_row);
    let header = header.map_or_else(|| "no header".to_owned(), |row| format!("header on row {row}"));
    terminal::say(&format!("{file}: {}, {header}", reading.encoding));
    let columns: Vec<String> =
        reading.columns.iter().map(|(column, heading)| format!("{} = {heading}", column.name())).collect();
    terminal::say(&format!("  columns: {}", columns.join(", ")));
    summary(reading).iter().for_each(|line| terminal::say(line));
    for supplier in &reading.top_suppliers {
        let lines = show::count(supplier.lines, "line", "lines");
        let name = if supplier.name.is_empty() { "(no name)" } else { &supplier.name };
        terminal::say(&format!("  {name}: {}, {lines}", supplier.total));
    }
}
