//! Payment lines, filtered.

use super::basis::{self, Basis, BasisBar};
use super::filter::{ANY_REASON, Filter};
use super::left_out::INFLUENCEABLE;
use super::{below_spend, counted, download, gaps};
use crate::components::{Cell, Choice, FieldErrors, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::{Action, Scope};
use domain::spend::scope::{ScopeRule, ScopeRules};
use domain::spend::{FileKind, SpendScope};
use domain::values::Month;
use ledger::{LedgerLine, PageOf, Wanted};
use std::collections::BTreeMap;

/// Of which file each batch is: the file's number and name.
type Files = BTreeMap<i64, (i64, String)>;

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
    scopes: Vec<Choice>,
    reasons: Vec<Choice>,
    basis: BasisBar,
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
    basis: &Basis,
) -> Result<(Wanted, BTreeMap<i64, (i64, String)>), PageFailure> {
    let files = store::spend::files_of_batches(&cx.guildhall().store, scope).await?;
    Ok((filter.wanted(basis::of_basis(cx, scope, basis).await?), files))
}

/// The rule that leaves a line out.
pub fn rule_of<'a>(wanted: &'a Wanted, line: &LedgerLine) -> Option<&'a ScopeRule> {
    wanted.judge.as_ref()?.rules().get(line.left_out_by?)
}

fn table(lines: &[LedgerLine], wanted: &Wanted, files: &Files, may_see_files: bool, rules: &str) -> Table {
    let heads = ["Date", "Supplier", "Service", "Category", "Description", "Reference"];
    let mut head: Vec<Heading> = heads.iter().map(|text| Heading::new(text)).collect();
    head.push(Heading::number("Amount"));
    head.push(Heading::new("Scope"));
    head.push(Heading::new("File and row"));
    Table {
        caption: "Payment lines".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: lines.iter().map(|line| row(line, scope_cell(line, wanted, rules), files, may_see_files)).collect(),
        first_cell_is_header: false,
    }
}

/// Whether a line can be influenced, or why not, with the way to the rule that says so.
fn scope_cell(line: &LedgerLine, wanted: &Wanted, rules: &str) -> Cell {
    match (rule_of(wanted, line), line.left_out_by) {
        (Some(rule), Some(place)) => {
            let said = format!("Left out: {}, rule {}", rule.reason.label(), place + 1);
            Cell::new(said).to(format!("{rules}#rule-{}", place + 1))
        }
        _ => Cell::new(INFLUENCEABLE),
    }
}

fn row(line: &LedgerLine, scope: Cell, files: &Files, may_see_files: bool) -> Vec<Cell> {
    let from = &line.line;
    let day = from.date.map(|date| date.strftime("%-d %b %Y").to_string());
    let when = day.or(line.month.map(Month::name)).unwrap_or_else(|| "No date".to_owned());
    let supplier = if line.redacted || line.supplier_key.is_empty() {
        Cell::new(if from.supplier.is_empty() { "Not given" } else { &from.supplier })
    } else {
        // What does not count as spending stands on a supplier's page only where its kind is asked for.
        let kind = if line.kind.counts_as_spending() { "" } else { line.kind.name() };
        let pairs = [("key", line.supplier_key.as_str()), ("kind", kind)];
        Cell::new(&from.supplier).to(format!("/spend/supplier{}", super::query(&pairs)))
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
        scope,
        source.unwrap_or_default(),
    ]
}

fn choices(picked: &str, all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == picked)).collect()
}

fn scopes(filter: &Filter) -> Vec<Choice> {
    let all =
        SpendScope::ALL.iter().map(|scope| (if *scope == SpendScope::All { "" } else { scope.name() }, scope.label()));
    choices(filter.text("scope"), &all.collect::<Vec<_>>())
}

fn reasons(filter: &Filter, wanted: &Wanted) -> Vec<Choice> {
    let rules = ScopeRules { rules: wanted.judge.as_ref().map(|judge| judge.rules().to_vec()).unwrap_or_default() };
    let mut all = vec![("", "Left out or not"), (ANY_REASON, "Left out for any reason")];
    let reasons = rules.reasons();
    all.extend(reasons.iter().map(|reason| (reason.name(), reason.label())));
    choices(filter.text("reason"), &all)
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
    let basis = Basis::read(&cx.query, cx.today())?;
    let (wanted, files) = wanted(&cx, &scope, &filter, &basis).await?;
    let current: u64 = Sent::read(&cx.query).text("page").parse().unwrap_or(1).max(1);
    let skip = (current - 1).saturating_mul(LINES);
    let found = cx.guildhall().ledger.lines(&wanted, PageOf { skip, take: LINES }).await?;
    let calendars = gaps::calendars_as_of(&cx, &scope, basis.moment()).await?;
    let bar = basis::bar(&cx, &scope, &basis, "/spend/lines").await?;
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
    let kept = ["supplier", "service", "category", "blank", "undated", "redacted", "batch", "as-of"];
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
        scope: filter.said(&basis),
        scopes: scopes(&filter),
        reasons: reasons(&filter, &wanted),
        gaps: gaps::said(&calendars, wanted.months, wanted.kind),
        is_nothing_in: calendars.is_empty(),
        count: counted(i64::try_from(found.count).unwrap_or(i64::MAX)),
        total: found.total.to_string(),
        table: table(&found.lines, &wanted, &files, cx.may(Action::ImportPayments), &bar.rules_href),
        pages: Pagination::of(current, found.count.div_ceil(LINES), address),
        downloads: download::links("/spend/lines/download", &filter.query(&[], &[])),
        filter,
        basis: bar,
    })
}
