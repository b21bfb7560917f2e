//! Writing an action.

use super::below_actions;
use super::fields::{Offered, fields, fields_of, read};
use super::owner::users;
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::offered::{offering, records};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, show_parts_with};
use ::actions::Failure;
use ::actions::strategy::plan;
use domain::access::Action;
use domain::records::Version;
use domain::strategy::actions::{ActionKind, ActionLink, PlannedAction, PlannedActionId};

/// What a form is for: its title, where it is sent, the version that is there now, and the links of the action.
struct Writing {
    title: &'static str,
    address: String,
    now: Option<u32>,
    own: Vec<ActionLink>,
}

impl Writing {
    fn new() -> Writing {
        Writing { title: "Add an action", address: "/strategy/actions/new".to_owned(), now: None, own: Vec::new() }
    }

    fn of(kept: &Version<PlannedAction>) -> Writing {
        let address = format!("/strategy/actions/{}/change", kept.record.id);
        Writing { title: "Change an action", address, now: Some(kept.number), own: kept.record.links.clone() }
    }
}

async fn page(cx: &Cx, writing: Writing, (sent, heed): (Sent, &[String]), errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let users = users(cx, &scope).await?;
    let (today, own) = (cx.today(), writing.own.as_slice());
    let offered = Offered { book: &book, editions: &editions, edition, today, users: &users, own };
    let fields = fields(&offered, Filled { sent: &sent, errors: &errors });
    let mut form = Form::new(writing.address, "Save the action", fields).or_leave("Cancel", "/strategy/actions");
    if let Some(now) = writing.now {
        form = with_seen(form, &sent, &errors, now);
    }
    let frame = PageFrame { breadcrumbs: below_actions(), ..cx.frame(writing.title) };
    let form = offering(form, &records(cx, &book));
    show_parts_with(frame, form.after_thinking_about(heed), errors)
}

/// The empty form; an area, a risk or an indicator in the address is linked already, and what was said stands in it.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let risk = asked.entered("risk").map(|risk| format!("risks/{risk}"));
    let records = risk.or_else(|| asked.entered("record").map(str::to_owned));
    let fields = Fields::default()
        .text("kind", ActionKind::Change.name())
        .all("area", asked.entered("area"))
        .all("indicator", asked.entered("indicator"))
        .all("outcome", asked.entered("outcome"))
        .maybe("how", asked.entered("how"))
        .maybe("records", records);
    page(&cx, Writing::new(), (fields.sent(), &[]), FieldErrors::default()).await
}

async fn kept(cx: &Cx, id: i64) -> Result<Version<PlannedAction>, PageFailure> {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let kept = store::records::one::<PlannedAction>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// Takes a new action.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let asked = match read(&sent, cx.today()) {
        Ok(asked) => asked,
        Err(errors) => return page(&cx, Writing::new(), (sent, &[]), errors).await,
    };
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let heed = asked.to_think_about(&book.actions, cx.today());
    if !heed.is_empty() && !sent.ticked("confirmed") {
        return page(&cx, Writing::new(), (sent, &heed), FieldErrors::default()).await;
    }
    match plan::add(cx.guildhall(), &cx.scope()?, &asked).await {
        Ok(id) => go_to(&format!("/strategy/actions/{id}?done=action-added")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, Writing::new(), (sent, &[]), errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The form of an action that is there.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let users = users(&cx, &cx.scope_for(Action::SeeStrategy)?).await?;
    page(&cx, Writing::of(&kept), (fields_of(&kept.record, &users, kept.number), &[]), FieldErrors::default()).await
}

/// Takes the change.
pub async fn change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let kept = kept(&cx, id).await?;
    let asked = match read(&sent, cx.today()) {
        Ok(asked) => asked,
        Err(errors) => return page(&cx, Writing::of(&kept), (sent, &[]), errors).await,
    };
    let seen = seen(&sent);
    match plan::change(cx.guildhall(), &cx.scope()?, (PlannedActionId::new(id), seen), &asked).await {
        Ok(()) => go_to(&format!("/strategy/actions/{id}?done=action-changed")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, Writing::of(&kept), (sent, &[]), errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
