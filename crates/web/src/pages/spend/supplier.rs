//! One supplier: what it was paid, under which spellings, for what.

use super::home::{month_sum, period_lines};
use super::{below_spend, counted, percent, query};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Scope;
use domain::spend::{Dimension, MonthSum, PeriodLength, REDACTED_KEY, share, sums};
use domain::values::Pence;
use ledger::{GroupBy, Wanted};
use store::spend::Span;

#[derive(Template)]
#[template(path = "spend/supplier.html")]
struct Supplier {
    page: PageFrame,
    is_redacted: bool,
    total: String,
    lines: String,
    lines_href: String,
    first: String,
    last: String,
    years: Figure,
    tables: Vec<Table>,
}

fn years_chart(months: &[MonthSum], key: &str) -> Figure {
    let years = sums(months, PeriodLength::Year);
    let label = |sum: &domain::spend::PeriodSum| {
        let supplier = query(&[("supplier", key)]);
        Label::new(&sum.period.name()).to(&format!("{}&{}", period_lines(sum.period), supplier.trim_start_matches('?')))
    };
    let chart = Chart {
        id: "supplier-by-year".into(),
        title: "Paid by financial year".into(),
        summary: "What this supplier was paid in each financial year.".into(),
        kind: Kind::Columns,
        unit: Unit::Pence,
        labels: years.iter().map(label).collect(),
        series: vec![Series::new("Paid", years.iter().map(|sum| Some(sum.total.get())).collect())],
        first_heading: "Financial year".into(),
    };
    chart.figure().made("The sum of the amounts of the lines under any spelling of this supplier's name.")
}

async fn table(
    cx: &Cx,
    wanted: &Wanted,
    whole: Pence,
    (by, caption, heading, field): (GroupBy, &str, &str, &str),
) -> Result<Table, PageFailure> {
    let found = cx.guildhall().ledger.figures(wanted, by).await?;
    let supplier = wanted.supplier.clone().unwrap_or_default();
    let rows = found.into_iter().map(|figure| {
        let name = if figure.key.is_empty() { "Not given in the file".to_owned() } else { figure.label };
        let narrowed = if figure.key.is_empty() { ("blank", field) } else { (field, figure.key.as_str()) };
        let href = format!("/spend/lines{}", query(&[("supplier", &supplier), narrowed]));
        let named = Cell::new(name);
        vec![
            if field.is_empty() { named } else { named.to(href) },
            Cell::number(figure.total.to_string()),
            Cell::number(percent(share(figure.total, whole))),
            Cell::number(counted(i64::try_from(figure.lines).unwrap_or(i64::MAX))),
        ]
    });
    Ok(Table {
        caption: caption.into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new(heading), Heading::number("Paid"), Heading::number("Share"), Heading::number("Lines")],
        rows: rows.collect(),
        first_cell_is_header: true,
    })
}

async fn tables(cx: &Cx, scope: &Scope, key: &str, whole: Pence) -> Result<Vec<Table>, PageFailure> {
    let batches = store::spend::live_batches(&cx.guildhall().store, scope).await?;
    let wanted =
        Wanted { council: scope.council().get(), batches, supplier: Some(key.to_owned()), ..Wanted::default() };
    let mut tables = Vec::new();
    for what in [
        (GroupBy::Spelling, "Spellings of the name, as published", "Name", ""),
        (GroupBy::Service, "Services that paid", "Service", "service"),
        (GroupBy::Category, "What was bought", "Category", "category"),
    ] {
        // The spellings of a redacted payee say nothing and could say too much.
        if key != REDACTED_KEY || what.0 != GroupBy::Spelling {
            tables.push(table(cx, &wanted, whole, what).await?);
        }
    }
    Ok(tables)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let key = Sent::read(&cx.query).text("key").to_owned();
    let span = Span { key: Some(key.clone()), ..Span::default() };
    let found = store::spend::by_month(&cx.guildhall().store, &scope, Dimension::Supplier, &span).await?;
    if found.is_empty() || key.is_empty() {
        return Err(PageFailure::not_found().framed(cx.frame("")));
    }
    let months: Vec<MonthSum> = found.iter().map(month_sum).collect();
    let whole = Pence::new(months.iter().map(|sum| sum.total.get()).sum());
    let dated: Vec<_> = months.iter().filter_map(|sum| sum.month).collect();
    let name = found.iter().map(|sum| sum.label.clone()).min().unwrap_or_default();
    let named =
        |month: Option<&domain::values::Month>| month.map_or_else(|| "no date".to_owned(), |month| month.name());
    show(&Supplier {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame(&name) },
        is_redacted: key == REDACTED_KEY,
        total: whole.to_string(),
        lines: counted(months.iter().map(|sum| sum.lines).sum()),
        lines_href: format!("/spend/lines{}", query(&[("supplier", &key)])),
        first: named(dated.first()),
        last: named(dated.last()),
        years: years_chart(&months, &key),
        tables: tables(&cx, &scope, &key, whole).await?,
    })
}
