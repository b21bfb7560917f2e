//! Recording an audit review.

use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::below;
use crate::parts::form::choices;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::Failure;
use actions::strategy::plan::{AskedReview, record_review};
use domain::strategy::actions::Assurance;

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let fields = vec![
        filled.line("subject", "What was reviewed?"),
        filled.day("on", "Day of the report"),
        filled.radios("assurance", "What is the opinion?", choices(Assurance::NAMES, Some("None was given"))),
        filled.text("said", "The opinion in the auditor's words"),
        filled.text("findings", "What was found"),
    ];
    let form =
        Form::new("/strategy/audits/new", "Record the review", fields).or_leave("Do not record it", "/strategy/audits");
    let frame =
        PageFrame { breadcrumbs: below("Audit reviews", "/strategy/audits"), ..cx.frame("Record an audit review") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, &Sent::default(), FieldErrors::default())
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let subject = typed.needed("subject", "Enter what was reviewed");
    let on = typed.needed_day("on", "Enter the day of the report, like 27 3 2026");
    let assurance = typed.maybe("assurance", "Select the opinion");
    let (said, findings) = (typed.text("said"), typed.text("findings"));
    let (Some(on), false) = (on, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &sent, errors);
    };
    let asked = AskedReview { subject, on, assurance, said, findings };
    match record_review(cx.guildhall(), &cx.scope()?, &asked).await {
        Ok(id) => go_to(&format!("/strategy/audits/{id}?done=audit-recorded")),
        Err(failure @ Failure::Invalid(_)) => page(&cx, &sent, field_errors(failure)?),
        Err(failure) => Err(failure.into()),
    }
}
