//! The start of spend: how much, with whom, on what.

use super::basis::{self, BasisBar};
use super::breakdown::{Href, Row};
use super::changed::{Told, told};
use super::figures::{Asked, Gathered};
use super::mean::{Mean, largest_categories, mean_of_three};
use super::view::View;
use super::{counted, gaps, percent};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::{Action, Scope};
use domain::spend::cube::Cube;
use domain::spend::{Calendar, Dimension, MonthSum, Period, PeriodLength, PeriodSum, share, sums};
use domain::values::{Date, FinancialYear, Month, Pence};
use store::spend::{Figure as Sum, Span};

/// How many of the largest are drawn.
const LARGEST: usize = 10;

#[derive(Template)]
#[template(path = "spend/home.html")]
struct Home {
    page: PageFrame,
    is_empty: bool,
    is_nothing_then: bool,
    may_import: bool,
    key_figures: Vec<KeyFigure>,
    sentences: Vec<String>,
    told: Vec<Told>,
    gaps: Vec<String>,
    charts: Vec<Figure>,
    scope: String,
    basis: BasisBar,
    same: String,
    left_out: Option<Table>,
}

/// One of the large numbers at the top.
struct KeyFigure {
    label: String,
    number: String,
    note: String,
    href: String,
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let view = View::read(&cx.query, cx.today())?.of_year(None);
    let months = months(&cx, &scope, &view.span()).await?;
    let mut home = Home {
        page: cx.frame("Where the money goes"),
        is_empty: store::spend::live_batches(&cx.guildhall().store, &scope).await?.is_empty(),
        is_nothing_then: months.is_empty(),
        may_import: cx.may(Action::ImportPayments),
        key_figures: Vec::new(),
        sentences: Vec::new(),
        told: Vec::new(),
        gaps: Vec::new(),
        charts: Vec::new(),
        scope: view.said(),
        basis: basis::bar(&cx, &scope, &view.basis, "/spend").await?,
        same: super::query(&view.basis.pairs()),
        left_out: None,
    };
    if !home.is_empty && !home.is_nothing_then {
        fill(&cx, &scope, &view, &months, &mut home).await?;
    }
    show(&home)
}

/// What was paid month by month over a span.
pub async fn months(cx: &Cx, scope: &Scope, span: &Span) -> Result<Vec<MonthSum>, PageFailure> {
    let by_month = store::spend::by_month(&cx.guildhall().store, scope, Dimension::All, span).await?;
    Ok(by_month.into_iter().map(|sum| month_sum(&sum)).collect())
}

/// A sum of the records whose key is a month.
pub fn month_sum(sum: &Sum) -> MonthSum {
    MonthSum { month: sum.key.parse().ok(), lines: sum.lines, total: sum.total }
}

async fn fill(cx: &Cx, scope: &Scope, whole: &View, months: &[MonthSum], home: &mut Home) -> Result<(), PageFailure> {
    let calendars = gaps::calendars_as_of(cx, scope, whole.basis.moment()).await?;
    home.gaps = gaps::said(&calendars, None, None);
    let years = sums(months, PeriodLength::Year);
    let latest = years.iter().rev().find_map(|sum| if let Period::Year(year) = sum.period { Some(year) } else { None });
    let view = whole.of_year(latest);
    let store = &cx.guildhall().store;
    let suppliers = store::spend::figures(store, scope, Dimension::Supplier, &view.span()).await?;
    let services = store::spend::figures(store, scope, Dimension::Service, &view.span()).await?;
    let categories = store::spend::figures(store, scope, Dimension::Category, &view.span()).await?;
    home.key_figures = key_figures(&years, &view, &suppliers, cx.today(), &calendars);
    home.sentences = sentences(&view, &suppliers, &categories);
    match mean_of_three(&years, &view, &calendars, cx.today()) {
        Mean::Of(..) => home.sentences.extend(largest_categories(cx, scope, &view).await?),
        Mean::NotWhole(said) => home.sentences.push(said),
        Mean::TooFew => {}
    }
    let (gathered, asked) = Gathered::read(cx, scope, Asked::read(&cx.query)).await?;
    home.told = latest.map(|year| told(&gathered, &asked.ever(), year)).unwrap_or_default();
    home.left_out = Some(left_out_table(&*store::spend::cube(store, scope, view.basis.moment()).await?, &view));
    home.charts.push(years_chart(&years, whole));
    home.charts.push(months_chart(months, whole));
    for (what, title, sums) in [
        ("supplier", "Suppliers paid most", &suppliers),
        ("service", "Services that paid most", &services),
        ("category", "Categories with most spend", &categories),
    ] {
        // Where the files name none, there is nothing to compare; the page by that thing still says so.
        if sums.iter().any(|sum| !sum.key.is_empty()) {
            home.charts.push(largest_chart(what, title, &view, sums));
        }
    }
    Ok(())
}

fn total_of(sums: &[PeriodSum], year: FinancialYear) -> Option<&PeriodSum> {
    sums.iter().find(|sum| sum.period == Period::Year(year))
}

/// What a key figure of a whole year is over; a gap in it is said.
fn whole_year(year: FinancialYear, calendars: &[Calendar]) -> String {
    match gaps::missing_within(calendars, Period::Year(year).months()) {
        0 => "whole year".to_owned(),
        1 => "1 month is missing".to_owned(),
        months => format!("{months} months are missing"),
    }
}

fn key_figures(
    years: &[PeriodSum],
    view: &View,
    suppliers: &[Sum],
    today: Date,
    calendars: &[Calendar],
) -> Vec<KeyFigure> {
    let Some(year) = view.year else { return Vec::new() };
    let figure =
        |label: &str, number: String, note: String, href: String| KeyFigure { label: label.into(), number, note, href };
    let paid = total_of(years, year).map_or(Pence::ZERO, |sum| sum.total);
    let lines = total_of(years, year).map_or(0, |sum| sum.lines);
    let is_over = year.last_day() < today;
    let note = if is_over { whole_year(year, calendars) } else { "the year so far".to_owned() };
    let mut figures = vec![figure(&format!("Paid in {year}"), paid.pounds(), note, view.lines(&[]))];
    if let Some(before) = total_of(years, year.previous()) {
        let view = view.of_year(Some(year.previous()));
        figures.push(figure(
            &format!("Paid in {}", year.previous()),
            before.total.pounds(),
            whole_year(year.previous(), calendars),
            view.lines(&[]),
        ));
    }
    if let Mean::Of(mean, first, last) = mean_of_three(years, view, calendars, today) {
        let note = format!("mean of {first} to {last}");
        figures.push(figure(
            "Paid a year on average",
            mean.pounds(),
            note,
            format!("/spend/by/year{}", view.of_year(None).query(&[])),
        ));
    }
    let named = suppliers.iter().filter(|sum| sum.key != domain::spend::REDACTED_KEY && !sum.key.is_empty()).count();
    let href = format!("/spend/by/supplier{}", view.query(&[]));
    figures.push(figure(
        "Suppliers",
        counted(i64::try_from(named).unwrap_or(0)),
        format!("in {year}, without redacted payees"),
        href,
    ));
    figures.push(figure("Payment lines", counted(lines), format!("in {year}"), view.lines(&[])));
    figures
}

fn sentences(view: &View, suppliers: &[Sum], categories: &[Sum]) -> Vec<String> {
    let Some(year) = view.year else { return Vec::new() };
    let whole = Pence::new(suppliers.iter().map(|sum| sum.total.get()).sum());
    let mut said = Vec::new();
    if let Some(first) = suppliers.iter().find(|sum| !sum.key.is_empty()) {
        said.push(format!(
            "The largest payee of {year} is {}, with {} of all spend.",
            first.label,
            percent(share(first.total, whole))
        ));
    }
    let top: Vec<&str> =
        categories.iter().filter(|sum| !sum.key.is_empty()).take(3).map(|sum| sum.label.as_str()).collect();
    if let [first, second, third] = top.as_slice() {
        said.push(format!("The largest categories are {first}, {second} and {third}."));
    }
    let redacted = suppliers.iter().find(|sum| sum.key == domain::spend::REDACTED_KEY);
    if let Some(redacted) = redacted {
        said.push(format!(
            "{} went to payees whose names are redacted. They stand together as unknown persons.",
            redacted.total.pounds()
        ));
    }
    said
}

fn years_chart(years: &[PeriodSum], view: &View) -> Figure {
    let labels = years.iter().map(|sum| Label::new(&sum.period.name()).to(&period_lines(sum.period, view))).collect();
    let chart = Chart {
        id: "by-year".into(),
        title: "Spend by financial year".into(),
        summary: "What was paid in each financial year, 1 April to 31 March.".into(),
        kind: Kind::Columns,
        unit: Unit::Pence,
        labels,
        series: vec![Series::new("Paid", years.iter().map(|sum| Some(sum.total.get())).collect())],
        first_heading: "Financial year".into(),
    };
    chart
        .figure()
        .made("The sum of the amounts of all payment lines dated in the year, net of VAT where the file gives net.")
}

/// The lines of a stretch of time, of the kind and on the basis of a view.
pub fn period_lines(period: Period, view: &View) -> String {
    let view = view.of_year(None);
    match period.months() {
        Some((from, to)) => view.lines(&[("from", &from.to_string()), ("to", &to.to_string())]),
        None => view.lines(&[("undated", "yes")]),
    }
}

/// What is left out of the last year, by reason.
fn left_out_table(cube: &Cube, view: &View) -> Table {
    let rows = super::left_out::rows(cube, view);
    let whole = Pence::new(rows.iter().map(|row| row.total.get()).sum());
    let cells = |row: &Row| {
        let named = Cell::new(&row.label);
        vec![
            match &row.href {
                Href::At(address) => named.to(address),
                Href::OfKey(_) => named,
            },
            Cell::number(row.total.to_string()),
            Cell::number(percent(share(row.total, whole))),
            Cell::number(counted(row.lines)),
        ]
    };
    let year = view.year.map_or_else(String::new, |year| format!(" in {year}"));
    Table {
        caption: format!("What procurement can influence, and what is left out by reason{year}"),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new("Reason"), Heading::number("Paid"), Heading::number("Share"), Heading::number("Lines")],
        rows: rows.iter().map(cells).collect(),
        first_cell_is_header: true,
    }
}

/// The last two years, month by month; a month without lines has no data, which is not nought.
fn months_chart(months: &[MonthSum], view: &View) -> Figure {
    let dated: Vec<(Month, i64)> = months.iter().filter_map(|sum| Some((sum.month?, sum.total.get()))).collect();
    let last = dated.last().map(|(month, _)| *month);
    let first = dated.first().map(|(month, _)| *month);
    let all: Vec<Month> = std::iter::successors(first, |month| Some(month.next()))
        .take_while(|month| last.is_some_and(|last| *month <= last))
        .collect();
    let shown = all.get(all.len().saturating_sub(24)..).unwrap_or_default();
    let value = |month: &Month| dated.iter().find(|(at, _)| at == month).map(|(_, pence)| *pence);
    let label = |month: &Month| {
        Label::new(&month.name()).short(&month.short_name()).to(&period_lines(Period::Month(*month), view))
    };
    let chart = Chart {
        id: "by-month".into(),
        title: "Spend by month".into(),
        summary: "What was paid in each of the last 24 months.".into(),
        kind: Kind::Columns,
        unit: Unit::Pence,
        labels: shown.iter().map(label).collect(),
        series: vec![Series::new("Paid", shown.iter().map(value).collect())],
        first_heading: "Month".into(),
    };
    chart.figure().made("The sum of the amounts of all payment lines dated in the month.")
}

fn largest_chart(what: &str, title: &str, view: &View, sums: &[Sum]) -> Figure {
    let largest: Vec<&Sum> = sums.iter().take(LARGEST).collect();
    let label = |sum: &&Sum| Label::new(&shown_label(sum)).to(&key_lines(view, what, &sum.key));
    let year = view.year.map(String::from).unwrap_or_default();
    let chart = Chart {
        id: format!("largest-{what}"),
        title: title.to_owned(),
        summary: format!("The {} largest of {year}, by what was paid.", largest.len()),
        kind: Kind::Bars,
        unit: Unit::Pence,
        labels: largest.iter().map(label).collect(),
        series: vec![Series::new("Paid", largest.iter().map(|sum| Some(sum.total.get())).collect())],
        first_heading: super::breakdown::heading(what).into(),
    };
    chart.figure().made("The sum of the amounts of the payment lines of the year under each name.").source(&view.said())
}

/// What a key is called; a blank one says that the file did not.
pub fn shown_label(sum: &Sum) -> String {
    if sum.label.is_empty() { "Not given in the file".to_owned() } else { sum.label.clone() }
}

/// The lines under a key.
pub fn key_lines(view: &View, what: &str, key: &str) -> String {
    if key.is_empty() { view.lines(&[("blank", what)]) } else { view.lines(&[(what, key)]) }
}
