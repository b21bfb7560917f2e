//! The editions of the rules: all of them, one of them, one brought back, one withdrawn.

use super::{START, bands_table, below, day_said, finding_said, requirements_table, seen, seen_now, show, table};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show as show_page, show_with};
use crate::pages::spend::download;
use actions::law::Begin;
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;
use domain::values::moment_said;
use store::law::KeptEdition;

#[derive(Template)]
#[template(path = "law/procedure_rules/history.html")]
struct History {
    page: PageFrame,
    editions: Table,
    downloads: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "law/procedure_rules/edition.html")]
struct EditionPage {
    page: PageFrame,
    errors: FieldErrors,
    number: u32,
    standing: String,
    made: String,
    bands: Table,
    requirements: Table,
    findings: Vec<String>,
    may_edit: bool,
    may_withdraw: bool,
    seen: String,
    why: String,
}

fn standing(kept: &KeptEdition) -> String {
    match &kept.withdrawn {
        Some((at, why)) => format!("Withdrawn on {}, never in force: {why}", moment_said(*at)),
        None => format!("From {}", day_said(kept.edition.from)),
    }
}

fn why(kept: &KeptEdition) -> String {
    match kept.restores {
        Some(earlier) => format!("{} (brings edition {earlier} back)", kept.why),
        None => kept.why.clone(),
    }
}

/// The history.
pub async fn open(cx: Cx) -> Answer {
    let store = &cx.guildhall().store;
    let editions = store::law::editions(store, &cx.scope()?).await?;
    let makers: Vec<i64> = editions.iter().map(|kept| kept.made_by).collect();
    let names = store::people::names(store, &makers).await?;
    let row = |kept: &KeptEdition| {
        let by = names.get(&kept.made_by).cloned().unwrap_or_default();
        let number = kept.edition.number;
        vec![
            Cell::new(format!("Edition {number}")).to(format!("{START}/history/{number}")),
            Cell::new(standing(kept)),
            Cell::new(&kept.edition.adopted),
            Cell::new(format!("{by} on {}", moment_said(kept.made_at))),
            Cell::new(why(kept)),
        ]
    };
    let heads = ["Edition", "In force", "Adopted by", "Saved by", "Why"];
    show_page(&History {
        page: PageFrame { breadcrumbs: below(), ..cx.frame("Editions of the contract procedure rules") },
        editions: table("Editions", &heads, editions.iter().map(row).collect()),
        downloads: download::links(&format!("{START}/history/download"), ""),
    })
}

/// Every band and requirement of every edition that counts, as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let editions = store::law::in_force(&cx.guildhall().store, &cx.scope()?).await?;
    let list = show::list_of(&cx, "Editions of the rules");
    download::answer(&form, &list, show::rows_of(editions.all().iter()), "procedure-rules-editions")
}

async fn page(cx: &Cx, number: u32, typed: &str, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeProcedureRules)?;
    let store = &cx.guildhall().store;
    let kept = store::law::edition(store, &scope, number).await?;
    let kept = kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let names = store::people::names(store, &[kept.made_by]).await?;
    let by = names.get(&kept.made_by).cloned().unwrap_or_default();
    let may_edit = cx.may(Action::EditProcedureRules);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &EditionPage {
            page: PageFrame {
                breadcrumbs: below(),
                has_errors: !errors.is_empty(),
                ..cx.frame(&format!("Edition {number} of the contract procedure rules"))
            },
            errors,
            number,
            standing: format!("{}, adopted by {}", standing(&kept), kept.edition.adopted),
            made: format!("Saved by {by} on {}: {}", moment_said(kept.made_at), why(&kept)),
            bands: bands_table(&kept.edition.bands),
            requirements: requirements_table(&kept.edition.requirements),
            findings: kept.edition.findings().iter().map(finding_said).collect(),
            may_edit,
            may_withdraw: may_edit && kept.withdrawn.is_none() && kept.edition.from > cx.today(),
            seen: seen_now(cx, &scope).await?,
            why: typed.to_owned(),
        },
    )
}

/// One edition.
pub async fn one(cx: Cx, Path(number): Path<u32>) -> Answer {
    page(&cx, number, "", FieldErrors::default()).await
}

/// Makes an edition the draft of the next one.
pub async fn restore(cx: Cx, Path(number): Path<u32>, sent: Sent) -> Answer {
    actions::law::begin_draft(cx.guildhall(), &cx.scope()?, seen(&sent), Begin::Edition(number)).await?;
    go_to(&format!("{START}/preview"))
}

/// Withdraws an edition before its first day.
pub async fn withdraw(cx: Cx, Path(number): Path<u32>, sent: Sent) -> Answer {
    let why = sent.text("why");
    match actions::law::withdraw_rules(cx.guildhall(), &cx.scope()?, number, why).await {
        Ok(()) => go_to(&format!("{START}/history?done=procedure-rules-withdrawn")),
        Err(failure) => page(&cx, number, why, field_errors(failure)?).await,
    }
}
