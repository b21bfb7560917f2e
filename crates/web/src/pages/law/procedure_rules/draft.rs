//! The draft of the next edition.

use super::{START, below, finding_said, place, seen, seen_now};
use crate::address::Path;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show};
use actions::law::Begin;
use askama::Template;
use domain::law::procedure_rules::{Band, DraftEdit, Requirement};

#[derive(Template)]
#[template(path = "law/procedure_rules/draft.html")]
struct DraftPage {
    page: PageFrame,
    bands: Vec<Entry>,
    requirements: Vec<Entry>,
    findings: Vec<String>,
    is_begun: bool,
    has_rules: bool,
    seen: String,
}

/// An entry of the draft: its number, its address, what it says.
type Entry = (usize, String, String);

fn entries(what: &str, said: impl Iterator<Item = String>) -> Vec<Entry> {
    (1..).zip(said).map(|(number, said)| (number, format!("{START}/draft/{what}/{number}"), said)).collect()
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    // The draft's moment is taken first: one that changes meanwhile is refused when it is changed again.
    let seen = seen_now(&cx, &scope).await?;
    let store = &cx.guildhall().store;
    let draft = actions::law::rules_being_changed(store, &scope).await?;
    let editions = store::law::in_force(store, &scope).await?;
    show(&DraftPage {
        page: PageFrame { breadcrumbs: below(), ..cx.frame("Change the contract procedure rules") },
        findings: draft.findings().iter().map(finding_said).collect(),
        bands: entries("band", draft.bands.iter().map(Band::said)),
        requirements: entries("requirement", draft.requirements.iter().map(Requirement::said)),
        is_begun: !seen.is_empty(),
        has_rules: !editions.all().is_empty(),
        seen,
    })
}

/// Begins a draft.
pub async fn begin(cx: Cx, sent: Sent) -> Answer {
    let begin = match sent.text("begin") {
        "plain" => Begin::Plain,
        "empty" => Begin::Empty,
        _ => return Err(PageFailure::not_found()),
    };
    actions::law::begin_draft(cx.guildhall(), &cx.scope()?, seen(&sent), begin).await?;
    go_to(&format!("{START}/draft?done=draft-kept"))
}

async fn edited(cx: Cx, sent: &Sent, edit: DraftEdit) -> Answer {
    actions::law::edit_draft(cx.guildhall(), &cx.scope()?, seen(sent), edit).await?;
    go_to(&format!("{START}/draft?done=draft-kept"))
}

/// Takes a band out of the draft.
pub async fn remove_band(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    let edit = DraftEdit::RemoveBand(place(number)?);
    edited(cx, &sent, edit).await
}

/// Takes a requirement out of the draft.
pub async fn remove_requirement(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    let edit = DraftEdit::RemoveRequirement(place(number)?);
    edited(cx, &sent, edit).await
}

/// Drops the draft.
pub async fn drop_draft(cx: Cx, sent: Sent) -> Answer {
    actions::law::drop_draft(cx.guildhall(), &cx.scope()?, seen(&sent)).await?;
    go_to(&format!("{START}?done=draft-dropped"))
}
