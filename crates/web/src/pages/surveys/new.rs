//! Beginning a survey.

use super::{below_surveys, form};
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::Typed;

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let frame = PageFrame { breadcrumbs: below_surveys(), ..cx.frame("Begin a survey") };
    form::page(frame, ("/surveys/new", "Begin the survey"), 0, sent, errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, &form::fresh(), FieldErrors::default())
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let survey = form::read(&mut typed, "");
    let Some(survey) = survey.filter(|_| !typed.is_wrong()) else { return page(&cx, &sent, typed.errors) };
    match actions::surveys::enter(cx.guildhall(), &scope, survey).await {
        Ok(code) => go_to(&format!("/surveys/{code}?done=survey-entered")),
        Err(failure) => page(&cx, &sent, field_errors(failure)?),
    }
}
