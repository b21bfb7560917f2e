//! `guildhall spend figures`: what was spent, by financial year and by supplier.

use super::indicators::{self, Indicators};
use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, show, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::{Council, CouncilCode};
use domain::spend::figures::Extent;
use domain::spend::{Calendar, Dimension, FileKind, REDACTED_KEY, SpendScope};
use domain::values::{Date, FinancialYear, Month, Pence, already};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Store;
use store::spend::{Figure, Span};

pub const EXAMPLES: &str = "\
Examples:
  guildhall spend figures --council wynmarch
  guildhall spend figures --council wynmarch --year 2025-26 --json
  guildhall spend figures --council wynmarch --scope influenceable --as-of 2026-03-31

The figures are those of the pages: sums of all lines of imports that were not undone, net of VAT where the file gave
net, dated by the payment. Months for which nothing was imported are named: a figure over them is not complete.

--scope influenceable leaves out what the council's rules say procurement cannot influence: precepts, benefits, taxes and
the like. --as-of gives the figures as they stood at the end of a day, or at a moment such as 2026-03-31T16:05:00Z, with
the imports and the rules of that moment.";

/// How a figure is made, for whoever reads it elsewhere.
const DEFINITION: &str = "Sum of the amounts of all payment lines of imports that were not undone, in pence; net of VAT where the file gives net; dated by the payment date; payments and procurement card transactions together";

/// What a supplier is called whose lines name none.
const NAMELESS: &str = "No supplier named";

/// What `spend figures` takes.
#[derive(Debug, Args)]
pub struct Figures {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Only this financial year, such as 2025-26
    #[arg(long)]
    year: Option<FinancialYear>,
    /// All payments, or what procurement can influence: all or influenceable
    #[arg(long, value_name = "SCOPE", default_value = "all")]
    scope: SpendScope,
    /// As the records stood at the end of this day, or at this moment
    #[arg(long, value_name = "DAY|MOMENT", value_parser = domain::values::moment)]
    as_of: Option<Timestamp>,
    /// How many suppliers to show, those paid most first
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Found {
    council: String,
    year: Option<String>,
    scope: &'static str,
    as_of: Option<String>,
    rules_edition: Option<i64>,
    definition: &'static str,
    lines: i64,
    total_pence: i64,
    years: Vec<Year>,
    undated: Sum,
    left_out: Vec<LeftOut>,
    missing_months: Vec<MissingMonth>,
    suppliers: i64,
    top_suppliers: Vec<Supplier>,
    indicators: Indicators,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Sum {
    lines: i64,
    total_pence: i64,
}

#[derive(Debug, Serialize)]
struct Year {
    year: String,
    #[serde(flatten)]
    sum: Sum,
}

/// What is left out of what procurement can influence for one reason, whichever scope was asked for.
#[derive(Debug, Serialize)]
struct LeftOut {
    reason: String,
    label: String,
    #[serde(flatten)]
    sum: Sum,
}

#[derive(Debug, Serialize)]
struct MissingMonth {
    kind: &'static str,
    month: String,
    year: String,
}

#[derive(Debug, Serialize)]
struct Supplier {
    name: String,
    #[serde(flatten)]
    sum: Sum,
    redacted: bool,
}

impl Figures {
    /// Shows them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        if let Some(moment) = self.as_of {
            already(moment, guildhall.clock.today()).map_err(Trouble::WrongUse)?;
        }
        actions::spend::make_missing_cubes(&guildhall, council.id).await?;
        let found = self.find(&guildhall.store, &council, guildhall.clock.today()).await?;
        if self.json {
            terminal::say(&json(&found)?);
        } else {
            found.say(&council);
        }
        Ok(())
    }

    async fn find(&self, store: &Store, council: &Council, today: Date) -> Result<Found, Trouble> {
        let this_month = Month::of(today);
        let scope = Scope::of_operator(council.id);
        let span = self.span();
        let (years, undated) = by_year(&store::spend::by_month(store, &scope, Dimension::All, &span).await?);
        let total = store::spend::total(store, &scope, &span).await?;
        let mut suppliers = store::spend::figures(store, &scope, Dimension::Supplier, &span).await?;
        let count = suppliers.iter().filter(|one| one.key != REDACTED_KEY && !one.key.is_empty()).count();
        suppliers.truncate(self.top);
        let wanted = indicators::Wanted { extent: Extent::default(), year: self.year, as_of: None, today };
        let edition = store::spend::edition_in_force(store, &scope, self.as_of).await?;
        let left_out = store::spend::cube(store, &scope, self.as_of).await?.left_out(&span);
        Ok(Found {
            indicators: indicators::find(store, &scope, &wanted).await?,
            council: council.code.to_string(),
            year: self.year.map(|year| year.to_string()),
            scope: self.scope.name(),
            as_of: self.as_of.map(store::moment_text),
            rules_edition: edition.map(|edition| edition.number),
            definition: DEFINITION,
            lines: total.lines,
            total_pence: total.total.get(),
            years,
            undated,
            left_out: left_out.into_iter().map(left_out_row).collect(),
            missing_months: self.missing(store, &scope, this_month).await?,
            suppliers: i64::try_from(count).unwrap_or(i64::MAX),
            top_suppliers: suppliers.into_iter().map(supplier).collect(),
        })
    }

    fn span(&self) -> Span {
        let months = self.year.map(|year| (Month::of(year.first_day()), Month::of(year.last_day())));
        Span { months, scope: self.scope, as_of: self.as_of, ..Span::default() }
    }

    /// The months for which nothing is loaded, up to the last whole month before today.
    async fn missing(&self, store: &Store, scope: &Scope, this_month: Month) -> Result<Vec<MissingMonth>, Trouble> {
        let held = store::spend::months_held_as_of(store, scope, self.as_of).await?;
        let last_whole = this_month.first_day().checked_sub(1.day()).map_or(this_month, Month::of);
        let of_kind =
            |kind: &FileKind| Calendar::of(*kind, &held, last_whole).map(|calendar| (*kind, calendar.missing()));
        let all = FileKind::ALL.iter().filter_map(of_kind);
        let wanted = |month: &Month| self.year.is_none_or(|year| FinancialYear::of_month(*month) == year);
        Ok(all
            .flat_map(|(kind, months)| {
                months.into_iter().filter(wanted).map(move |month| missing_month(kind, month)).collect::<Vec<_>>()
            })
            .collect())
    }
}

fn missing_month(kind: FileKind, month: Month) -> MissingMonth {
    MissingMonth { kind: kind.name(), month: month.to_string(), year: FinancialYear::of_month(month).to_string() }
}

fn sum(figure: &Figure) -> Sum {
    Sum { lines: figure.lines, total_pence: figure.total.get() }
}

fn left_out_row(figure: Figure) -> LeftOut {
    let sum = sum(&figure);
    LeftOut { reason: figure.key, label: figure.label, sum }
}

fn supplier(figure: Figure) -> Supplier {
    let redacted = figure.key == REDACTED_KEY;
    let name = if figure.key.is_empty() { NAMELESS.to_owned() } else { figure.label.clone() };
    Supplier { name, sum: sum(&figure), redacted }
}

/// The sums of each financial year, and of the lines without a month.
fn by_year(months: &[Figure]) -> (Vec<Year>, Sum) {
    let mut years: BTreeMap<FinancialYear, Sum> = BTreeMap::new();
    let mut undated = Sum::default();
    for figure in months {
        let into = match figure.key.parse::<Month>() {
            Ok(month) => years.entry(FinancialYear::of_month(month)).or_default(),
            Err(_) => &mut undated,
        };
        into.lines += figure.lines;
        into.total_pence += figure.total.get();
    }
    (years.into_iter().map(|(year, sum)| Year { year: year.to_string(), sum }).collect(), undated)
}

impl Found {
    fn say(&self, council: &Council) {
        if self.lines == 0 {
            let of = self.year.as_ref().map_or_else(String::new, |year| format!(" in {year}"));
            terminal::say(&format!("Nothing was imported for {}{of} yet.", council.name));
            return;
        }
        terminal::say(&format!("{}: {}, {}", council.name, count(self.lines), Pence::new(self.total_pence)));
        terminal::say(&format!("Scope: {}", self.scope_said()));
        let mut rows: Vec<Vec<String>> = self.years.iter().map(|year| self.row(year)).collect();
        if self.undated != Sum::default() {
            rows.push(row("undated", self.undated, String::new()));
        }
        terminal::columns(&rows, &[1, 2]).iter().for_each(|line| terminal::say(&format!("  {line}")));
        if !self.left_out.is_empty() {
            terminal::say("Left out of what procurement can influence:");
            let rows: Vec<Vec<String>> =
                self.left_out.iter().map(|one| row(&one.label, one.sum, String::new())).collect();
            terminal::columns(&rows, &[1, 2]).iter().for_each(|line| terminal::say(&format!("  {line}")));
        }
        terminal::say(&format!("{} suppliers; paid most:", self.suppliers));
        let rows: Vec<Vec<String>> =
            self.top_suppliers.iter().map(|one| row(&one.name, one.sum, String::new())).collect();
        terminal::columns(&rows, &[1, 2]).iter().for_each(|line| terminal::say(&format!("  {line}")));
        self.indicators.say();
    }

    /// What the figures are over, in words.
    fn scope_said(&self) -> String {
        let scope = self.scope.parse::<SpendScope>().unwrap_or_default().label();
        let rules =
            self.rules_edition.map_or_else(String::new, |number| format!(", under edition {number} of the rules"));
        let as_of =
            self.as_of.as_ref().map_or_else(String::new, |moment| format!(", as the records stood at {moment}"));
        format!("{scope}{rules}{as_of}")
    }

    /// A year with its gaps.
    fn row(&self, year: &Year) -> Vec<String> {
        let of_year = self.missing_months.iter().filter(|missing| missing.year == year.year);
        let gaps: Vec<String> = of_year.map(|missing| format!("{} of {}", missing.kind, missing.month)).collect();
        let gaps = if gaps.is_empty() { String::new() } else { format!("nothing imported: {}", gaps.join(", ")) };
        row(&year.year, year.sum, gaps)
    }
}

fn count(lines: i64) -> String {
    show::count(u64::try_from(lines).unwrap_or(0), "line", "lines")
}

fn row(name: &str, sum: Sum, last: String) -> Vec<String> {
    vec![name.to_owned(), Pence::new(sum.total_pence).to_string(), count(sum.lines), last]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(key: &str, lines: i64, pence: i64) -> Figure {
        Figure { key: key.to_owned(), label: String::new(), lines, total: Pence::new(pence) }
    }

    #[test]
    fn months_make_financial_years_and_lines_without_a_month_stand_apart() {
        let months = [figure("", 1, 5), figure("2026-03", 2, 10), figure("2026-04", 3, 20), figure("2026-05", 4, 30)];
        let (years, undated) = by_year(&months);
        let years: Vec<_> =
            years.iter().map(|year| (year.year.as_str(), year.sum.lines, year.sum.total_pence)).collect();
        assert_eq!(years, [("2025-26", 2, 10), ("2026-27", 7, 50)]);
        assert_eq!(undated, Sum { lines: 1, total_pence: 5 });
    }
}
