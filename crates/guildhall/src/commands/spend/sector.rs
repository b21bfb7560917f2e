//! `guildhall spend sector`: what all councils here spent together in a financial year, with how much of it is held.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, show, terminal};
use clap::Args;
use domain::access::Scope;
use domain::spend::{CouncilYear, Period, SectorYear, SpendScope, months_held_of, sector};
use domain::values::FinancialYear;
use serde::Serialize;
use store::spend::Span;

pub const EXAMPLES: &str = "\
Examples:
  guildhall spend sector --year 2025-26
  guildhall spend sector --year 2025-26 --scope influenceable --json

The sum is of what is held: payments that were brought in and not undone, of every council here. Nothing is estimated for
councils and months that are missing; how many councils and which part of the months are held stands beside the sum.";

/// What `spend sector` takes.
#[derive(Debug, Args)]
pub struct Sector {
    /// The financial year, such as 2025-26
    #[arg(long)]
    year: FinancialYear,
    /// All payments, or what procurement can influence: all or influenceable
    #[arg(long, value_name = "SCOPE", default_value = "all")]
    scope: SpendScope,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Found {
    year: String,
    scope: &'static str,
    total_pence: i64,
    lines: i64,
    councils: usize,
    councils_held: usize,
    months: u32,
    months_held: u32,
    /// In tenths of a per cent; null where no month of the year is over.
    months_held_tenths: Option<u32>,
    by_council: Vec<One>,
}

#[derive(Debug, Serialize)]
struct One {
    council: String,
    name: String,
    total_pence: i64,
    lines: i64,
    months_held: u32,
}

impl Sector {
    /// Adds them up and says them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let today = guildhall.clock.today();
        let store = &guildhall.store;
        let span = Span { months: Period::Year(self.year).months(), scope: self.scope, ..Span::default() };
        let mut councils = Vec::new();
        for council in store::councils::all(store).await? {
            actions::spend::make_missing_cubes(&guildhall, council.id).await?;
            let scope = Scope::of_operator(council.id);
            let sum = store::spend::total(store, &scope, &span).await?;
            let held = store::spend::months_held(store, &scope).await?;
            councils.push(CouncilYear {
                code: council.code.to_string(),
                name: council.name,
                lines: sum.lines,
                total: sum.total,
                months_held: months_held_of(self.year, &held, today),
            });
        }
        let found = sector(self.year, &councils, today).map_err(|fault| Trouble::failed(fault.to_string()))?;
        if self.json {
            terminal::say(&json(&self.shown(&found, councils))?);
        } else {
            self.say(&found, &councils);
        }
        Ok(())
    }

    fn shown(&self, found: &SectorYear, councils: Vec<CouncilYear>) -> Found {
        let one = |one: CouncilYear| One {
            council: one.code,
            name: one.name,
            total_pence: one.total.get(),
            lines: one.lines,
            months_held: one.months_held,
        };
        Found {
            year: found.year.to_string(),
            scope: self.scope.name(),
            total_pence: found.total.get(),
            lines: found.lines,
            councils: found.councils,
            councils_held: found.councils_held,
            months: found.months,
            months_held: found.months_held,
            months_held_tenths: found.coverage(),
            by_council: councils.into_iter().map(one).collect(),
        }
    }

    fn say(&self, found: &SectorYear, councils: &[CouncilYear]) {
        let lines = show::count(found.lines.unsigned_abs(), "line", "lines");
        terminal::say(&format!("Held for {}: {} in {lines}.", found.year, found.total));
        let months = found.coverage().map_or_else(
            || "no month of the year is over yet".to_owned(),
            |tenths| format!("{}.{} % of their months are held", tenths / 10, tenths % 10),
        );
        terminal::say(&format!(
            "Coverage: {} of {} councils, {months}. Nothing is estimated for what is missing.",
            found.councils_held, found.councils
        ));
        for one in councils {
            terminal::say(&format!("  {}: {}, {} months held", one.name, one.total, one.months_held));
        }
    }
}
