//! `guildhall suppliers unknown`: what is not known of suppliers, the most money first.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::suppliers::{Fact, unknown};
use serde::Serialize;

pub const EXAMPLES: &str = "\
Example:
  guildhall suppliers unknown --council wynmarch";

/// Suppliers shown of each fact.
const SHOWN: usize = 10;

/// What `suppliers unknown` takes.
#[derive(Debug, Args)]
pub struct UnknownFacts {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Print JSON Lines for programs: one object for each fact
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown {
    fact: &'static str,
    known_pence: i64,
    unknown_pence: i64,
    redacted_pence: i64,
    unnamed_pence: i64,
    suppliers: usize,
    four_fifths: usize,
}

impl UnknownFacts {
    /// Shows it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        let paid = store::spend::suppliers_paid(&guildhall.store, &scope, None).await?;
        let book = store::suppliers::book(&guildhall.store, &scope, None).await?;
        for fact in Fact::ALL {
            let found = unknown(&paid, &book, *fact);
            if self.json {
                terminal::say(&json(&Shown {
                    fact: fact.name(),
                    known_pence: found.known.get(),
                    unknown_pence: found.unknown.get(),
                    redacted_pence: found.redacted.get(),
                    unnamed_pence: found.unnamed.get(),
                    suppliers: found.suppliers.len(),
                    four_fifths: found.four_fifths,
                })?);
                continue;
            }
            terminal::say(&format!(
                "Not known {}: {} suppliers, {}",
                fact.label(),
                found.suppliers.len(),
                found.unknown
            ));
            if found.four_fifths > 0 {
                terminal::say(&format!("{}.", found.sentence()));
            }
            let rows: Vec<Vec<String>> = found
                .suppliers
                .iter()
                .take(SHOWN)
                .filter_map(|one| paid.get(one.at))
                .map(|one| vec![format!("  {}", one.label), one.total.to_string()])
                .collect();
            terminal::columns(&rows, &[1]).iter().for_each(|line| terminal::say(line));
        }
        Ok(())
    }
}
