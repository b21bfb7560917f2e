//! The rules in force.

use super::{NumberedRule, dates_said, exceptions_said, numbered};
use crate::address::Path;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::page::{Answer, go_to, show};
use crate::pages::spend::{below_spend, download};
use askama::Template;
use domain::access::Action;
use domain::values::moment_said;
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "spend/scope/list.html")]
struct Rules {
    page: PageFrame,
    rules: Vec<NumberedRule>,
    standing: String,
    on_its_way: Option<i64>,
    has_draft: bool,
    may_edit: bool,
    downloads: Vec<(String, &'static str)>,
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let editions = store::spend::editions(store, &scope).await?;
    let in_force = store::spend::edition_in_force(store, &scope, None).await?;
    let standing = match in_force.as_ref().and_then(|edition| Some((edition, edition.in_force_from?))) {
        Some((edition, from)) => {
            format!("Edition {}, in force since {}: {}", edition.number, moment_said(from), edition.why)
        }
        None => "The rules that Guildhall comes with. They come into force with your first import.".to_owned(),
    };
    let waiting = editions.iter().find(|one| one.in_force_from.is_none() && one.given_up_at.is_none());
    show(&Rules {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame("What procurement can influence") },
        rules: numbered(&actions::spend::rules_in_force(store, &scope).await?),
        standing,
        on_its_way: waiting.map(|edition| edition.number),
        has_draft: store::spend::scope_draft(store, &scope).await?.is_some(),
        may_edit: cx.may(Action::EditScopeRules),
        downloads: download::links("/spend/scope/download", ""),
    })
}

/// The rules in force as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let rules = actions::spend::rules_in_force(&cx.guildhall().store, &cx.scope()?).await?;
    let columns = ["Number", "Reason", "Looks for", "Unless", "Dates"];
    let list = List {
        title: "Rules of what counts".into(),
        columns: columns.map(ColumnHeading::wide).to_vec(),
        notes: download::notes(&cx, "The rules that leave payments out of what procurement can influence"),
    };
    let rows = (1..).zip(&rules.rules).map(|(number, rule)| {
        vec![
            lists::Cell::Count(number),
            lists::Cell::text(rule.reason.label().to_owned()),
            lists::Cell::text(rule.when.said()),
            lists::Cell::text(exceptions_said(rule)),
            lists::Cell::text(dates_said(rule)),
        ]
    });
    download::answer(&form, &list, rows, "scope-rules")
}

/// Stops the work on an edition that is on its way.
pub async fn cancel(cx: Cx) -> Answer {
    actions::spend::cancel_edition(cx.guildhall(), &cx.scope()?).await?;
    go_to("/spend/scope?done=edition-cancelled")
}
