//! Entering a number.

use super::below_context;
use crate::components::fields::TypedDate;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use actions::spend::context::NewContext;
use askama::Template;
use axum::http::StatusCode;
use domain::spend::context::Measure;

#[derive(Template)]
#[template(path = "spend/context_new.html")]
struct Enter {
    page: PageFrame,
    errors: FieldErrors,
    typed: NewContext,
    dated: TypedDate,
    measures: Vec<Choice>,
}

fn form(cx: &Cx, errors: FieldErrors, typed: NewContext) -> Enter {
    let page = PageFrame { has_errors: !errors.is_empty(), breadcrumbs: below_context(), ..cx.frame("Enter a number") };
    let choice = |measure: &Measure| {
        Choice::new(measure.name(), measure.label()).hint(measure.hint()).picked(typed.measure == measure.name())
    };
    let [day, month, year] = typed.dated.clone();
    Enter {
        page,
        errors,
        measures: Measure::ALL.iter().map(choice).collect(),
        dated: TypedDate { day, month, year },
        typed,
    }
}

/// The form; an address can name what the number is of.
pub async fn open(cx: Cx) -> Answer {
    let sent = Sent::read(&cx.query);
    let text = |name: &str| sent.text(name).to_owned();
    let typed =
        NewContext { measure: text("measure"), year: text("year"), name: text("name"), ..NewContext::default() };
    show(&form(&cx, FieldErrors::default(), typed))
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let text = |name: &str| sent.text(name).to_owned();
    let typed = NewContext {
        measure: text("measure"),
        name: text("name"),
        service: text("service"),
        year: text("year"),
        number: text("number"),
        base: text("base"),
        source: text("source"),
        dated: [text("dated-day"), text("dated-month"), text("dated-year")],
    };
    match actions::spend::context::enter(cx.guildhall(), &cx.scope()?, &typed).await {
        Ok(_) => go_to("/spend/context?done=context-entered"),
        Err(failure) => {
            let errors = at_their_boxes(&field_errors(failure)?);
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&cx, errors, typed))
        }
    }
}

/// The errors with links to what can be filled: a date is mended from its day on, a choice at the first.
fn at_their_boxes(errors: &FieldErrors) -> FieldErrors {
    let mut placed = FieldErrors::default();
    for error in errors.iter() {
        let target = if error.field == "dated" { "dated-day" } else { error.target.as_str() };
        placed.add_at(&error.field, target, &error.message);
    }
    placed
}
