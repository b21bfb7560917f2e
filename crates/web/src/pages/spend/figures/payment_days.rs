//! How long suppliers wait for their money.

use super::super::{counted, percent};
use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, count_cell, share_cell};
use super::shares::named;
use super::shown::{KeyFigure, Shown};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use domain::spend::figures::{Definition, PaymentDays, Tally, payment_days, payment_days_by_service};
use domain::values::FinancialYear;
use publish::lists::Cell;

super::addresses!(make);

fn make(gathered: &Gathered, asked: &Asked) -> Shown {
    let found = payment_days(&gathered.cube, &asked.extent(), asked.days());
    let mut shown = Shown {
        title: "Days to payment",
        address: "/spend/payment-days",
        lead: "How long suppliers wait from the date on their invoice until they are paid.",
        selects: vec![asked.years(&gathered.years), asked.parts(), asked.scopes(), asked.kinds(), asked.day_counts()],
        warnings: gathered.gaps(asked.months(), asked.kind()),
        definitions: vec![Definition::PAYMENT_DAYS],
        made: vec![("How days are counted", asked.days().said().to_owned())],
        ..Shown::default()
    };
    match found {
        Err(why) => shown.warnings.push(why.to_string()),
        Ok(found) => {
            shown.key_figures = key_figures(&found, asked);
            shown.sentences = vec![said(&found)];
            shown.charts = vec![years_chart(gathered, asked)];
            shown.listings = vec![bands(&found), by_year(gathered, asked), by_service(gathered, asked)];
        }
    }
    shown
}

/// A number of tenths as people read it: `19.6`.
fn tenths(number: i64) -> String {
    percent(Some(number)).trim_end_matches('%').to_owned()
}

fn days(number: Option<i64>) -> Option<String> {
    number.map(|number| format!("{} days", tenths(number)))
}

fn key_figures(found: &PaymentDays, asked: &Asked) -> Vec<KeyFigure> {
    let period = asked.period_said();
    let lines = |tally: Tally| counted(i64::try_from(tally.lines).unwrap_or(i64::MAX));
    let share = |tally: Tally| found.by_count(tally).map(|share| percent(Some(share)));
    vec![
        KeyFigure::new("Mean, each line counting the same", days(found.mean_by_count()), format!("in {period}")),
        KeyFigure::new("Mean, each pound counting the same", days(found.mean_by_value()), format!("in {period}")),
        KeyFigure::new(
            "Lines paid within 30 days",
            share(found.within_30),
            format!("{} of {} lines that can be measured", lines(found.within_30), lines(found.measured())),
        ),
        KeyFigure::new(
            "Pounds paid within 30 days",
            found.by_value(found.within_30).map(|share| percent(Some(share))),
            format!("{} of {}", found.within_30.total, found.measured().total),
        ),
        KeyFigure::new(
            "Suppliers always paid within 30 days",
            found.by_supplier().map(|share| percent(Some(share))),
            format!(
                "{} of {} suppliers with a line that can be measured; day 1 is the day after the invoice date",
                found.suppliers.1, found.suppliers.0
            ),
        ),
        KeyFigure::new("Lines paid on days 31 to 60", share(found.to_60), format!("{} lines", lines(found.to_60))),
        KeyFigure::new(
            "Lines paid on day 61 or later",
            share(found.over_60),
            format!("{} lines", lines(found.over_60)),
        ),
    ]
}

fn said(found: &PaymentDays) -> String {
    let lines = |tally: Tally| counted(i64::try_from(tally.lines).unwrap_or(i64::MAX));
    format!(
        "{} lines ({}) are not measured, for they lack a date. {} lines ({}) were paid before the date of their invoice and stand apart.",
        lines(found.not_measured),
        found.not_measured.total,
        lines(found.early),
        found.early.total
    )
}

fn bands(found: &PaymentDays) -> Listing {
    let measured = |name: &str, band: Tally| {
        let cells = vec![
            Cell::text(name),
            count_cell(band.lines),
            share_cell(found.by_count(band)),
            Cell::Money(band.total),
            share_cell(found.by_value(band)),
        ];
        Row::new("", cells)
    };
    let apart = |name: &str, band: Tally| {
        Row::new("", vec![Cell::text(name), count_cell(band.lines), Cell::Empty, Cell::Money(band.total), Cell::Empty])
    };
    Listing {
        name: "bands",
        title: "By days".into(),
        columns: vec!["Paid", "Lines", "Share of lines measured (%)", "Paid (£)", "Share of pounds measured (%)"],
        rows: vec![
            measured("Within 30 days", found.within_30),
            measured("On days 31 to 60", found.to_60),
            measured("On day 61 or later", found.over_60),
            apart("Before the date of the invoice", found.early),
            apart("Without both dates", found.not_measured),
        ],
        note: "The rows add up to all lines of the period. The last two have no share, for they are not measured."
            .into(),
    }
}

const COLUMNS: [&str; 7] = [
    "Lines measured",
    "Mean days, by line",
    "Mean days, by pound",
    "Within 30 days, by line (%)",
    "Within 30 days, by pound (%)",
    "Day 61 or later, by line (%)",
    "Lines not measured",
];

fn columns(first: &'static str) -> Vec<&'static str> {
    std::iter::once(first).chain(COLUMNS).collect()
}

fn cells(name: String, found: Option<&PaymentDays>) -> Vec<Cell> {
    let Some(found) = found else {
        return std::iter::once(Cell::text(name)).chain(COLUMNS.iter().map(|_| Cell::Empty)).collect();
    };
    let mean = |number: Option<i64>| Cell::maybe(number, |number| Cell::Text(tenths(number)));
    vec![
        Cell::text(name),
        count_cell(found.measured().lines),
        mean(found.mean_by_count()),
        mean(found.mean_by_value()),
        share_cell(found.by_count(found.within_30)),
        share_cell(found.by_value(found.within_30)),
        share_cell(found.by_count(found.over_60)),
        count_cell(found.not_measured.lines),
    ]
}

fn of_year(gathered: &Gathered, asked: &Asked, year: FinancialYear) -> Option<PaymentDays> {
    payment_days(&gathered.cube, &asked.ever().year(year), asked.days()).ok()
}

fn by_year(gathered: &Gathered, asked: &Asked) -> Listing {
    let row = |year: &FinancialYear| {
        let href = asked.query(&["year", "part"], &[("year", &year.to_string())]);
        Row::new(href, cells(gathered.named(*year), of_year(gathered, asked, *year).as_ref()))
    };
    Listing {
        name: "years",
        title: "By financial year".into(),
        columns: columns("Financial year"),
        rows: gathered.years.iter().map(row).collect(),
        note: "A year in part holds only the months that were brought in.".into(),
    }
}

fn by_service(gathered: &Gathered, asked: &Asked) -> Listing {
    let rows = payment_days_by_service(&gathered.cube, &asked.extent(), asked.days());
    let row = |(service, found): (String, PaymentDays)| {
        let narrowed = if service.is_empty() { ("blank", "service") } else { ("service", service.as_str()) };
        Row::new(asked.lines(&[narrowed]), cells(named(&service), Some(&found)))
    };
    Listing {
        name: "services",
        title: "By service".into(),
        columns: columns("Service"),
        rows: rows.into_iter().map(row).collect(),
        note: "Services none of whose lines have both dates are not in the list.".into(),
    }
}

fn years_chart(gathered: &Gathered, asked: &Asked) -> Figure {
    let found: Vec<Option<PaymentDays>> = gathered.years.iter().map(|year| of_year(gathered, asked, *year)).collect();
    let share = |of: fn(&PaymentDays) -> Option<i64>| found.iter().map(|found| found.as_ref().and_then(of)).collect();
    let chart = Chart {
        id: "within-30".into(),
        title: "Paid within 30 days, by financial year".into(),
        summary: "The share of lines, and of pounds, that were paid within 30 days. A year without dates has no data, which is not nought.".into(),
        kind: Kind::Columns,
        unit: Unit::Percent,
        labels: gathered.years.iter().map(|year| Label::new(&gathered.named(*year)).short(&year.to_string())).collect(),
        series: vec![
            Series::new("Of lines", share(|found| found.by_count(found.within_30))),
            Series::new("Of pounds", share(|found| found.by_value(found.within_30))),
        ],
        first_heading: "Financial year".into(),
    };
    chart.figure().made(Definition::PAYMENT_DAYS.formula).source(asked.days().said())
}
