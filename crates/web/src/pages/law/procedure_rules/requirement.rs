//! The form of one requirement of the draft.

use super::{START, below_draft, choices, lower_choices, measures, place, seen, seen_now, vat_choices};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::Failure;
use actions::law::TypedRequirement;
use askama::Template;
use axum::http::StatusCode;
use domain::law::procedure_rules::{DraftEdit, RequirementSubject};

#[derive(Template)]
#[template(path = "law/procedure_rules/requirement.html")]
struct RequirementPage {
    page: PageFrame,
    errors: FieldErrors,
    action: String,
    seen: String,
    typed: TypedRequirement,
    subjects: Vec<Choice>,
    measures: Vec<Choice>,
    vat: Vec<Choice>,
    lower: Vec<Choice>,
}

fn typed(sent: &Sent) -> TypedRequirement {
    let text = |name: &str| sent.text(name).to_owned();
    TypedRequirement {
        subject: text("subject"),
        measure: text("measure"),
        vat: text("vat"),
        from_how: text("from_how"),
        from: text("from"),
        said_in: text("said_in"),
    }
}

fn page(cx: &Cx, number: Option<usize>, seen: String, typed: TypedRequirement, errors: FieldErrors) -> Answer {
    let title = number.map_or_else(|| "Add a requirement".to_owned(), |number| format!("Requirement {number}"));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let answer = RequirementPage {
        page: PageFrame { breadcrumbs: below_draft(), has_errors: !errors.is_empty(), ..cx.frame(&title) },
        action: number.map_or_else(
            || format!("{START}/draft/requirement"),
            |number| format!("{START}/draft/requirement/{number}"),
        ),
        seen,
        subjects: choices(RequirementSubject::NAMES, &typed.subject),
        measures: measures(&typed.measure),
        vat: vat_choices(&typed.vat),
        lower: lower_choices(&typed.from_how),
        typed,
        errors,
    };
    show_with(status, &answer)
}

/// The form of a new requirement.
pub async fn new(cx: Cx) -> Answer {
    let seen = seen_now(&cx, &cx.scope()?).await?;
    page(&cx, None, seen, TypedRequirement::default(), FieldErrors::default())
}

/// The form of a requirement that is there.
pub async fn open(cx: Cx, Path(number): Path<usize>) -> Answer {
    let scope = cx.scope()?;
    let seen = seen_now(&cx, &scope).await?;
    let draft = actions::law::rules_being_changed(&cx.guildhall().store, &scope).await?;
    let one = number.checked_sub(1).and_then(|place| draft.requirements.get(place));
    let one = one.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    page(&cx, Some(number), seen, TypedRequirement::of(one), FieldErrors::default())
}

async fn keep(cx: Cx, number: Option<usize>, sent: &Sent) -> Answer {
    let form = typed(sent);
    let at = number.map(place).transpose()?;
    let kept = match form.read() {
        Ok(one) => {
            let edit = match at {
                Some(at) => DraftEdit::PutRequirement(at, one),
                None => DraftEdit::AddRequirement(one),
            };
            actions::law::edit_draft(cx.guildhall(), &cx.scope()?, seen(sent), edit).await
        }
        Err(failure) => Err(failure),
    };
    match kept {
        Ok(()) => go_to(&format!("{START}/draft?done=draft-kept")),
        Err(Failure::Refused(why)) => {
            // What was typed stays, under the draft as it is now, so that sending it again is a choice.
            let mut errors = FieldErrors::default();
            errors.add("subject", &why);
            let now = seen_now(&cx, &cx.scope()?).await?;
            page(&cx, number, now, form, errors)
        }
        Err(failure) => page(&cx, number, sent.text("seen").to_owned(), form, field_errors(failure)?),
    }
}

/// Adds a requirement to the draft.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(cx, None, &sent).await
}

/// Changes a requirement of the draft.
pub async fn change(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    keep(cx, Some(number), &sent).await
}
