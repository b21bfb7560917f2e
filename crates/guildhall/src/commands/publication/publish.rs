//! `guildhall publication publish`: a period is published.

use super::Which;
use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use actions::Guildhall;
use actions::publication::{Wish, ask_publish};
use clap::Args;
use domain::access::Scope;
use domain::publication::{DataSet, PublicationPeriod, Version, VersionState};
use serde::Serialize;

pub const EXAMPLES: &str = "\
Examples:
  guildhall publication publish payments 2026-Q1 --council wynmarch
  guildhall publication publish payments 2026-Q1 --council wynmarch --accept --why 'May came late from the ledger'

What was found must be accepted with --accept and a reason, and a new version of a published period needs a reason.
The public reads the reason. `guildhall publication preview` shows what was found.";

/// What `publication publish` takes.
#[derive(Debug, Args)]
pub struct Publish {
    #[command(flatten)]
    which: Which,
    /// Publish it with what was found
    #[arg(long)]
    accept: bool,
    /// Why it is published so, or again
    #[arg(long, value_name = "TEXT", default_value = "")]
    why: String,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    set: &'a str,
    period: String,
    version: u32,
    lines: u64,
    total_pence: i64,
    csv_sha256: &'a str,
}

impl Publish {
    /// Publishes it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.which.council).await?;
        let wish = Wish { accepted: self.accept, why: self.why.clone() };
        let scope = Scope::of_operator(council.id);
        let version = publish(&guildhall, &scope, (self.which.set, self.which.period), &wish).await?;
        let Some((number, content)) = version.standing() else {
            return Err(Trouble::failed(
                "It was not published. Look at it again with `guildhall publication preview`.",
            ));
        };
        if self.json {
            let shown = Shown {
                set: version.set.name(),
                period: version.period.to_string(),
                version: number,
                lines: content.lines,
                total_pence: content.total.get(),
                csv_sha256: &content.csv.sha256,
            };
            terminal::say(&json(&shown)?);
        } else {
            terminal::say(&format!(
                "{}, {}, version {number} is published: {} lines, {}.",
                version.set.label(),
                version.period.name(),
                content.lines,
                content.total
            ));
        }
        Ok(())
    }
}

/// Publishes a period and waits until its version stands or was given up; a program that serves the same folder may do
/// the work.
pub async fn publish(
    guildhall: &Guildhall,
    scope: &Scope,
    (set, period): (DataSet, PublicationPeriod),
    wish: &Wish,
) -> Result<Version, Trouble> {
    let id = ask_publish(guildhall, scope, set, period, wish).await?;
    loop {
        let ran = actions::jobs::run_job(guildhall, None).await?;
        let known = store::publication::version(&guildhall.store, scope, id).await?;
        let (version, _) = known.ok_or_else(|| Trouble::failed("the version is not in the records"))?;
        if version.state != VersionState::Asked {
            return Ok(version);
        }
        if ran.is_none() {
            // Another program has claimed the job; it is looked at again a little later.
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
    }
}
