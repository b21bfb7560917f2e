//! Something is done to an edition.

use super::step_fields::{STEPS, Step, fields, level_field, read};
use super::{below_edition, edition};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::editions::{Edition, Editions};

fn step_of(cx: &Cx, name: &str) -> Result<&'static Step, PageFailure> {
    let found = STEPS.iter().find(|step| step.name == name);
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

fn page(cx: &Cx, step: &Step, (editions, edition): &(Editions, Edition), sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let address = format!("/strategy/editions/{}", edition.code);
    let form = Form::new(format!("{address}/step/{}", step.name), step.title, fields(step, edition, editions, filled))
        .saying(step.said)
        .or_leave("Cancel", &address);
    let mut parts = Vec::new();
    if step.name == "confirm" {
        let drafts =
            edition.indices.iter().filter_map(|index| Some(format!("{}: {}", index.name, index.confirm.as_ref()?)));
        let lines: Vec<String> = edition.confirm.iter().cloned().chain(drafts).chain(edition.missing()).collect();
        if !lines.is_empty() {
            parts.push(Part::text("Look at these before you confirm it:"));
            parts.push(Part::Bullets(lines));
        }
    }
    parts.push(Part::form(form));
    let frame = PageFrame { breadcrumbs: below_edition(edition), ..cx.frame(step.title) };
    show_parts_with(frame, parts, errors)
}

/// The form; the area that the address names stands in it.
pub async fn open(cx: Cx, Path((code, name)): Path<(String, String)>) -> Answer {
    let step = step_of(&cx, &name)?;
    let found = edition(&cx, &code).await?;
    let asked = Sent::read(&cx.query);
    let mut fields = Fields::default().day("on", Some(cx.today())).text("index", asked.text("area"));
    let index = asked.text("area").parse().ok().and_then(|code| found.1.index(&code).cloned());
    if let Some(index) = index {
        fields = fields
            .text("theme", index.theme.as_str())
            .text("name", &index.name)
            .text("what", &index.what)
            .text("about", &index.why)
            .text("weight", index.weight.to_string());
        for one in &index.statements {
            fields = fields.text(&level_field(one.level), &one.text);
        }
    }
    page(&cx, step, &found, &fields.sent(), FieldErrors::default())
}

/// Does it.
pub async fn send(cx: Cx, Path((code, name)): Path<(String, String)>, sent: Sent) -> Answer {
    let step = step_of(&cx, &name)?;
    let found = edition(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    let change = read(&mut typed, step, &found.1);
    let on = typed.needed_day("on", "Enter the day from which it shall be so");
    let Some((change, on)) = change.zip(on).filter(|_| !typed.is_wrong()) else {
        return page(&cx, step, &found, &sent, typed.errors);
    };
    let why = sent.text("why");
    match actions::strategy::editions::change(cx.guildhall(), &cx.scope()?, change, (on, why), step.field).await {
        Ok(_) => go_to(&format!("/strategy/editions/{code}?done=edition-changed")),
        Err(failure) => page(&cx, step, &found, &sent, field_errors(failure)?),
    }
}
