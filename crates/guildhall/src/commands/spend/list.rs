//! `guildhall spend list`: the imports of a council.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use serde::Serialize;
use std::collections::BTreeMap;
use store::spend::Batch;

pub const EXAMPLES: &str = "\
Example:
  guildhall spend list --council wynmarch";

/// What `spend list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Print JSON Lines for programs: one object for each batch, the last imported first
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    batch: i64,
    file: &'a str,
    kind: &'a str,
    lines: i64,
    total_pence: i64,
    first_month: Option<String>,
    last_month: Option<String>,
    undated_lines: i64,
    imported_at: String,
    undone_at: Option<String>,
    undone_why: Option<&'a str>,
}

impl List {
    /// Lists them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        let batches = store::spend::batches(&guildhall.store, &scope).await?;
        let files = store::spend::files(&guildhall.store, &scope, u64::from(u32::MAX)).await?;
        let names: BTreeMap<i64, String> = files.into_iter().map(|file| (file.id, file.name)).collect();
        let name = |batch: &Batch| names.get(&batch.file).map_or("", String::as_str).to_owned();
        if self.json {
            for batch in &batches {
                terminal::say(&json(&shown(batch, &name(batch)))?);
            }
        } else if batches.is_empty() {
            terminal::say(&format!("Nothing was imported for {} yet.", council.name));
        } else {
            let mut rows =
                vec![["batch", "file", "lines", "total", "months", "imported", ""].map(str::to_owned).to_vec()];
            rows.extend(batches.iter().map(|batch| row(batch, name(batch))));
            terminal::columns(&rows, &[0, 2, 3]).iter().for_each(|line| terminal::say(line));
        }
        Ok(())
    }
}

fn shown<'a>(batch: &'a Batch, file: &'a str) -> Shown<'a> {
    let undone = batch.undone.as_ref();
    Shown {
        batch: batch.id,
        file,
        kind: batch.kind.name(),
        lines: batch.lines,
        total_pence: batch.total.get(),
        first_month: batch.first_month.map(|month| month.to_string()),
        last_month: batch.last_month.map(|month| month.to_string()),
        undated_lines: batch.undated_lines,
        imported_at: store::moment_text(batch.imported_at),
        undone_at: undone.map(|(_, at, _)| store::moment_text(*at)),
        undone_why: undone.map(|(_, _, why)| why.as_str()),
    }
}

fn row(batch: &Batch, file: String) -> Vec<String> {
    let months = match (batch.first_month, batch.last_month) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "undated".to_owned(),
    };
    let undone = batch.undone.as_ref().map_or_else(String::new, |(_, _, why)| format!("undone: {why}"));
    let imported = batch.imported_at.strftime("%Y-%m-%d").to_string();
    vec![batch.id.to_string(), file, batch.lines.to_string(), batch.total.to_string(), months, imported, undone]
}
