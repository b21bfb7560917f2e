//! The editions of the settings: all of them, one of them, one brought back.

use super::{START, below, summary};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Summary, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use crate::pages::law::{notes, table};
use crate::pages::spend::download;
use actions::Failure;
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;
use domain::values::moment_said;
use publish::lists::{self, ColumnHeading, List};
use std::collections::BTreeMap;
use store::law::KeptSettings;

#[derive(Template)]
#[template(path = "law/settings_history.html")]
struct History {
    page: PageFrame,
    editions: Table,
    downloads: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "law/settings_edition.html")]
struct EditionPage {
    page: PageFrame,
    errors: FieldErrors,
    number: i64,
    made: String,
    summary: Summary,
    may_restore: bool,
    why: String,
}

fn why(kept: &KeptSettings) -> String {
    match kept.restores {
        Some(earlier) => format!("{} (brings edition {earlier} back)", kept.why),
        None => kept.why.clone(),
    }
}

async fn all(cx: &Cx) -> Result<(Vec<KeptSettings>, BTreeMap<i64, String>), PageFailure> {
    let store = &cx.guildhall().store;
    let all = store::law::all_settings(store, &cx.scope()?).await?;
    let makers: Vec<i64> = all.iter().map(|kept| kept.made_by).collect();
    Ok((all, store::people::names(store, &makers).await?))
}

/// The history.
pub async fn open(cx: Cx) -> Answer {
    let (all, names) = all(&cx).await?;
    let row = |kept: &KeptSettings| {
        vec![
            Cell::new(format!("Edition {}", kept.number)).to(format!("{START}/history/{}", kept.number)),
            Cell::new(moment_said(kept.made_at)),
            Cell::new(names.get(&kept.made_by).cloned().unwrap_or_default()),
            Cell::new(why(kept)),
        ]
    };
    let heads = ["Edition", "In force from", "Saved by", "Why"];
    show(&History {
        page: PageFrame { breadcrumbs: below(), ..cx.frame("Editions of the settings of the law") },
        editions: table("Editions", &heads, all.iter().map(row).collect()),
        downloads: download::links(&format!("{START}/history/download"), ""),
    })
}

/// The history as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let (all, names) = all(&cx).await?;
    let list = List {
        title: "Editions of the settings".into(),
        columns: ["Edition", "In force from", "Saved by", "Why", "Settings"].map(ColumnHeading::wide).to_vec(),
        notes: notes(&cx, "The council's settings of the law over time"),
    };
    let rows = all.iter().map(|kept| {
        let said = kept.settings.said().into_iter().map(|(name, said)| format!("{name}: {said}"));
        vec![
            lists::Cell::Count(kept.number),
            lists::Cell::text(moment_said(kept.made_at)),
            lists::Cell::text(names.get(&kept.made_by).cloned().unwrap_or_default()),
            lists::Cell::text(why(kept)),
            lists::Cell::text(said.collect::<Vec<_>>().join(". ")),
        ]
    });
    download::answer(&form, &list, rows, "law-settings-editions")
}

async fn page(cx: &Cx, number: i64, typed: &str, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeProcedureRules)?;
    let store = &cx.guildhall().store;
    let kept = store::law::settings_edition(store, &scope, number).await?;
    let kept = kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let names = store::people::names(store, &[kept.made_by]).await?;
    let by = names.get(&kept.made_by).cloned().unwrap_or_default();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &EditionPage {
            page: PageFrame {
                breadcrumbs: below(),
                has_errors: !errors.is_empty(),
                ..cx.frame(&format!("Edition {number} of the settings of the law"))
            },
            errors,
            number,
            made: format!("Saved by {by} on {}: {}", moment_said(kept.made_at), why(&kept)),
            summary: summary(&kept.settings),
            may_restore: cx.may(Action::EditLawSettings),
            why: typed.to_owned(),
        },
    )
}

/// One edition.
pub async fn one(cx: Cx, Path(number): Path<i64>) -> Answer {
    page(&cx, number, "", FieldErrors::default()).await
}

/// Brings the settings of an edition back.
pub async fn restore(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let why = sent.text("why");
    match actions::law::restore_settings(cx.guildhall(), &cx.scope()?, number, why).await {
        Ok(_) => go_to(&format!("{START}?done=law-settings-saved")),
        Err(Failure::Refused(refused)) => {
            let mut errors = FieldErrors::default();
            errors.add("why", &refused);
            page(&cx, number, why, errors).await
        }
        Err(failure) => page(&cx, number, why, field_errors(failure)?).await,
    }
}
