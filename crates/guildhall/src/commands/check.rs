//! `guildhall check`: proves that everything is whole.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, show, terminal};
use actions::upkeep::{ChainReport, Report};
use clap::Args;
use serde::Serialize;

pub const EXAMPLES: &str = "\
Example:
  guildhall check --at /srv/guildhall

It checks every chain of the trail, that the figures equal the payment lines, and that each received file is as it
came. Keep the last hash of each chain elsewhere: a chain that was written anew has another.";

/// What `check` takes.
#[derive(Debug, Args)]
pub struct Check {
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Found<'a> {
    whole: bool,
    chains: Vec<FoundChain<'a>>,
    troubles: &'a [String],
}

#[derive(Serialize)]
struct FoundChain<'a> {
    chain: &'a str,
    entries: u64,
    last_hash: &'a str,
    broken: Option<&'a str>,
}

impl Check {
    /// Checks, and says what was found.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let report = actions::upkeep::check(&guildhall).await?;
        if self.json {
            say_json(&report)?;
        } else {
            report.chains.iter().for_each(say_chain);
        }
        if report.is_whole() {
            if !self.json {
                terminal::say("The trail, the figures and the files are whole.");
            }
            return Ok(());
        }
        for chain in report.chains.iter().filter_map(|chain| Some((&chain.chain, chain.broken.as_ref()?))) {
            terminal::complain(&format!("the trail of {} is broken at {}", chain.0, chain.1));
        }
        report.troubles.iter().for_each(|trouble| terminal::complain(trouble));
        terminal::complain(
            "Bring the last sound backup back with `guildhall restore`, and find out who could write to the records.",
        );
        Err(Trouble::Said)
    }
}

fn say_chain(chain: &ChainReport) {
    let entries = show::count(chain.entries, "entry", "entries");
    let said = match &chain.broken {
        None => format!("{}: {entries}, last hash {}", chain.chain, chain.last),
        Some(link) => format!("{}: broken at {link}; {entries} before it are whole", chain.chain),
    };
    terminal::say(&said);
}

fn say_json(report: &Report) -> Result<(), Trouble> {
    let chains = report.chains.iter().map(|chain| FoundChain {
        chain: &chain.chain,
        entries: chain.entries,
        last_hash: &chain.last,
        broken: chain.broken.as_deref(),
    });
    let found = Found { whole: report.is_whole(), chains: chains.collect(), troubles: &report.troubles };
    terminal::say(&crate::outcome::json(&found)?);
    Ok(())
}
