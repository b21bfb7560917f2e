//! `guildhall strategy scorecard`: every indicator with its value, baseline, target and status.

use crate::arguments::{Place, day};
use crate::outcome::{Trouble, json};
use crate::{folder, show, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::strategy::scorecard::{IndicatorAnswer, Row, Worked};
use domain::values::Date;
use serde::Serialize;

pub const EXAMPLES: &str = "\
Examples:
  guildhall strategy scorecard --council wynmarch
  guildhall strategy scorecard --council wynmarch --as-of 2026-03-31 --json

A value that is not measured is null in JSON, with its reason; it is never nought.";

/// What `strategy scorecard` takes.
#[derive(Debug, Args)]
pub struct Scorecard {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// The day as of which it is shown, as far as it is known today; today unless it is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<Date>,
    /// Print JSON for programs: one object with the indicators
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    council: &'a str,
    as_of: String,
    indicators: Vec<IndicatorAnswer>,
}

impl Scorecard {
    /// Shows it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let today = guildhall.clock.today();
        let day = self.as_of.unwrap_or(today);
        if day > today {
            let (day, today) = (show::day(day), show::day(today));
            return Err(Trouble::WrongUse(format!("{day} is still to come: ask for {today} or a day before it")));
        }
        let scope = Scope::of_operator(council.id);
        let facts = store::strategy::facts_of(&guildhall.store, &scope, day, today).await?;
        let worked = facts.book.scorecard(&facts.readings, facts.today);
        if self.json {
            let code = council.code.to_string();
            let shown = Shown { council: &code, as_of: day.to_string(), indicators: worked.answers() };
            terminal::say(&json(&shown)?);
        } else if worked.rows.is_empty() {
            terminal::say(&format!("{} has no scorecard yet. Begin it on the page /strategy/scorecard.", council.name));
        } else {
            table(&worked);
        }
        Ok(())
    }
}

fn table(worked: &Worked<'_>) {
    let heads = ["code", "quadrant", "indicator", "value", "period", "baseline", "target", "status", "why"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(worked.rows.iter().map(row));
    terminal::columns(&rows, &[3, 5, 6]).iter().for_each(|line| terminal::say(line));
}

fn row(row: &Row<'_>) -> Vec<String> {
    let (one, reading) = (row.indicator, &row.reading);
    let value = reading.value.as_ref().map_or_else(|| "not measured".to_owned(), ToString::to_string);
    vec![
        one.code.to_string(),
        one.quadrant.name().to_owned(),
        one.name.clone(),
        value,
        reading.value.as_ref().map(|_| reading.period.to_string()).unwrap_or_default(),
        one.baseline.as_ref().map(|baseline| baseline.value.to_string()).unwrap_or_default(),
        one.target.as_ref().map(|target| target.value.to_string()).unwrap_or_default(),
        row.standing.status.name().to_owned(),
        row.standing.reason.clone(),
    ]
}
