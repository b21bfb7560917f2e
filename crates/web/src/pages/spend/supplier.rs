//! One supplier: what it was paid, under which spellings, for what.

use super::home::{month_sum, period_lines};
use super::{below_spend, counted, download, gaps, percent, query};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use axum::extract::Path;
use domain::access::Scope;
use domain::spend::{Dimension, MonthSum, PeriodLength, REDACTED_KEY, share, sums};
use domain::values::Pence;
use ledger::{GroupBy, Wanted};
use publish::lists::{self, ColumnHeading, List};
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
    gaps: Vec<String>,
    downloads: Vec<(String, &'static str)>,
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

/// What a supplier's lines are put together by: how, the caption, the heading, and the field of the lines' address.
type Way = (GroupBy, &'static str, &'static str, &'static str);

const WAYS: [Way; 3] = [
    (GroupBy::Spelling, "Spellings of the name, as published", "Name", ""),
    (GroupBy::Service, "Services that paid", "Service", "service"),
    (GroupBy::Category, "What was bought", "Category", "category"),
];

/// The ways for a key: the spellings of a redacted payee say nothing and could say too much.
fn ways(key: &str) -> impl Iterator<Item = Way> {
    let is_redacted = key == REDACTED_KEY;
    WAYS.into_iter().filter(move |(by, ..)| !is_redacted || *by != GroupBy::Spelling)
}

async fn wanted(cx: &Cx, scope: &Scope, key: &str) -> Result<Wanted, PageFailure> {
    let batches = store::spend::live_batches(&cx.guildhall().store, scope).await?;
    Ok(Wanted { council: scope.council().get(), batches, supplier: Some(key.to_owned()), ..Wanted::default() })
}

async fn table(
    cx: &Cx,
    wanted: &Wanted,
    whole: Pence,
    (by, caption, heading, field): Way,
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
    let wanted = wanted(cx, scope, key).await?;
    let mut tables = Vec::new();
    for way in ways(key) {
        tables.push(table(cx, &wanted, whole, way).await?);
    }
    Ok(tables)
}

/// The spelling under which most lines stand; of two with as many, the first by letters.
fn usual_name(sums: &[store::spend::Figure]) -> String {
    let mut lines: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    for sum in sums {
        *lines.entry(&sum.label).or_default() += sum.lines;
    }
    let most = lines.values().max().copied().unwrap_or_default();
    lines.into_iter().find(|(_, count)| *count == most).map(|(name, _)| name.to_owned()).unwrap_or_default()
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
    let name = usual_name(&found);
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
        gaps: gaps::said(&gaps::calendars(&cx, &scope).await?, None, None),
        downloads: download::links("/spend/supplier/download", &query(&[("key", &key)])),
    })
}

/// The supplier's spellings, services and categories as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let key = Sent::read(&cx.query).text("key").to_owned();
    let wanted = wanted(&cx, &scope, &key).await?;
    let columns = [
        ColumnHeading::new("By"),
        ColumnHeading::wide("Name"),
        ColumnHeading::new("Paid (£)"),
        ColumnHeading::new("Lines"),
    ];
    let list = List {
        title: "Supplier".into(),
        columns: columns.to_vec(),
        notes: download::notes(&cx, "All payments to one supplier"),
    };
    let mut rows = Vec::new();
    for (by, caption, ..) in ways(&key) {
        for figure in cx.guildhall().ledger.figures(&wanted, by).await? {
            let lines = lists::Cell::Count(i64::try_from(figure.lines).unwrap_or(i64::MAX));
            rows.push(vec![
                lists::Cell::text(caption),
                lists::Cell::text(figure.label),
                lists::Cell::Money(figure.total),
                lines,
            ]);
        }
    }
    download::answer(&form, &list, rows, "supplier")
}
