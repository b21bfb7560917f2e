//! The editions of the rules: all of them, one of them, and one brought back.

use super::{NumberedRule, below_rules, numbered};
use crate::address::Path;
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, go_to, show};
use crate::pages::spend::download;
use askama::Template;
use domain::access::Action;
use domain::values::moment_said;
use publish::lists::{self, ColumnHeading, List};
use std::collections::BTreeMap;
use store::spend::Edition;

#[derive(Template)]
#[template(path = "spend/scope/history.html")]
struct History {
    page: PageFrame,
    editions: Table,
    downloads: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "spend/scope/edition.html")]
struct EditionPage {
    page: PageFrame,
    number: i64,
    standing: String,
    made: String,
    rules: Vec<NumberedRule>,
    may_restore: bool,
}

/// What became of an edition, in words.
fn standing(edition: &Edition) -> String {
    match (edition.in_force_from, edition.given_up_at) {
        (Some(from), _) => format!("In force from {}", moment_said(from)),
        (None, Some(at)) => format!("Given up on {}, never in force", moment_said(at)),
        (None, None) => "On its way: the figures are being made under it".to_owned(),
    }
}

fn why(edition: &Edition) -> String {
    match edition.restores {
        Some(earlier) => format!("{} (brings edition {earlier} back)", edition.why),
        None => edition.why.clone(),
    }
}

/// What the makers of editions are called.
async fn names(cx: &Cx, editions: &[Edition]) -> Result<BTreeMap<i64, String>, PageFailure> {
    let makers: Vec<i64> = editions.iter().map(|edition| edition.made_by).collect();
    Ok(store::people::names(&cx.guildhall().store, &makers).await?)
}

/// The history.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let editions = store::spend::editions(&cx.guildhall().store, &scope).await?;
    let names = names(&cx, &editions).await?;
    let row = |edition: &Edition| {
        vec![
            Cell::new(format!("Edition {}", edition.number)).to(format!("/spend/scope/history/{}", edition.number)),
            Cell::new(standing(edition)),
            Cell::new(names.get(&edition.made_by).cloned().unwrap_or_default()),
            Cell::new(why(edition)),
        ]
    };
    let table = Table {
        caption: "Editions".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Edition", "In force", "Made by", "Why"].map(Heading::new).to_vec(),
        rows: editions.iter().map(row).collect(),
        first_cell_is_header: true,
    };
    show(&History {
        page: PageFrame { breadcrumbs: below_rules(), ..cx.frame("Editions of the rules") },
        editions: table,
        downloads: download::links("/spend/scope/history/download", ""),
    })
}

/// The history as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let editions = store::spend::editions(&cx.guildhall().store, &scope).await?;
    let names = names(&cx, &editions).await?;
    let columns = ["Edition", "Made on", "In force", "Made by", "Why", "Rules"];
    let list = List {
        title: "Editions of the rules".into(),
        columns: columns.map(ColumnHeading::wide).to_vec(),
        notes: download::notes(&cx, "The rules that leave payments out of what procurement can influence"),
    };
    let rows = editions.into_iter().map(|edition| {
        let rules: Vec<String> = edition.rules.rules.iter().map(domain::spend::scope::ScopeRule::said).collect();
        vec![
            lists::Cell::Count(edition.number),
            lists::Cell::text(moment_said(edition.made_at)),
            lists::Cell::text(standing(&edition)),
            lists::Cell::text(names.get(&edition.made_by).cloned().unwrap_or_default()),
            lists::Cell::text(why(&edition)),
            lists::Cell::text(rules.join("; ")),
        ]
    });
    download::answer(&form, &list, rows, "scope-editions")
}

/// One edition.
pub async fn one(cx: Cx, Path(number): Path<i64>) -> Answer {
    let scope = cx.scope()?;
    let found = store::spend::edition(&cx.guildhall().store, &scope, number).await?;
    let edition = found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let names = names(&cx, std::slice::from_ref(&edition)).await?;
    let by = names.get(&edition.made_by).cloned().unwrap_or_default();
    show(&EditionPage {
        page: PageFrame { breadcrumbs: below_rules(), ..cx.frame(&format!("Edition {number} of the rules")) },
        number,
        standing: standing(&edition),
        made: format!("Made by {by} on {}: {}", moment_said(edition.made_at), why(&edition)),
        rules: numbered(&edition.rules),
        may_restore: cx.may(Action::EditScopeRules),
    })
}

/// Makes an edition the draft of the next one.
pub async fn restore(cx: Cx, Path(number): Path<i64>) -> Answer {
    actions::spend::restore_edition(cx.guildhall(), &cx.scope()?, number).await?;
    go_to("/spend/scope/preview")
}
