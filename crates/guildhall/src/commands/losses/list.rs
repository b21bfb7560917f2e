//! `guildhall losses list`: what the checks found.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::losses::{Check, State};
use serde::Serialize;
use store::losses::{Filter, Kept, Which};

pub const EXAMPLES: &str = "\
Examples:
  guildhall losses list --council wynmarch
  guildhall losses list --council wynmarch --state open --check within_days --json

A candidate is a question, not an answer. The checks are same_reference, similar_reference, two_suppliers, within_days,
high_vat, before_invoice, split and round_sum; the states open, confirmed, recovered, cleared and quiet.";

/// What `losses list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Only candidates in this state
    #[arg(long)]
    state: Option<State>,
    /// Only candidates that this check found
    #[arg(long)]
    check: Option<Check>,
    /// Print JSON Lines for programs: one object for each candidate, the most money first
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    candidate: i64,
    state: &'a str,
    checks: Vec<&'a str>,
    supplier: &'a str,
    service: &'a str,
    day: Option<String>,
    amount_pence: i64,
    at_risk_pence: i64,
    counted_elsewhere_pence: i64,
    recovered_pence: i64,
    undone: bool,
    quiet_why: Option<&'a str>,
    lines: Vec<domain::losses::Place>,
    why: Vec<&'a str>,
}

impl List {
    /// Lists them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        let which = self.state.map_or(Which::All, Which::In);
        let filter = Filter { which, check: self.check, ..Filter::default() };
        let all = (0, u64::from(u32::MAX));
        let kept = store::losses::list(&guildhall.store, &scope, &filter, all).await?;
        if self.json {
            for one in &kept {
                terminal::say(&json(&shown(one))?);
            }
        } else if store::losses::last_run(&guildhall.store, &scope).await?.is_none() {
            let code = &council.code;
            terminal::say(&format!(
                "The checks have not run yet. Run them with `guildhall losses run --council {code}`."
            ));
        } else if kept.is_empty() {
            terminal::say(&format!("The checks found nothing of that kind for {}.", council.name));
        } else {
            let heads = ["candidate", "at risk", "state", "day", "supplier", "found by"];
            let mut rows = vec![heads.map(str::to_owned).to_vec()];
            rows.extend(kept.iter().map(row));
            terminal::columns(&rows, &[0, 1]).iter().for_each(|line| terminal::say(line));
        }
        Ok(())
    }
}

fn shown(kept: &Kept) -> Shown<'_> {
    Shown {
        candidate: kept.id,
        state: kept.state.name(),
        checks: kept.content.reasons.iter().map(|reason| reason.check.name()).collect(),
        supplier: &kept.supplier,
        service: &kept.service,
        day: kept.day.map(|day| day.to_string()),
        amount_pence: kept.amount.get(),
        at_risk_pence: kept.at_risk.get(),
        counted_elsewhere_pence: kept.counted_elsewhere.get(),
        recovered_pence: kept.recovered.get(),
        undone: kept.content.undone.is_some(),
        quiet_why: kept.quiet_why.as_deref(),
        lines: kept.places(),
        why: kept.content.reasons.iter().map(|reason| reason.text.as_str()).collect(),
    }
}

fn row(kept: &Kept) -> Vec<String> {
    let checks: Vec<&str> = kept.content.reasons.iter().map(|reason| reason.check.label()).collect();
    let undone = if kept.content.undone.is_some() { ", undone" } else { "" };
    vec![
        kept.id.to_string(),
        kept.at_risk.to_string(),
        format!("{}{undone}", kept.state.name()),
        kept.day.map(|day| day.to_string()).unwrap_or_default(),
        kept.supplier.clone(),
        checks.join("; "),
    ]
}
