//! One supplier: what it was paid, under which spellings, for what.

use super::basis::{self, BasisBar};
use super::home::{month_sum, period_lines};
use super::view::View;
use super::{below_spend, counted, download, gaps, percent, query};
use crate::address::Path;
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show};
use askama::Template;
use domain::access::Scope;
use domain::spend::{Dimension, FileKind, MonthSum, PeriodLength, REDACTED_KEY, share, sums};
use domain::values::Pence;
use ledger::{GroupBy, Wanted};
use publish::lists::{self, ColumnHeading, List};
use store::spend::{Figure as Sum, Span};

#[derive(Template)]
#[template(path = "spend/supplier.html")]
struct Supplier {
    page: PageFrame,
    is_redacted: bool,
    kind: Option<OfKind>,
    total: String,
    lines: String,
    lines_href: String,
    first: String,
    last: String,
    years: Figure,
    tables: Vec<Table>,
    gaps: Vec<String>,
    downloads: Vec<(String, &'static str)>,
    basis: BasisBar,
}

/// The one kind of payments that a page is over, in words, and whether the supplier has other payments.
struct OfKind {
    said: String,
    others_href: Option<String>,
}

fn years_chart(months: &[MonthSum], key: &str, view: &View) -> Figure {
    let years = sums(months, PeriodLength::Year);
    let label = |sum: &domain::spend::PeriodSum| {
        let lines = period_lines(sum.period, view);
        let supplier = query(&[("supplier", key)]);
        Label::new(&sum.period.name()).to(&format!("{lines}&{}", supplier.trim_start_matches('?')))
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
type Way = (By, &'static str, &'static str, &'static str);

/// What a supplier's lines are put together by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The name as published, which only the lines themselves know.
    Spelling,
    /// A dimension of the cube.
    Dimension(Dimension),
}

const WAYS: [Way; 3] = [
    (By::Spelling, "Spellings of the name, as published", "Name", ""),
    (By::Dimension(Dimension::Service), "Services that paid", "Service", "service"),
    (By::Dimension(Dimension::Category), "What was bought", "Category", "category"),
];

/// The ways for a key: the spellings of a redacted payee say nothing and could say too much.
fn ways(key: &str) -> impl Iterator<Item = Way> {
    let is_redacted = key == REDACTED_KEY;
    WAYS.into_iter().filter(move |(by, ..)| !is_redacted || *by != By::Spelling)
}

/// The page a request asks for: the supplier's key, and what its figures are over.
fn asked(cx: &Cx) -> Result<(String, View), PageFailure> {
    Ok((Sent::read(&cx.query).text("key").to_owned(), View::read(&cx.query, cx.today())?.of_year(None)))
}

/// What a supplier was paid in one of the ways, the largest first.
async fn found(cx: &Cx, scope: &Scope, (key, view): (&str, &View), by: By) -> Result<Vec<Sum>, PageFailure> {
    match by {
        By::Spelling => {
            let of = basis::of_basis(cx, scope, &view.basis).await?;
            let wanted = Wanted { supplier: Some(key.to_owned()), kind: view.kind, ..of };
            let sum = |one: ledger::Figure| Sum {
                key: one.key,
                label: one.label,
                lines: i64::try_from(one.lines).unwrap_or(i64::MAX),
                total: one.total,
            };
            Ok(cx.guildhall().ledger.figures(&wanted, GroupBy::Spelling).await?.into_iter().map(sum).collect())
        }
        By::Dimension(dimension) => {
            let cube = store::spend::cube(&cx.guildhall().store, scope, view.basis.moment()).await?;
            Ok(cube.of_supplier(key, dimension, &view.span()))
        }
    }
}

fn table(found: Vec<Sum>, (key, view): (&str, &View), whole: Pence, (_, caption, heading, field): Way) -> Table {
    let rows = found.into_iter().map(|figure| {
        let name = if figure.key.is_empty() { "Not given in the file".to_owned() } else { figure.label };
        let narrowed = if figure.key.is_empty() { ("blank", field) } else { (field, figure.key.as_str()) };
        let href = view.lines(&[("supplier", key), narrowed]);
        let named = Cell::new(name);
        vec![
            if field.is_empty() { named } else { named.to(href) },
            Cell::number(figure.total.to_string()),
            Cell::number(percent(share(figure.total, whole))),
            Cell::number(counted(figure.lines)),
        ]
    });
    Table {
        caption: caption.into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new(heading), Heading::number("Paid"), Heading::number("Share"), Heading::number("Lines")],
        rows: rows.collect(),
        first_cell_is_header: true,
    }
}

/// The tables of the page, and the spelling under which most lines stand; of two with as many, the first by letters.
async fn tables(
    cx: &Cx,
    scope: &Scope,
    (key, view): (&str, &View),
    whole: Pence,
) -> Result<(Vec<Table>, Option<String>), PageFailure> {
    let (mut tables, mut usual) = (Vec::new(), None);
    for way in ways(key) {
        let found = found(cx, scope, (key, view), way.0).await?;
        if way.0 == By::Spelling {
            let most = found.iter().max_by_key(|one| (one.lines, std::cmp::Reverse(&one.label)));
            usual = most.map(|one| one.label.clone());
        }
        tables.push(table(found, (key, view), whole, way));
    }
    Ok((tables, usual))
}

/// What a supplier was paid month by month.
async fn paid(cx: &Cx, scope: &Scope, key: &str, view: &View) -> Result<Vec<Sum>, PageFailure> {
    let span = Span { key: Some(key.to_owned()), ..view.span() };
    Ok(store::spend::by_month(&cx.guildhall().store, scope, Dimension::Supplier, &span).await?)
}

/// The page of a supplier of whom nothing counts as spending: over the kind of payments that names it, where one does.
async fn elsewhere(cx: &Cx, scope: &Scope, key: &str, view: &View) -> Answer {
    for kind in FileKind::ALL.iter().filter(|kind| view.kind.is_none() && !kind.counts_as_spending()) {
        let view = View { kind: Some(*kind), ..view.clone() };
        if !key.is_empty() && !paid(cx, scope, key, &view).await?.is_empty() {
            return go_to(&format!("/spend/supplier{}", view.query(&[("key", key)])));
        }
    }
    Err(PageFailure::not_found().framed(cx.frame("")))
}

/// The kind of payments that the page is over, if it is over one.
async fn of_kind(cx: &Cx, scope: &Scope, key: &str, view: &View) -> Result<Option<OfKind>, PageFailure> {
    let Some(kind) = view.kind else { return Ok(None) };
    let all = View { kind: None, ..view.clone() };
    let has_others = !paid(cx, scope, key, &all).await?.is_empty();
    let label = kind.label().to_lowercase();
    let said = if has_others {
        format!("This page is over {label} alone.")
    } else {
        format!("This name is known from {label} alone: it stands in no other payments that were brought in.")
    };
    let others_href = has_others.then(|| format!("/spend/supplier{}", all.query(&[("key", key)])));
    Ok(Some(OfKind { said, others_href }))
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let (key, view) = asked(&cx)?;
    let found = paid(&cx, &scope, &key, &view).await?;
    if found.is_empty() || key.is_empty() {
        return elsewhere(&cx, &scope, &key, &view).await;
    }
    let months: Vec<MonthSum> = found.iter().map(month_sum).collect();
    let whole = Pence::new(months.iter().map(|sum| sum.total.get()).sum());
    let dated: Vec<_> = months.iter().filter_map(|sum| sum.month).collect();
    let label = found.first().map(|sum| sum.label.clone()).unwrap_or_default();
    let (tables, usual) = tables(&cx, &scope, (&key, &view), whole).await?;
    let name = usual.unwrap_or(label);
    let named =
        |month: Option<&domain::values::Month>| month.map_or_else(|| "no date".to_owned(), |month| month.name());
    show(&Supplier {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame(&name) },
        is_redacted: key == REDACTED_KEY,
        kind: of_kind(&cx, &scope, &key, &view).await?,
        total: whole.to_string(),
        lines: counted(months.iter().map(|sum| sum.lines).sum()),
        lines_href: view.lines(&[("supplier", &key)]),
        first: named(dated.first()),
        last: named(dated.last()),
        years: years_chart(&months, &key, &view),
        tables,
        gaps: gaps::said(&gaps::calendars_as_of(&cx, &scope, view.basis.moment()).await?, None, view.kind),
        downloads: download::links("/spend/supplier/download", &view.query(&[("key", &key)])),
        basis: basis::bar(&cx, &scope, &view.basis, "/spend/supplier").await?,
    })
}

/// The supplier's spellings, services and categories as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let (key, view) = asked(&cx)?;
    let columns = [
        ColumnHeading::new("By"),
        ColumnHeading::wide("Name"),
        ColumnHeading::new("Paid (£)"),
        ColumnHeading::new("Lines"),
    ];
    let list = List {
        title: "Supplier".into(),
        columns: columns.to_vec(),
        notes: download::notes(&cx, &format!("One supplier: {}", view.said())),
    };
    let mut rows = Vec::new();
    for (by, caption, ..) in ways(&key) {
        for figure in found(&cx, &scope, (&key, &view), by).await? {
            let lines = lists::Cell::Count(figure.lines);
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
