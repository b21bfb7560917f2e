//! Changing a survey.

use super::{below, form, known};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::Typed;
use domain::strategy::surveys::Survey;

fn page(cx: &Cx, survey: &Survey, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let frame = PageFrame { breadcrumbs: below(survey), ..cx.frame("Change a survey") };
    form::page(frame, (&format!("/surveys/{}/change", survey.code), "Save"), seen, sent, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known(&cx, &code).await?;
    page(&cx, &known.record, known.number, &form::of(&known.record), FieldErrors::default())
}

/// Takes the form.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let survey = form::read(&mut typed, &code);
    let seen = sent.text("seen").parse().unwrap_or(0);
    let Some(survey) = survey.filter(|_| !typed.is_wrong()) else {
        return page(&cx, &known.record, seen, &sent, typed.errors);
    };
    match actions::surveys::change(cx.guildhall(), &scope, &survey, seen).await {
        Ok(()) => go_to(&format!("/surveys/{code}?done=survey-changed")),
        Err(failure) => page(&cx, &known.record, known.number, &sent, field_errors(failure)?),
    }
}
