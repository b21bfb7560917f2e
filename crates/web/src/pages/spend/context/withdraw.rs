//! Withdrawing a number that should not have been entered.

use super::below_context;
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use askama::Template;
use axum::http::StatusCode;

#[derive(Template)]
#[template(path = "spend/context_withdraw.html")]
struct Withdraw {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    said: String,
    shown: String,
    why: String,
}

async fn form(cx: &Cx, id: i64, errors: FieldErrors, why: String, status: StatusCode) -> Answer {
    let entry = store::spend::context::entry(&cx.guildhall().store, &cx.scope()?, id).await?;
    let Some(entry) = entry else { return Err(PageFailure::not_found().framed(cx.frame(""))) };
    let page =
        PageFrame { has_errors: !errors.is_empty(), breadcrumbs: below_context(), ..cx.frame("Withdraw a number") };
    show_with(status, &Withdraw { page, errors, id, said: entry.fact.said(), shown: entry.fact.shown(), why })
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    form(&cx, id, FieldErrors::default(), String::new(), StatusCode::OK).await
}

/// Takes the form.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let why = sent.text("why").to_owned();
    match actions::spend::context::withdraw(cx.guildhall(), &cx.scope()?, id, &why).await {
        Ok(()) => go_to("/spend/context?done=context-withdrawn"),
        Err(failure) => form(&cx, id, field_errors(failure)?, why, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}
