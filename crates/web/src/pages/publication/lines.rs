//! The lines that a finding of a period is about.

use super::{address, below, place};
use crate::address::Path;
use crate::components::{Cell, Heading, Link, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{download, query};
use actions::publication::{MarkedLines, marked_lines, prepare};
use askama::Template;
use domain::access::Action;
use domain::publication::{DataSet, PublicationPeriod};
use domain::values::Month;
use ledger::{LedgerLine, PageOf};
use publish::lists::{self, ColumnHeading, List};
use std::collections::BTreeMap;

/// Lines of a page.
const LINES: u64 = 50;

#[derive(Template)]
#[template(path = "publication/lines.html")]
struct Lines {
    page: PageFrame,
    said: String,
    count: String,
    total: String,
    table: Table,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
    back: String,
}

type Files = BTreeMap<i64, (i64, String)>;

async fn found(
    cx: &Cx,
    place: (DataSet, PublicationPeriod),
    code: &str,
    page: PageOf,
) -> Result<(MarkedLines, Files), PageFailure> {
    let scope = cx.scope()?;
    let found = marked_lines(cx.guildhall(), &scope, place, code, page).await?;
    Ok((found, store::spend::files_of_batches(&cx.guildhall().store, &scope).await?))
}

/// What a finding or a rule says of its lines.
async fn said(cx: &Cx, (set, period): (DataSet, PublicationPeriod), code: &str) -> Result<String, PageFailure> {
    let prepared = prepare(cx.guildhall(), &cx.scope()?, set, period).await?;
    let finding = prepared.findings.iter().find(|finding| finding.code == code).map(|finding| finding.text.clone());
    let rule = || {
        let id: i64 = code.strip_prefix("hidden-")?.parse().ok()?;
        let rule = prepared.ground.rules.iter().find(|rule| rule.id == id)?;
        Some(format!("The rule “{}” hides the payee.", rule.name))
    };
    let other = match code {
        "already-hidden" => "Your file hides the payee already.",
        "purpose-hidden" => "The purpose or category speaks of a hidden name, so it is hidden too.",
        _ => "No line is about this any more.",
    };
    Ok(finding.or_else(rule).unwrap_or_else(|| other.to_owned()))
}

fn row(line: &LedgerLine, files: &Files, may_see_files: bool) -> Vec<Cell> {
    let from = &line.line;
    let day = from.date.map(|date| date.strftime("%-d %b %Y").to_string());
    let source = files.get(&line.batch).map(|(file, name)| {
        let cell = Cell::new(format!("{name}, row {}", from.row));
        if may_see_files { cell.to(format!("/spend/imports/{file}")) } else { cell }
    });
    vec![
        Cell {
            classes: "gh-nowrap".into(),
            ..Cell::new(day.or(line.month.map(Month::name)).unwrap_or_else(|| "No date".into()))
        },
        Cell::new(&from.supplier),
        Cell::new(&from.service),
        Cell::new(&from.category),
        Cell { classes: "gh-breakable".into(), ..Cell::new(&from.description) },
        Cell::number(from.amount.to_string()),
        source.unwrap_or_default(),
    ]
}

/// The page.
pub async fn open(cx: Cx, Path((set, period)): Path<(String, String)>) -> Answer {
    let (set, period) = place(&set, &period)?;
    let sent = Sent::read(&cx.query);
    let code = sent.text("finding");
    let current: u64 = sent.text("page").parse().unwrap_or(1).max(1);
    let page_of = PageOf { skip: (current - 1).saturating_mul(LINES), take: LINES };
    let (found, files) = found(&cx, (set, period), code, page_of).await?;
    let mut head = ["Date", "Payee", "Service", "Category", "Description"].map(Heading::new).to_vec();
    head.push(Heading::number("Amount"));
    head.push(Heading::new("File and row"));
    let may_see_files = cx.may(Action::ImportPayments);
    let table = Table {
        caption: "Payment lines".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: found.lines.iter().map(|line| row(line, &files, may_see_files)).collect(),
        first_cell_is_header: false,
    };
    let back = address(set, period);
    let mut breadcrumbs = below();
    breadcrumbs.push(Link::new(&period.name(), &back));
    let start = format!("{back}/lines");
    show(&Lines {
        page: PageFrame { breadcrumbs, ..cx.frame("Lines of a finding") },
        said: said(&cx, (set, period), code).await?,
        count: super::shown::count(found.count),
        total: found.total.to_string(),
        table,
        pages: Pagination::of(current, found.count.div_ceil(LINES), |page| {
            format!("{start}{}", query(&[("finding", code), ("page", &page.to_string())]))
        }),
        downloads: download::links(&format!("{start}/download"), &query(&[("finding", code)])),
        back,
    })
}

/// The same lines as CSV or XLSX.
pub async fn send_file(cx: Cx, Path((set, period, form)): Path<(String, String, String)>) -> Answer {
    let place = place(&set, &period)?;
    let sent = Sent::read(&cx.query);
    let all = PageOf { skip: 0, take: u64::MAX };
    let (found, files) = found(&cx, place, sent.text("finding"), all).await?;
    let columns =
        ["Date", "Month", "Payee", "Service", "Category", "Description", "Reference", "Amount (£)", "File", "Row"];
    let list = List {
        title: "Lines of a finding".into(),
        columns: columns.map(ColumnHeading::new).to_vec(),
        notes: download::notes(&cx, &said(&cx, place, sent.text("finding")).await?),
    };
    let rows = found.lines.iter().map(|line| {
        let from = &line.line;
        vec![
            lists::Cell::maybe(from.date, lists::Cell::Date),
            lists::Cell::maybe(line.month, lists::Cell::Month),
            lists::Cell::text(&from.supplier),
            lists::Cell::text(&from.service),
            lists::Cell::text(&from.category),
            lists::Cell::text(&from.description),
            lists::Cell::text(&from.reference),
            lists::Cell::Money(from.amount),
            lists::Cell::text(files.get(&line.batch).map(|(_, name)| name.as_str()).unwrap_or_default()),
            lists::Cell::Count(i64::try_from(from.row).unwrap_or(i64::MAX)),
        ]
    });
    download::answer(&form, &list, rows, "lines-of-a-finding")
}
