//! `guildhall suppliers facts`: a file of facts about suppliers comes in.

use super::bring_in::{End, bring_in};
use crate::arguments::{Place, day};
use crate::outcome::{Trouble, json};
use crate::{folder, show, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::findings::{Finding, Severity};
use domain::suppliers::{FactsColumn, FactsMapping, FactsReading, PostcodeKind, SmeDefinition};
use domain::values::Date;
use serde::Serialize;
use std::fs::File;
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Examples:
  guildhall suppliers facts suppliers.xlsx --dry-run
  guildhall suppliers facts suppliers.csv --council wynmarch --postcode-is site --sme-definition procurement_act
  guildhall suppliers facts old.csv --council wynmarch --map name='Trading As' --accept reading

Columns: number, name, postcode, country, company_number, charity_number, sme, vcse, vcse_kind, vcse_role, part_of_group,
headcount, turnover, balance_sheet, as_at, source. They are found by their headings; --map settles what is not, and an empty heading says that the file has no
such column. What cannot be decided is asked: the file waits until it is given again with what settles it.";

/// What can be said yes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Accept {
    /// The proposed reading, where something could not be decided
    Reading,
}

/// What `suppliers facts` takes.
#[derive(Debug, Args)]
pub struct Facts {
    /// The file: CSV, TSV, XLSX, XLS, ODS…
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The council's code
    #[arg(long, value_name = "CODE", required_unless_present = "dry_run")]
    council: Option<CouncilCode>,
    /// Only say how the file is read; save nothing
    #[arg(long)]
    dry_run: bool,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
    /// Which heading a column has in the file; give it again for each further one
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = column_and_heading)]
    maps: Vec<(FactsColumn, String)>,
    /// Which postcode it gives: site, branch or registered
    #[arg(long, value_name = "WHICH")]
    postcode_is: Option<PostcodeKind>,
    /// By which definition it says SME: procurement_act, lga_guide, national_strategy, micro or as_stated
    #[arg(long, value_name = "DEFINITION")]
    sme_definition: Option<SmeDefinition>,
    /// The day its facts are as at, where rows do not say
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_at: Option<Date>,
    /// Where its facts are from; the file's name unless it is given
    #[arg(long, value_name = "TEXT", default_value = "")]
    source: String,
    /// The sheet to read
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row of the headings, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    header_row: Option<u64>,
    /// What to say yes to
    #[arg(long)]
    accept: Vec<Accept>,
}

#[derive(Serialize)]
struct Shown<'a> {
    outcome: &'static str,
    file: String,
    header_row: Option<u64>,
    columns: std::collections::BTreeMap<&'static str, &'a str>,
    rows: u64,
    suppliers: u64,
    given: std::collections::BTreeMap<&'static str, u64>,
    left_out: &'a std::collections::BTreeMap<String, u64>,
    findings: Vec<ShownFinding<'a>>,
}

#[derive(Serialize)]
struct ShownFinding<'a> {
    code: &'a str,
    severity: Severity,
    at: String,
    text: &'a str,
}

fn column_and_heading(typed: &str) -> Result<(FactsColumn, String), String> {
    let (column, heading) =
        typed.split_once('=').ok_or_else(|| format!("{typed:?} is not COLUMN=HEADING, such as name='Trading As'"))?;
    Ok((column.trim().parse()?, heading.to_owned()))
}

impl Facts {
    fn mapping(&self) -> FactsMapping {
        FactsMapping {
            columns: self.maps.iter().cloned().collect(),
            header_row: self.header_row,
            sheet: self.sheet.clone(),
            day_first: None,
            postcode_kind: self.postcode_is,
            sme_definition: self.sme_definition,
            as_at: self.as_at,
            source: self.source.clone(),
        }
    }

    /// Brings the file in, or only says how it is read.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let cannot =
            |fault: std::io::Error| Trouble::failed(format!("{} cannot be opened: {fault}", self.file.display()));
        let Some(code) = self.council.as_ref().filter(|_| !self.dry_run) else {
            let read = intake::supplier_facts::read(&self.file, &self.mapping());
            let read = read.map_err(|fault| Trouble::failed(format!("{}: {fault}", self.file.display())))?;
            let outcome = if read.reading.is_refused() { "refused" } else { "read" };
            return self.say(outcome, &read.reading, None);
        };
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, code).await?;
        let scope = Scope::of_operator(council.id);
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let content = File::open(&self.file).map_err(cannot)?;
        let accepted = self.accept.contains(&Accept::Reading);
        let end = bring_in(&guildhall, &scope, (&name, content), &self.mapping(), accepted).await?;
        let (outcome, file, trouble) = match end {
            End::Loaded(file) => ("loaded", file, None),
            End::AlreadyIn(file) => {
                let text = format!("This file is in already, as {}.", file.name);
                ("already_in", file, Some(text))
            }
            End::Refused(file) => ("refused", file, None),
            End::Asks(file, _) => {
                let text = "Something must be confirmed. Settle it with --postcode-is, --sme-definition or --map, or say yes with --accept reading.";
                ("asks", file, Some(text.to_owned()))
            }
        };
        self.say(outcome, &file.reading.unwrap_or_default(), trouble)
    }

    fn say(&self, outcome: &'static str, reading: &FactsReading, trouble: Option<String>) -> Result<(), Trouble> {
        if self.json {
            let shown = Shown {
                outcome,
                file: self.file.display().to_string(),
                header_row: reading.header_row,
                columns: reading.columns.iter().map(|(column, heading)| (column.name(), heading.as_str())).collect(),
                rows: reading.rows,
                suppliers: reading.suppliers,
                given: reading.given.iter().map(|(column, count)| (column.name(), *count)).collect(),
                left_out: &reading.left_out,
                findings: reading.findings.iter().map(shown).collect(),
            };
            terminal::say(&json(&shown)?);
        } else {
            say_words(outcome, reading);
        }
        match (outcome, trouble) {
            ("loaded" | "read", _) => Ok(()),
            (_, Some(text)) => Err(Trouble::failed(text)),
            _ => {
                let stops = reading.findings.iter().filter(|finding| finding.severity == Severity::Stop);
                Err(Trouble::failed(stops.map(|finding| finding.text.as_str()).collect::<Vec<_>>().join(" ")))
            }
        }
    }
}

fn shown(finding: &Finding) -> ShownFinding<'_> {
    ShownFinding { code: &finding.code, severity: finding.severity, at: finding.at.to_string(), text: &finding.text }
}

fn say_words(outcome: &str, reading: &FactsReading) {
    if reading.is_refused() {
        return;
    }
    let columns: Vec<String> =
        reading.columns.iter().map(|(column, heading)| format!("{} = {heading}", column.name())).collect();
    terminal::say(&format!("columns: {}", columns.join(", ")));
    let rows = show::count(reading.rows, "row", "rows");
    let suppliers = show::count(reading.suppliers, "supplier", "suppliers");
    let done = if outcome == "loaded" { "taken in" } else { "read" };
    terminal::say(&format!("{done}: {rows} about {suppliers}"));
    for (column, count) in &reading.given {
        terminal::say(&format!("  {}: {count}", column.label()));
    }
    for finding in &reading.findings {
        terminal::say(&format!("{} ({}, {}): {}", finding.code, word(finding.severity), finding.at, finding.text));
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Confirm => "please confirm",
        Severity::Fix => "please mend",
        Severity::Stop => "refused",
    }
}
