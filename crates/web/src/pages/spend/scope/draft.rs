//! The draft of the next edition.

use super::{NumberedRule, below_rules, numbered};
use crate::address::Path;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show};
use actions::spend::RuleEdit;
use askama::Template;
use domain::access::Scope;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "spend/scope/draft.html")]
struct Draft {
    page: PageFrame,
    rules: Vec<NumberedRule>,
    is_begun: bool,
    seen: String,
}

/// When the draft that a page shows was kept, as its forms send it back; empty where there is none.
pub async fn seen_now(cx: &Cx, scope: &Scope) -> Result<String, PageFailure> {
    let draft = store::spend::scope_draft(&cx.guildhall().store, scope).await?;
    Ok(draft.map(|draft| store::moment_text(draft.made_at)).unwrap_or_default())
}

/// The same as a form sent it; what cannot be read is no draft that anybody saw.
pub fn seen(sent: &Sent) -> Option<Timestamp> {
    match sent.text("seen") {
        "" => None,
        text => Some(text.parse().unwrap_or(Timestamp::MIN)),
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let seen = seen_now(&cx, &scope).await?;
    show(&Draft {
        page: PageFrame { breadcrumbs: below_rules(), ..cx.frame("Change the rules") },
        rules: numbered(&actions::spend::rules_being_changed(&cx.guildhall().store, &scope).await?),
        is_begun: !seen.is_empty(),
        seen,
    })
}

async fn edited(cx: Cx, sent: &Sent, edit: RuleEdit) -> Answer {
    actions::spend::edit_rule(cx.guildhall(), &cx.scope()?, seen(sent), edit).await?;
    go_to("/spend/scope/draft?done=draft-kept")
}

fn place(number: usize) -> Result<usize, PageFailure> {
    number.checked_sub(1).ok_or_else(PageFailure::not_found)
}

/// Takes a rule out of the draft.
pub async fn remove(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    let edit = RuleEdit::Remove(place(number)?);
    edited(cx, &sent, edit).await
}

/// Moves a rule of the draft up.
pub async fn raise(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    let edit = RuleEdit::Raise(place(number)?);
    edited(cx, &sent, edit).await
}

/// Drops the draft.
pub async fn drop_draft(cx: Cx) -> Answer {
    actions::spend::drop_draft(cx.guildhall(), &cx.scope()?).await?;
    go_to("/spend/scope?done=draft-dropped")
}
