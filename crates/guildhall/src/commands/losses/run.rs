//! `guildhall losses run`: the checks look through a council's payments.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::terminal::Progress;
use crate::{folder, show, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use serde::Serialize;

pub const EXAMPLES: &str = "\
Example:
  guildhall losses run --council wynmarch

While Guildhall is served, the checks run by themselves after each import. What was decided about a candidate stays.";

/// What `losses run` takes.
#[derive(Debug, Args)]
pub struct Run {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Ran {
    found: i64,
    new: i64,
    quiet: i64,
    withdrawn: i64,
    left_out: i64,
}

impl Run {
    /// Runs them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        let progress = Progress::new();
        progress.show("Looking through the payments");
        let job = actions::losses::ask(&guildhall, &scope).await?;
        actions::jobs::run_job(&guildhall, Some(job)).await?;
        progress.clear();
        let ended = store::jobs::job(&guildhall.store, &scope, job).await?;
        if let Some(trouble) = ended.and_then(|job| job.trouble) {
            return Err(Trouble::failed(trouble));
        }
        let run = store::losses::last_run(&guildhall.store, &scope).await?.filter(|run| run.id == job);
        let run = run.ok_or_else(|| {
            Trouble::failed("The checks run elsewhere just now. See them with `guildhall losses list`.")
        })?;
        let ran = Ran {
            found: run.found,
            new: run.new_ones,
            quiet: run.quiet,
            withdrawn: run.withdrawn,
            left_out: run.left_out,
        };
        if self.json {
            terminal::say(&json(&ran)?);
        } else {
            terminal::say(&format!(
                "{}: {}, {} of them new; {} of the new ones stay quiet, {} were withdrawn.",
                council.name,
                show::count(u64::try_from(ran.found).unwrap_or(0), "candidate", "candidates"),
                ran.new,
                ran.quiet,
                ran.withdrawn
            ));
        }
        Ok(())
    }
}
