//! Payment lines, filtered.

use super::filter::Filter;
use super::{below_spend, counted, download, gaps};
use crate::components::{Cell, Choice, FieldErrors, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::{Action, Scope};
use domain::spend::FileKind;
use domain::values::Month;
use ledger::{LedgerLine, PageOf, Wanted};
use std::collections::BTreeMap;

/// Lines of a page.
const LINES: u64 = 50;

#[derive(Template)]
#[template(path = "spend/lines.html")]
struct Lines {
    page: PageFrame,
    errors: FieldErrors,
    filter: Filter,
    kept: Vec<(&'static str, String)>,
    kinds: Vec<Choice>,
    sorts: Vec<Choice>,
    chosen: Vec<(String, String)>,
    scope: String,
    gaps: Vec<String>,
    is_nothing_in: bool,
    count: String,
    total: String,
    table: Table,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

/// What to ask the ledger for, and of which file each batch is: the file's number and name.
pub async fn wanted(
    cx: &Cx,
    scope: &Scope,
    filter: &Filter,
) -> Result<(Wanted, BTreeMap<i64, (i64, String)>), PageFailure> {
    let store = &cx.guildhall().store;
    let live = store::spend::live_batches(store, scope).await?;
    let files = store::spend::files_of_batches(store, scope).await?;
    Ok((filter.wanted(scope.council().get(), live), files))
}

fn table(lines: &[LedgerLine], files: &BTreeMap<i64, (i64, String)>, may_see_files: bool) -> Table {
    let heads = ["Date", "Supplier", "Service", "Category", "Description", "Reference"];
    let mut head: Vec<Heading> = heads.iter().map(|text| Heading::new(text)).collect();
    head.push(Heading::number("Amount"));
    head.push(Heading::new("File and row"));
    Table {
        caption: "Payment lines".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: lines.iter().map(|line| row(line, files, may_see_files)).collect(),
        first_cell_is_header: false,
    }
}

fn row(line: &LedgerLine, files: &BTreeMap<i64, (i64, String)>, may_see_files: bool) -> Vec<Cell> {
    let from = &line.line;
    let day = from.date.map(|date| date.strftime("%-d %b %Y").to_string());
    let when = day.or(line.month.map(Month::name)).unwrap_or_else(|| "No date".to_owned());
    let supplier = if line.redacted || line.supplier_key.is_empty() {
        Cell::new(if from.supplier.is_empty() { "Not given" } else { &from.supplier })
    } else {
        Cell::new(&from.supplier).to(format!("/spend/supplier{}", super::query(&[("key", &line.supplier_key)])))
    };
    let source = files.get(&line.batch).map(|(file, name)| {
        let cell = Cell::new(format!("{name}, row {}", from.row));
        if may_see_files { cell.to(format!("/spend/imports/{file}")) } else { cell }
    });
    vec![
        Cell { classes: "gh-nowrap".into(), ..Cell::new(when) },
        supplier,
        Cell::new(&from.service),
        Cell::new(&from.category),
        Cell { classes: "gh-breakable".into(), ..Cell::new(&from.description) },
        Cell { classes: "gh-breakable".into(), ..Cell::new(&from.reference) },
        Cell::number(from.amount.to_string()),
        source.unwrap_or_default(),
    ]
}

fn choices(picked: &str, all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == picked)).collect()
}

fn kinds(filter: &Filter) -> Vec<Choice> {
    let mut all = vec![("", "All payments")];
    all.extend(FileKind::ALL.iter().map(|kind| (kind.name(), kind.label())));
    choices(filter.text("kind"), &all)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let filter = Filter::read(&cx.query);
    let (wanted, files) = wanted(&cx, &scope, &filter).await?;
    let current: u64 = Sent::read(&cx.query).text("page").parse().unwrap_or(1).max(1);
    let skip = (current - 1).saturating_mul(LINES);
    let found = cx.guildhall().ledger.lines(&wanted, PageOf { skip, take: LINES }).await?;
    let calendars = gaps::calendars(&cx, &scope).await?;
    let mut errors = FieldErrors::default();
    for (field, message) in filter.errors() {
        errors.add(field, &message);
    }
    let address = |page: u64| {
        let page = if page > 1 { page.to_string() } else { String::new() };
        format!("/spend/lines{}", filter.query(&[], &[("page", &page)]))
    };
    let sorts = [
        ("", "Newest first"),
        ("oldest", "Oldest first"),
        ("largest", "Largest first"),
        ("smallest", "Smallest first"),
        ("supplier", "By supplier"),
    ];
    let kept = ["supplier", "service", "category", "blank", "undated", "redacted", "batch"];
    show(&Lines {
        page: PageFrame { breadcrumbs: below_spend(), has_errors: !errors.is_empty(), ..cx.frame("Payment lines") },
        errors,
        kept: kept
            .iter()
            .map(|name| (*name, filter.text(name).to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect(),
        kinds: kinds(&filter),
        sorts: choices(filter.text("sort"), &sorts),
        chosen: filter.chosen(),
        scope: filter.said(),
        gaps: gaps::said(&calendars, wanted.months, wanted.kind),
        is_nothing_in: calendars.is_empty(),
        count: counted(i64::try_from(found.count).unwrap_or(i64::MAX)),
        total: found.total.to_string(),
        table: table(&found.lines, &files, cx.may(Action::ImportPayments)),
        pages: Pagination::of(current, found.count.div_ceil(LINES), address),
        downloads: download::links("/spend/lines/download", &filter.query(&[], &[])),
        filter,
    })
}
