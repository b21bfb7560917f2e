//! `guildhall publication preview`: what would be published of a period, and what was found.

use super::Which;
use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use actions::publication::prepare;
use clap::Args;
use domain::access::Scope;
use domain::publication::{Mark, due};
use serde::Serialize;

pub const EXAMPLES: &str = "\
Example:
  guildhall publication preview payments 2026-Q1 --council wynmarch";

/// What `publication preview` takes.
#[derive(Debug, Args)]
pub struct Preview {
    #[command(flatten)]
    which: Which,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown {
    set: &'static str,
    period: String,
    due: String,
    lines: u64,
    total_pence: i64,
    left_out_lines: u64,
    hidden_lines: u64,
    differs: bool,
    findings: Vec<Found>,
    first_rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Found {
    code: String,
    severity: domain::findings::Severity,
    text: String,
    lines: u64,
    total_pence: i64,
}

impl Preview {
    /// Shows it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.which.council).await?;
        let (set, period) = (self.which.set, self.which.period);
        let prepared = prepare(&guildhall, &Scope::of_operator(council.id), set, period).await?;
        let found = prepared.findings.iter().map(|finding| Found {
            code: finding.code.clone(),
            severity: finding.severity,
            text: finding.text.clone(),
            lines: finding.lines,
            total_pence: finding.total.get(),
        });
        let shown = Shown {
            set: set.name(),
            period: period.to_string(),
            due: due(period).to_string(),
            lines: prepared.tally.rows.lines,
            total_pence: prepared.tally.rows.total.get(),
            left_out_lines: prepared.tally.of(Mark::BelowLimit).lines,
            hidden_lines: prepared.tally.hidden().0,
            differs: prepared.differs(),
            findings: found.collect(),
            first_rows: prepared.first_rows.clone(),
        };
        if self.json {
            terminal::say(&json(&shown)?);
            return Ok(());
        }
        terminal::say(&format!("{}, {}, due by {}", set.label(), period.name(), shown.due));
        terminal::say(&format!("{} lines, {}", shown.lines, prepared.tally.rows.total));
        terminal::say(&format!(
            "{} lines not above the limit, {} with a hidden payee",
            shown.left_out_lines, shown.hidden_lines
        ));
        for finding in &prepared.findings {
            let lines = if finding.lines > 0 {
                format!(" ({} lines, {})", finding.lines, finding.total)
            } else {
                String::new()
            };
            terminal::say(&format!("{:?}: {}{lines}", finding.severity, finding.text));
        }
        Ok(())
    }
}
