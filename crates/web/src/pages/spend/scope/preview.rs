//! What the draft would change, before it is saved.

use super::draft::{seen, seen_now};
use super::{below_rules, sums_table};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use crate::pages::spend::{counted, download, query};
use actions::Failure;
use askama::Template;
use axum::http::StatusCode;
use domain::spend::scope::{Preview, RuleEffect, ScopeRules, SupplierChange, Tally};
use domain::values::Pence;
use publish::lists::{self, ColumnHeading, List};

/// Suppliers shown; the file has them all.
const SUPPLIERS: usize = 50;

#[derive(Template)]
#[template(path = "spend/scope/preview.html")]
struct PreviewPage {
    page: PageFrame,
    errors: FieldErrors,
    is_begun: bool,
    is_the_same: bool,
    is_without_effect: bool,
    sums: Table,
    rules: Table,
    suppliers: Table,
    more_suppliers: usize,
    seen: String,
    why: String,
    downloads: Vec<(String, &'static str)>,
}

fn count(lines: u64) -> String {
    counted(i64::try_from(lines).unwrap_or(i64::MAX))
}

fn row(name: &str, tally: Tally) -> Vec<Cell> {
    vec![Cell::new(name), Cell::number(tally.total.to_string()), Cell::number(count(tally.lines))]
}

fn sums(preview: &Preview) -> Table {
    let rows = vec![
        row("Would be left out, and is not now", preview.leaves),
        row("Would count, and is left out now", preview.returns),
        row("Would stay left out, for another reason", preview.other_reason),
        row("Can be influenced now", preview.influenceable_before),
        row("Could be influenced then", preview.influenceable_after),
        row("All payments", preview.all),
    ];
    sums_table("What would change", &["Payments", "Sum", "Lines"], rows)
}

fn effect(effect: &RuleEffect) -> Vec<Cell> {
    let said = |tally: Option<Tally>| tally.map_or_else(|| "–".to_owned(), |tally| tally.total.to_string());
    let pence = |tally: Option<Tally>| tally.unwrap_or_default().total.get();
    let difference = Pence::new(pence(effect.after).saturating_sub(pence(effect.before)));
    let name = match (effect.before, effect.after) {
        (None, _) => format!("New: {}", effect.rule.said()),
        (_, None) => format!("Goes: {}", effect.rule.said()),
        _ => effect.rule.said(),
    };
    vec![
        Cell::new(name),
        Cell::number(said(effect.before)),
        Cell::number(said(effect.after)),
        Cell::number(difference.to_string()),
    ]
}

fn supplier(change: &SupplierChange) -> Vec<Cell> {
    let name = if change.name.is_empty() { "Not given in the file" } else { &change.name };
    let lines = change.leaves.lines + change.returns.lines;
    let named = Cell::new(name);
    vec![
        if change.key.is_empty() {
            named
        } else {
            named.to(format!("/spend/lines{}", query(&[("supplier", &change.key)])))
        },
        Cell::number(change.leaves.total.to_string()),
        Cell::number(change.returns.total.to_string()),
        Cell::number(count(lines)),
    ]
}

/// The draft's rules, and what they would change.
async fn look(cx: &Cx) -> Result<(ScopeRules, Preview), PageFailure> {
    let scope = cx.scope()?;
    let rules = actions::spend::rules_being_changed(&cx.guildhall().store, &scope).await?;
    let preview = actions::spend::preview_rules(cx.guildhall(), &scope, &rules).await?;
    Ok((rules, preview))
}

async fn page(cx: &Cx, why: &str, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    // The draft's moment is taken first: one that changes meanwhile is refused when it is saved.
    let seen = seen_now(cx, &scope).await?;
    let (rules, preview) = look(cx).await?;
    let in_force = actions::spend::rules_in_force(&cx.guildhall().store, &scope).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = preview.suppliers.iter().take(SUPPLIERS).map(supplier).collect();
    let heads = ["Supplier", "Would be left out", "Would count again", "Lines"];
    let rule_heads = ["Rule", "Leaves out now", "Would leave out", "Difference"];
    show_with(
        status,
        &PreviewPage {
            page: PageFrame {
                breadcrumbs: below_rules(),
                has_errors: !errors.is_empty(),
                ..cx.frame("What your changes would do")
            },
            errors,
            is_begun: !seen.is_empty(),
            is_the_same: rules == in_force,
            is_without_effect: preview.is_without_effect(),
            sums: sums(&preview),
            rules: sums_table("Rule by rule", &rule_heads, preview.rules.iter().map(effect).collect()),
            suppliers: sums_table("Suppliers whose payments would move", &heads, shown),
            more_suppliers: preview.suppliers.len().saturating_sub(SUPPLIERS),
            seen,
            why: why.to_owned(),
            downloads: download::links("/spend/scope/preview/download", ""),
        },
    )
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, "", FieldErrors::default()).await
}

/// Saves the draft as a new edition.
pub async fn save(cx: Cx, sent: Sent) -> Answer {
    let why = sent.text("why");
    match actions::spend::save_rules(cx.guildhall(), &cx.scope()?, seen(&sent), why).await {
        Ok(_) => go_to("/spend/scope?done=edition-saved"),
        Err(Failure::Refused(refused)) => {
            let mut errors = FieldErrors::default();
            errors.add("why", &refused);
            page(&cx, why, errors).await
        }
        Err(failure) => page(&cx, why, field_errors(failure)?).await,
    }
}

/// Every supplier whose payments would move, as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let (_, preview) = look(&cx).await?;
    let columns = ["Would be left out (£)", "Lines left out", "Would count again (£)", "Lines that count again"];
    let list = List {
        title: "What would change".into(),
        columns: std::iter::once(ColumnHeading::wide("Supplier")).chain(columns.map(ColumnHeading::new)).collect(),
        notes: download::notes(&cx, "What the drafted rules would change of what procurement can influence"),
    };
    let lines = |tally: Tally| lists::Cell::Count(i64::try_from(tally.lines).unwrap_or(i64::MAX));
    let rows = preview.suppliers.into_iter().map(|one| {
        vec![
            lists::Cell::text(one.name),
            lists::Cell::Money(one.leaves.total),
            lines(one.leaves),
            lists::Cell::Money(one.returns.total),
            lines(one.returns),
        ]
    });
    download::answer(&form, &list, rows, "scope-preview")
}
