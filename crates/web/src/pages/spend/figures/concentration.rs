//! How much of spend rests on few suppliers; who is new and who has gone.

use super::super::{counted, percent};
use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, count_cell, share_cell};
use super::shown::{KeyFigure, Shown};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::Link;
use domain::spend::figures::{
    Arrivals, CannotTell, Concentration, Definition, SupplierSum, arrivals, concentration, supplier_count,
};
use domain::spend::share;
use domain::values::{FinancialYear, Month, Pence};
use publish::lists::Cell;

super::addresses!(make);

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let found = concentration(&gathered.cube, &asked.extent());
    let come_and_gone = come_and_gone(gathered, asked);
    let mut shown = Shown {
        title: "Suppliers and concentration",
        address: "/spend/concentration",
        lead: "How many suppliers the council pays, how much of its spend rests on few of them, who is new and who is paid no longer.",
        selects: vec![asked.years(&gathered.years), asked.parts(), asked.scopes(), asked.kinds()],
        warnings: gathered.gaps(asked.months(), asked.kind()),
        key_figures: key_figures(gathered, asked, &found, &come_and_gone),
        cautions: vec!["Few suppliers can be a good bargain or a risk. A concentration is a reason to look, not a fault: ask what would happen if one of the largest failed.".to_owned()],
        definitions: vec![Definition::CONCENTRATION, Definition::ARRIVALS],
        next: vec![Link::new("See every supplier", &format!("/spend/by/supplier{}", asked.query(&["part"], &[])))],
        ..Shown::default()
    };
    match &found {
        Ok(found) => {
            shown.sentences.push(said(found));
            shown.charts.push(top_chart(found, asked));
            shown.listings.push(suppliers(asked, found));
            shown.listings.push(base(found));
        }
        Err(why) => shown.warnings.push(why.to_string()),
    }
    shown.listings.push(by_year(gathered, asked));
    match come_and_gone {
        Ok(found) => {
            shown.listings.push(sums(asked, "new", "New suppliers", &found.new));
            shown.listings.push(sums(asked, "gone", "Suppliers gone since the period before", &found.gone));
        }
        Err(why) => shown.warnings.push(why.to_string()),
    }
    shown
}

/// The same months a year earlier.
fn year_earlier((first, last): (Month, Month)) -> Option<(Month, Month)> {
    let earlier = |month: Month| Month::new(month.year() - 1, month.number());
    Some((earlier(first)?, earlier(last)?))
}

/// Who is new in the period, and who has gone since the same months of the year before. A period that is not over, or is
/// not wholly in, cannot tell who has gone.
fn come_and_gone(gathered: &Gathered, asked: &Asked) -> Result<Arrivals, CannotTell> {
    let whole = || CannotTell::NotWhole { period: asked.period_said() };
    let period = asked.months().ok_or_else(whole)?;
    let before = year_earlier(period).ok_or_else(whole)?;
    let mut found = arrivals(&gathered.cube, &asked.ever(), period, before)?;
    let is_in = !asked.is_part() && asked.year().is_some_and(|year| gathered.whole.contains(&year));
    if !is_in && period.1.last_day() >= gathered.today {
        found.gone.clear();
    }
    Ok(found)
}

fn key_figures(
    gathered: &Gathered,
    asked: &Asked,
    found: &Result<Concentration, CannotTell>,
    come_and_gone: &Result<Arrivals, CannotTell>,
) -> Vec<KeyFigure> {
    let period = asked.period_said();
    let number = |count: usize| counted(i64::try_from(count).unwrap_or(i64::MAX));
    let found = found.as_ref().ok();
    let most = found.map(Concentration::making_most);
    let moved = come_and_gone.as_ref().ok();
    let why = come_and_gone.as_ref().err().map(ToString::to_string).unwrap_or_default();
    let is_over = asked.months().is_some_and(|(_, last)| last.last_day() < gathered.today);
    vec![
        KeyFigure::new(
            "Suppliers paid",
            Some(number(supplier_count(&gathered.cube, &asked.extent()))),
            format!("in {period}, without redacted payees"),
        )
        .to(format!("/spend/by/supplier{}", asked.query(&["part", "list"], &[]))),
        KeyFigure::new(
            "Paid to the largest 20",
            found.map(|found| percent(share(found.top_total(), found.base))),
            found.map(|found| found.top_total().to_string()).unwrap_or_default(),
        ),
        KeyFigure::new(
            "Suppliers that make 80%",
            most.map(|(count, _)| number(count)),
            most.map(|(_, total)| total.to_string()).unwrap_or_default(),
        ),
        KeyFigure::new(
            "Herfindahl-Hirschman index",
            found.and_then(Concentration::index).map(|index| counted(i64::from(index))),
            "from near 0 (many equal suppliers) to 10,000 (one supplier)",
        ),
        KeyFigure::new(
            "New suppliers",
            moved.map(|moved| number(moved.new.len())),
            if moved.is_some() { "not paid in any earlier month that was brought in".to_owned() } else { why.clone() },
        ),
        KeyFigure::new(
            "Suppliers gone",
            moved.filter(|_| is_over).map(|moved| number(moved.gone.len())),
            if is_over {
                "paid in the same months of the year before, not in these".to_owned()
            } else {
                "the period is not over".to_owned()
            },
        ),
    ]
}

fn said(found: &Concentration) -> String {
    let (count, total) = found.making_most();
    format!(
        "{} of {} suppliers make {} of what was paid to named suppliers.",
        counted(i64::try_from(count).unwrap_or(i64::MAX)),
        counted(i64::try_from(found.suppliers.len()).unwrap_or(i64::MAX)),
        percent(share(total, found.base))
    )
}

fn top_chart(found: &Concentration, asked: &Asked) -> Figure {
    let top = found.top();
    let chart = Chart {
        id: "largest".into(),
        title: "The largest 20 suppliers".into(),
        summary: format!("The {} suppliers that were paid most.", top.len()),
        kind: Kind::Bars,
        unit: Unit::Pence,
        labels: top.iter().map(|one| Label::new(&one.label).to(&asked.supplier(&one.key))).collect(),
        series: vec![Series::new("Paid", top.iter().map(|one| Some(one.total.get())).collect())],
        first_heading: "Supplier".into(),
    };
    chart.figure().made("The sum of the amounts of each supplier's lines.").source(&asked.scope_said())
}

fn suppliers(asked: &Asked, found: &Concentration) -> Listing {
    let mut sum = Pence::ZERO;
    let rows = found.suppliers.iter().zip(1_i64..).map(|(one, place)| {
        sum = Pence::new(sum.get().saturating_add(one.total.get()));
        let cells = vec![
            Cell::text(&one.label),
            Cell::Count(place),
            Cell::Money(one.total),
            share_cell(share(one.total, found.base)),
            share_cell(share(sum, found.base)),
            count_cell(one.lines),
        ];
        Row::new(asked.supplier(&one.key), cells)
    });
    Listing {
        name: "suppliers",
        title: "Suppliers, the largest first".into(),
        rows: rows.collect(),
        columns: vec!["Supplier", "Place", "Paid (£)", "Share (%)", "Share with all before it (%)", "Lines"],
        note: "Shares are of what was paid to named suppliers.".into(),
    }
}

/// The base and what is left out of it: they add up to all that was paid.
fn base(found: &Concentration) -> Listing {
    let out = found.left_out;
    let (count, came_back) = out.came_back;
    let whole = [found.base, out.redacted, out.nameless, came_back].iter().map(|money| money.get()).sum();
    let rows = [
        ("Named suppliers: the base of the shares".to_owned(), found.base),
        (format!("{count} suppliers from whom as much or more came back"), came_back),
        ("Redacted payees: unknown persons".to_owned(), out.redacted),
        ("Lines that name no supplier".to_owned(), out.nameless),
        ("All that was paid".to_owned(), Pence::new(whole)),
    ];
    Listing {
        name: "base",
        title: "What the shares are of".into(),
        columns: vec!["What", "Paid (£)"],
        rows: rows.into_iter().map(|(name, money)| Row::new("", vec![Cell::text(name), Cell::Money(money)])).collect(),
        note: String::new(),
    }
}

fn by_year(gathered: &Gathered, asked: &Asked) -> Listing {
    let row = |year: &FinancialYear| {
        let extent = asked.ever().year(*year);
        let found = concentration(&gathered.cube, &extent).ok();
        let top = found.as_ref().and_then(|found| share(found.top_total(), found.base));
        let new = arrivals(
            &gathered.cube,
            &asked.ever(),
            (Month::of(year.first_day()), Month::of(year.last_day())),
            (Month::of(year.previous().first_day()), Month::of(year.previous().last_day())),
        );
        let cells = vec![
            Cell::text(gathered.named(*year)),
            count_cell(supplier_count(&gathered.cube, &extent)),
            share_cell(top),
            Cell::maybe(found.as_ref().map(Concentration::making_most), |(count, _)| count_cell(count)),
            Cell::maybe(found.as_ref().and_then(Concentration::index), count_cell),
            Cell::maybe(new.ok(), |moved| count_cell(moved.new.len())),
        ];
        Row::new(asked.query(&["year", "part"], &[("year", &year.to_string())]), cells)
    };
    Listing {
        name: "years",
        title: "By financial year".into(),
        columns: vec![
            "Financial year",
            "Suppliers",
            "Largest 20 (%)",
            "Suppliers that make 80%",
            "Index, 0 to 10,000",
            "New suppliers",
        ],
        rows: gathered.years.iter().map(row).collect(),
        note: "A year in part is no year to compare with. The first year that was brought in cannot tell who is new."
            .into(),
    }
}

fn sums(asked: &Asked, name: &'static str, title: &str, found: &[SupplierSum]) -> Listing {
    let row = |one: &SupplierSum| {
        Row::new(asked.supplier(&one.key), vec![Cell::text(&one.label), Cell::Money(one.total), count_cell(one.lines)])
    };
    Listing {
        name,
        title: title.to_owned(),
        columns: vec!["Supplier", "Paid (£)", "Lines"],
        rows: found.iter().map(row).collect(),
        note: String::new(),
    }
}
