//! Somebody is put on the list for training, changed, or leaves.

use super::{WHY_NAMES, address_of, below};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::library::records::{lines, records, records_field};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::training::{Audience, Learner};

fn page(cx: &Cx, person: Option<&str>, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let mut fields = Vec::new();
    if person.is_none() {
        fields.push(fill.line("person", "Name, or number in the staff records"));
    }
    fields.push(fill.boxes("audiences", "Which parts does the person have?", choices(Audience::NAMES, None)));
    fields.push(fill.line("team", "Service, directorate or committee"));
    fields.push(records_field(fill, "looks_after", "Which contracts does the person look after?"));
    fields.push(fill.day("since", "Since when?"));
    if person.is_some() {
        fields.push(
            fill.day("left", "The day from which the person has left").hint("Leave this empty while they are here."),
        );
    }
    let (title, action, button) = match person {
        None => ("Put somebody on the list", "/training/people/new".to_owned(), "Put on the list"),
        Some(person) => ("Change somebody on the list", format!("{}/change", address_of(person)), "Save"),
    };
    let form = Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/training/people");
    let frame = PageFrame { breadcrumbs: below("People", "/training/people"), ..cx.frame(title) };
    show_parts_with(frame, vec![Part::Inset(WHY_NAMES.into()), Part::form(form)], errors)
}

fn read(typed: &mut Typed<'_>, person: String) -> Option<Learner> {
    let since = typed.needed_day("since", "Enter since when the person has this part");
    let left = typed.day("left");
    let looks_after = records(typed, "looks_after");
    Some(Learner {
        person,
        audiences: typed.values("audiences"),
        team: typed.text("team"),
        since: since?,
        left,
        looks_after,
    })
    .filter(|_| !typed.is_wrong())
}

/// The empty form.
pub async fn new(cx: Cx) -> Answer {
    page(&cx, None, 0, &Sent::default(), FieldErrors::default())
}

/// Takes somebody new.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let person = typed.text("person");
    let Some(learner) = read(&mut typed, person) else { return page(&cx, None, 0, &sent, typed.errors) };
    match actions::training::enter_learner(cx.guildhall(), &scope, &learner).await {
        Ok(()) => go_to(&format!("{}?done=learner-entered", address_of(&learner.person))),
        Err(failure) => page(&cx, None, 0, &sent, field_errors(failure)?),
    }
}

/// The form of somebody who is known.
pub async fn open(cx: Cx, Path(name): Path<String>) -> Answer {
    let known = super::person::known(&cx, &name).await?;
    let one = &known.record;
    let fields = Fields::default().all("audiences", &one.audiences).text("team", &one.team);
    let fields = fields.text("looks_after", lines(&one.looks_after));
    let sent = fields.day("since", Some(one.since)).day("left", one.left).sent();
    page(&cx, Some(&name), known.number, &sent, FieldErrors::default())
}

/// Takes the change.
pub async fn change(cx: Cx, Path(name): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, super::person::known(&cx, &name).await?);
    let mut typed = Typed::new(&sent);
    let seen = sent.text("seen").parse().unwrap_or(0);
    let Some(learner) = read(&mut typed, name.clone()) else {
        return page(&cx, Some(&name), seen, &sent, typed.errors);
    };
    match actions::training::change_learner(cx.guildhall(), &scope, &learner, seen).await {
        Ok(()) => go_to(&format!("{}?done=learner-changed", address_of(&name))),
        Err(failure) => page(&cx, Some(&name), known.number, &sent, field_errors(failure)?),
    }
}
