//! `guildhall publication list`: the versions of a council.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use clap::Args;
use domain::councils::CouncilCode;
use domain::publication::Version;
use serde::Serialize;

pub const EXAMPLES: &str = "\
Example:
  guildhall publication list --council wynmarch";

/// What `publication list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Print JSON Lines for programs: one object for each version, the last published first
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    set: &'a str,
    period: String,
    version: Option<u32>,
    state: &'a str,
    lines: u64,
    total_pence: i64,
    csv_sha256: &'a str,
    published_at: Option<String>,
    why: &'a str,
    withdrawn_why: Option<&'a str>,
}

impl List {
    /// Lists them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let versions = store::publication::published(&guildhall.store, council.id).await?;
        if self.json {
            for version in &versions {
                terminal::say(&json(&shown(version))?);
            }
        } else if versions.is_empty() {
            terminal::say(&format!("{} has published nothing yet.", council.name));
        } else {
            let mut rows =
                vec![["set", "period", "version", "lines", "total", "published", ""].map(str::to_owned).to_vec()];
            rows.extend(versions.iter().map(row));
            terminal::columns(&rows, &[2, 3, 4]).iter().for_each(|line| terminal::say(line));
        }
        Ok(())
    }
}

fn shown(version: &Version) -> Shown<'_> {
    let content = version.content.as_ref();
    Shown {
        set: version.set.name(),
        period: version.period.to_string(),
        version: version.number,
        state: version.state.name(),
        lines: content.map_or(0, |content| content.lines),
        total_pence: content.map_or(0, |content| content.total.get()),
        csv_sha256: content.map_or("", |content| &content.csv.sha256),
        published_at: version.published_at.map(store::moment_text),
        why: &version.why,
        withdrawn_why: version.withdrawn.as_ref().map(|(_, _, why)| why.as_str()),
    }
}

fn row(version: &Version) -> Vec<String> {
    let content = version.content.clone().unwrap_or_default();
    let said =
        version.withdrawn.as_ref().map_or_else(|| version.why.clone(), |(_, _, why)| format!("withdrawn: {why}"));
    vec![
        version.set.name().to_owned(),
        version.period.to_string(),
        version.number.map(|number| number.to_string()).unwrap_or_default(),
        content.lines.to_string(),
        content.total.to_string(),
        version.published_at.map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default(),
        said,
    ]
}
