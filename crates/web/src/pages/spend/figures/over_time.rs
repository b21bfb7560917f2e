//! Year on year, in money of the day and in real terms; what makes the change.

use super::super::{percent, query};
use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, share_cell};
use super::shares::named;
use super::shown::{KeyFigure, Shown};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::Link;
use domain::spend::Dimension;
use domain::spend::context::{Measure, demand, indices};
use domain::spend::figures::{
    CannotTell, Change, Comparison, Definition, PartChange, PriceIndex, compare, in_real_terms,
};
use domain::values::{FinancialYear, Pence};
use publish::lists::Cell;

super::addresses!(make);

/// The years with their sums, and the index under which they are shown in real terms.
struct Years {
    sums: Vec<(FinancialYear, Pence)>,
    index: Result<PriceIndex, CannotTell>,
    money_of: Option<FinancialYear>,
}

impl Years {
    fn new(gathered: &Gathered, asked: &Asked, all: &[PriceIndex]) -> Years {
        let chosen = all.iter().find(|index| index.name == asked.text("index")).or_else(|| all.first());
        let sum = |year: &FinancialYear| (*year, asked.ever().year(*year).total(&gathered.cube).1);
        let usual = chosen.and_then(|index| {
            let known = gathered.years.iter().rev().find(|year| index.numbers.contains_key(year));
            known.copied().or_else(|| gathered.years.last().copied())
        });
        Years {
            sums: gathered.years.iter().map(sum).collect(),
            index: chosen.cloned().ok_or(CannotTell::NoIndex),
            money_of: asked.text("money").parse().ok().or(usual),
        }
    }

    /// A sum of a year in the money of the chosen one.
    fn real(&self, year: FinancialYear, nominal: Pence) -> Result<Pence, CannotTell> {
        let index = self.index.as_ref().map_err(Clone::clone)?;
        in_real_terms(nominal, year, index, self.money_of.ok_or(CannotTell::NoIndex)?)
    }

    /// Why some of the years cannot be shown in real terms, each reason once.
    fn missing(&self) -> Vec<String> {
        let mut missing: Vec<String> =
            self.sums.iter().filter_map(|(year, sum)| Some(self.real(*year, *sum).err()?.to_string())).collect();
        missing.dedup();
        missing
    }
}

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let all = indices(&gathered.facts);
    let years = Years::new(gathered, asked, &all);
    let names: Vec<&str> = all.iter().map(|index| index.name.as_str()).collect();
    let mut selects = vec![asked.years(&gathered.years), asked.scopes(), asked.kinds()];
    if let Ok(index) = &years.index {
        selects.push(asked.indices(&names, &index.name));
        selects.push(asked.moneys(&gathered.years, years.money_of));
    }
    let mut shown = Shown {
        title: "Spend over time",
        address: "/spend/over-time",
        lead: "What was paid year by year, in the money of each year and in real terms, and what makes the change.",
        selects,
        warnings: gathered.gaps(None, asked.kind()),
        charts: vec![years_chart(gathered, &years)],
        listings: vec![years_list(gathered, asked, &years)],
        definitions: vec![Definition::CHANGE, Definition::REAL_TERMS],
        next: vec![Link::new("Enter a price index, or see the ones that were entered", "/spend/context")],
        ..Shown::default()
    };
    shown.warnings.extend(years.missing());
    if let Ok(index) = &years.index {
        let base =
            format!("{}, 100 in {}, from {}, looked up on {}", index.name, index.base, index.source, index.retrieved);
        shown.made.push(("Price index", base));
    }
    let compared = asked.year().or_else(|| gathered.years.last().copied());
    let comparison =
        compared.map(|year| compare(&gathered.cube, &asked.ever(), year, &gathered.calendars, gathered.today));
    match comparison {
        Some(Ok(comparison)) => fill_comparison(gathered, asked, &years, &comparison, &mut shown),
        Some(Err(why)) => shown.warnings.push(why.to_string()),
        None => {}
    }
    shown.listings.extend(demands(gathered, &years));
    shown
}

fn signed(money: Pence) -> String {
    if money.is_negative() { money.pounds() } else { format!("+{}", money.pounds()) }
}

fn change_said(change: &Change) -> String {
    let by = change.tenths().map_or_else(String::new, |tenths| format!(" ({})", percent(Some(tenths))));
    format!("{}{by}", signed(change.difference()))
}

fn fill_comparison(gathered: &Gathered, asked: &Asked, years: &Years, comparison: &Comparison, shown: &mut Shown) {
    let Comparison { before, after, change, .. } = comparison;
    let months = comparison.compared_said();
    let of = format!("{before} to {after}, {months}.");
    shown.key_figures = vec![
        KeyFigure::new(format!("Paid in {after}"), Some(change.after.pounds()), months.clone()),
        KeyFigure::new(format!("Paid in {before}"), Some(change.before.pounds()), format!("the same: {months}")),
        KeyFigure::new("Change", Some(change_said(change)), "in the money of each year"),
        real_change(years, comparison),
    ];
    shown.made.push(("Months compared", format!("{months} of {after} with the same months of {before}")));
    for (name, what, by) in [
        ("change-services", "services", Dimension::Service),
        ("change-categories", "categories", Dimension::Category),
        ("change-suppliers", "suppliers", Dimension::Supplier),
    ] {
        shown.listings.push(parts(
            asked,
            name,
            (&format!("What changed by {what}"), &of),
            by,
            comparison.parts(&gathered.cube, by),
        ));
    }
}

fn real_change(years: &Years, comparison: &Comparison) -> KeyFigure {
    let real = |year, money| years.real(year, money);
    let both = real(comparison.before, comparison.change.before)
        .and_then(|before| Ok(Change { before, after: real(comparison.after, comparison.change.after)? }));
    let money_of = years.money_of.map(String::from).unwrap_or_default();
    match both {
        Ok(change) => {
            KeyFigure::new("Change in real terms", Some(change_said(&change)), format!("in the money of {money_of}"))
        }
        Err(why) => KeyFigure::new("Change in real terms", None, why.to_string()),
    }
}

fn parts(
    asked: &Asked,
    name: &'static str,
    (title, of): (&str, &str),
    by: Dimension,
    parts: Vec<PartChange>,
) -> Listing {
    let row = |part: PartChange| {
        let narrowed = if part.key.is_empty() { ("blank", by.name()) } else { (by.name(), part.key.as_str()) };
        let href = if by == Dimension::Supplier && !part.key.is_empty() {
            asked.supplier(&part.key)
        } else {
            asked.lines(&[narrowed])
        };
        let change = part.change;
        let cells = vec![
            Cell::text(named(&part.label)),
            Cell::Money(change.before),
            Cell::Money(change.after),
            Cell::Money(change.difference()),
            share_cell(change.tenths()),
        ];
        Row::new(href, cells)
    };
    Listing {
        name,
        title: title.to_owned(),
        columns: vec!["Name", "Before (£)", "After (£)", "Change in pounds (£)", "Change in per cent (%)"],
        rows: parts.into_iter().map(row).collect(),
        note: format!(
            "{of} The largest change first. The changes add up to the whole one. What was not paid before has no percentage."
        ),
    }
}

fn years_chart(gathered: &Gathered, years: &Years) -> Figure {
    let real = |(year, sum): &(FinancialYear, Pence)| years.real(*year, *sum).ok().map(Pence::get);
    let mut series =
        vec![Series::new("In the money of the day", years.sums.iter().map(|(_, sum)| Some(sum.get())).collect())];
    if let Some(money_of) = years.money_of {
        series.push(Series::new(&format!("In the money of {money_of}"), years.sums.iter().map(real).collect()));
    }
    let chart = Chart {
        id: "over-time".into(),
        title: "Spend by financial year".into(),
        summary:
            "What was paid in each financial year, in money of the day and in real terms. A year for which the index has no number has no data in real terms."
                .into(),
        kind: Kind::Columns,
        unit: Unit::Pence,
        labels: years
            .sums
            .iter()
            .map(|(year, _)| Label::new(&gathered.named(*year)).short(&year.to_string()))
            .collect(),
        series,
        first_heading: "Financial year".into(),
    };
    let index =
        years.index.as_ref().map_or_else(ToString::to_string, |index| format!("{}, {}", index.name, index.source));
    chart.figure().made(Definition::REAL_TERMS.formula).source(&index)
}

fn years_list(gathered: &Gathered, asked: &Asked, years: &Years) -> Listing {
    let row = |(year, sum): &(FinancialYear, Pence)| {
        let compared = compare(&gathered.cube, &asked.ever(), *year, &gathered.calendars, gathered.today).ok();
        let number = years.index.as_ref().ok().and_then(|index| index.numbers.get(year));
        let change = compared.as_ref().map(|compared| compared.change);
        let cells = vec![
            Cell::text(gathered.named(*year)),
            Cell::Money(*sum),
            Cell::maybe(number, |number| Cell::Text(Measure::PriceIndex.unit().plain(*number))),
            Cell::maybe(years.real(*year, *sum).ok(), Cell::Money),
            Cell::maybe(change, |change| Cell::Money(change.difference())),
            share_cell(change.and_then(|change| change.tenths())),
            Cell::text(compared.map(|compared| compared.compared_said()).unwrap_or_default()),
        ];
        let (first, last) = (year.months().first().copied(), year.months().last().copied());
        let of = |month: Option<domain::values::Month>| month.map(|month| month.to_string()).unwrap_or_default();
        let lines = query(&[
            ("from", &of(first)),
            ("to", &of(last)),
            ("kind", asked.text("kind")),
            ("scope", asked.text("scope")),
        ]);
        Row::new(format!("/spend/lines{lines}"), cells)
    };
    Listing {
        name: "years",
        title: "Year by year".into(),
        columns: vec![
            "Financial year",
            "Paid (£)",
            "Index",
            "In real terms (£)",
            "Change on the year before (£)",
            "Change (%)",
            "Months compared",
        ],
        rows: years.sums.iter().map(row).collect(),
        note: "The change compares only the months that are over and were brought in for both years.".into(),
    }
}

/// Net spend and demand of services, as entered, beside each other; money in real terms too.
fn demands(gathered: &Gathered, years: &Years) -> Option<Listing> {
    let mut rows = Vec::new();
    for ((service, measure, name), series) in demand(&gathered.facts) {
        for (year, fact) in series {
            let paid = domain::spend::figures::Extent::default().year(year);
            let of_service = gathered.cube.services.iter().position(|known| *known == service);
            let paid = of_service.and_then(|at| u32::try_from(at).ok()).map(|at| {
                let sums = paid.sums(&gathered.cube).filter(|sum| sum.service == at);
                Pence::new(sums.fold(0_i64, |total, sum| total.saturating_add(sum.total.get())))
            });
            let is_money = measure == Measure::NetSpend;
            let real = if is_money { years.real(year, Pence::new(fact.number)).ok() } else { None };
            let what = if name.is_empty() { measure.label().to_owned() } else { name.clone() };
            rows.push(Row::new(
                "",
                vec![
                    Cell::text(&service),
                    Cell::text(what),
                    Cell::text(year.to_string()),
                    Cell::Text(fact.shown()),
                    Cell::maybe(real, Cell::Money),
                    Cell::maybe(paid, Cell::Money),
                    Cell::text(format!("{}, {}", fact.source, fact.dated)),
                ],
            ));
        }
    }
    (!rows.is_empty()).then(|| Listing {
        name: "demand",
        title: "Net spend and demand of services".into(),
        columns: vec![
            "Service",
            "What",
            "Financial year",
            "Number",
            "In real terms (£)",
            "Paid to suppliers (£)",
            "Source",
        ],
        rows,
        note: "As the council entered them. What was paid to suppliers is all payments of the service under the same name, in the money of the day."
            .into(),
    })
}
