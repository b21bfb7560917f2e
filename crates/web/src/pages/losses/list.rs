//! All candidates, filtered.

use super::filter::Asked;
use super::{below_losses, candidates, service_said};
use crate::components::{Cell, Choice, FieldErrors, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::download;
use askama::Template;
use store::losses::{Filter, Kept};

/// Candidates of a page.
const CANDIDATES: u64 = 50;

#[derive(Template)]
#[template(path = "losses/list.html")]
struct List {
    page: PageFrame,
    errors: FieldErrors,
    asked: Asked,
    kept: Vec<(&'static str, String, String)>,
    checks: Vec<Choice>,
    services: Vec<Choice>,
    states: Vec<Choice>,
    sorts: Vec<Choice>,
    count: String,
    is_none_at_all: bool,
    table: Table,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

/// How far a candidate is, in words.
pub fn state_said(kept: &Kept) -> String {
    match (&kept.withdrawn, &kept.content.undone) {
        (Some(_), _) => "Withdrawn".to_owned(),
        (None, Some(_)) if kept.state == domain::losses::State::Open => "Open, already undone".to_owned(),
        _ => kept.state.label().to_owned(),
    }
}

/// Every check that found it, in words.
pub fn checks_said(kept: &Kept) -> String {
    let labels: Vec<&str> = kept.content.reasons.iter().map(|reason| reason.check.label()).collect();
    labels.join("; ")
}

fn row(kept: &Kept) -> Vec<Cell> {
    let day = kept.day.map_or_else(|| "No day".to_owned(), |day| day.strftime("%-d %b %Y").to_string());
    vec![
        Cell::new(&kept.supplier).to(format!("/losses/{}", kept.id)),
        Cell::new(checks_said(kept)),
        Cell { classes: "gh-nowrap".into(), ..Cell::new(day) },
        Cell::new(service_said(&kept.service)),
        Cell::number(kept.at_risk.to_string()),
        Cell::new(state_said(kept)),
    ]
}

fn table(kept: &[Kept]) -> Table {
    let mut head: Vec<Heading> = ["Supplier", "Found by", "Paid on", "Service"].map(Heading::new).to_vec();
    head.extend([Heading::number("At risk"), Heading::new("State")]);
    Table {
        caption: "Candidates".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: kept.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let asked = Asked::read(&cx.query);
    let filter = asked.filter();
    let current: u64 = Sent::read(&cx.query).text("page").parse().unwrap_or(1).max(1);
    let count = store::losses::count(store, &scope, &filter).await?;
    let skip = (current - 1).saturating_mul(CANDIDATES).min(u64::from(u32::MAX));
    let kept = store::losses::list(store, &scope, &filter, (skip, CANDIDATES)).await?;
    let services = store::losses::services(store, &scope).await?;
    let errors = asked.errors();
    let address = |page: u64| {
        let page = if page > 1 { page.to_string() } else { String::new() };
        format!("/losses/list{}", asked.query(&[("page", &page)]))
    };
    show(&List {
        page: PageFrame { breadcrumbs: below_losses(), has_errors: !errors.is_empty(), ..cx.frame("Candidates") },
        errors,
        kept: asked.kept(),
        checks: asked.checks(),
        services: asked.services(&services),
        states: asked.states(),
        sorts: asked.sorts(),
        count: candidates(count),
        is_none_at_all: count == 0 && store::losses::count(store, &scope, &Filter::default()).await? == 0,
        table: table(&kept),
        pages: Pagination::of(current, count.div_ceil(CANDIDATES), address),
        downloads: download::links("/losses/list/download", &asked.query(&[])),
        asked,
    })
}
