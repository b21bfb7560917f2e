//! Preparing a round.

use super::list::way;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::Failure;
use actions::strategy::rounds::NewRound;
use domain::access::Action;
use domain::strategy::editions::{Edition, LifeStage};

async fn page(cx: &Cx, sent: Option<Sent>, errors: FieldErrors) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope_for(Action::SeeStrategy)?, None).await?;
    let editions = book.editions();
    let today = cx.today();
    let in_use = |edition: &&Edition| edition.stage == LifeStage::Active && edition.asked_on(today).next().is_some();
    let choices: Vec<Choice> = editions
        .all()
        .iter()
        .filter(in_use)
        .map(|edition| {
            let areas = edition.asked_on(today).count();
            Choice::new(edition.code.as_str(), &edition.name)
                .hint(&format!("{areas} areas, {} levels", edition.levels.count()))
        })
        .collect();
    let usual = book.edition(&editions).map(|edition| edition.code.to_string());
    let sent = sent.unwrap_or_else(|| Fields::default().maybe("edition", usual).sent());
    let filled = Filled { sent: &sent, errors: &errors };
    let fields = vec![
        filled.line("name", "What is the round called?").hint("For example Autumn 2026"),
        filled.radios("edition", "By which edition does it ask?", choices),
    ];
    let form = Form::new("/strategy/rounds/new", "Prepare the round", fields)
        .or_leave("Do not prepare one", "/strategy/rounds");
    let parts =
        vec![Part::text("Nobody is asked yet: next you invite people, then you open the round."), Part::form(form)];
    show_parts_with(PageFrame { breadcrumbs: way(), ..cx.frame("Prepare a round") }, parts, errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, None, FieldErrors::default()).await
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let edition = typed.value("edition", "Select an edition");
    let name = typed.needed("name", "Enter what the round is called, such as Autumn 2026");
    let (Some(edition), false) = (edition, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, Some(sent), errors).await;
    };
    let new = NewRound { name, edition, asked: Vec::new() };
    match actions::strategy::rounds::prepare(cx.guildhall(), &cx.scope()?, &new).await {
        Ok(id) => go_to(&format!("/strategy/rounds/{id}?done=round-prepared")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, Some(sent), errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
