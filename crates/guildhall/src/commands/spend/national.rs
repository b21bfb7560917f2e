//! `guildhall spend import --council-column`: a table with the payments of many councils comes in.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::terminal::{self, Progress};
use crate::{folder, show};
use actions::spend::{NationalEnd, NationalWish, import_national};
use actions::{Clock, Guildhall};
use domain::spend::Reading;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Serialize)]
struct Shown<'a> {
    file: &'a str,
    lines: u64,
    total_pence: i64,
    councils: usize,
}

/// Brings the tables in, one after the other.
pub async fn carry_out(place: &Place, tables: &[PathBuf], wish: &NationalWish, as_json: bool) -> Result<(), Trouble> {
    // Councils can be added with the table, before the Guildhall was ever served.
    let guildhall = match wish.add_councils {
        true => Guildhall::open(&folder::places(place)?, Clock::Machine).await?,
        false => folder::open(place).await?,
    };
    for table in tables {
        bring_in(&guildhall, table, wish, as_json).await?;
    }
    Ok(())
}

async fn bring_in(guildhall: &Guildhall, table: &Path, wish: &NationalWish, as_json: bool) -> Result<(), Trouble> {
    let progress = Arc::new(Progress::new());
    let shown = Arc::clone(&progress);
    let far = move |done: u64, all: u64, lines: u64| {
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(0);
        shown.show(&format!("Importing: {percent} %, {}", show::count(lines, "line", "lines")));
    };
    let end = import_national(guildhall, table, wish, far).await?;
    progress.clear();
    let name = table.display().to_string();
    match end {
        NationalEnd::Imported { reading, batches } if as_json => {
            let (lines, total_pence) = (reading.lines, reading.total.get());
            terminal::say(&json(&Shown { file: &name, lines, total_pence, councils: batches.len() })?);
            Ok(())
        }
        NationalEnd::Imported { reading, batches } => {
            let lines = show::count(reading.lines, "line", "lines");
            let councils = show::count(batches.len() as u64, "council", "councils");
            terminal::say(&format!("{name}: {lines} of {councils} imported, {}", reading.total));
            say_findings(&reading);
            Ok(())
        }
        NationalEnd::Refused(reading) => {
            say_findings(&reading);
            Err(Trouble::failed(format!("{name} was not imported. Mend it, or say yes with --accept reading.")))
        }
        NationalEnd::UnknownCouncils(names) => Err(Trouble::failed(format!(
            "{name} was not imported: it names {} not known here: {}. Add them with --add-councils, or correct their names.",
            show::count(names.len() as u64, "council", "councils"),
            names.join(", ")
        ))),
        NationalEnd::AlreadyIn(names) => Err(Trouble::failed(format!(
            "{name} was not imported: this very table is in already for {}. Undo that import first.",
            names.join(", ")
        ))),
        NationalEnd::Overlap(lines, councils) => Err(Trouble::failed(format!(
            "{name} was not imported: {} of {} are in already. To bring them in twice, say --accept overlap.",
            show::count(lines, "line", "lines"),
            show::count(councils as u64, "council", "councils")
        ))),
    }
}

fn say_findings(reading: &Reading) {
    for finding in &reading.findings {
        terminal::say(&format!("  {}", finding.text));
    }
}
