//! Withdrawing a token.

use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::feeds::FeedTokenId;

#[derive(Template)]
#[template(path = "feeds/withdraw.html")]
struct Withdraw {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    name: String,
    withdrawn: Option<String>,
    typed: String,
}

async fn form(cx: &Cx, id: i64, errors: FieldErrors, typed: String) -> Result<Withdraw, PageFailure> {
    let found = store::feeds::token(&cx.guildhall().store, &cx.scope()?, FeedTokenId::new(id)).await?;
    let kept = found.ok_or_else(PageFailure::not_found)?;
    let breadcrumbs = vec![Link::new("Feeds", "/feeds")];
    let title = format!("Withdraw {}", kept.token.name);
    let page = PageFrame { has_errors: !errors.is_empty(), breadcrumbs, ..cx.frame(&title) };
    let withdrawn = kept.withdrawn.map(|(at, why)| format!("It was withdrawn on {}: {why}", at.strftime("%-d %B %Y")));
    Ok(Withdraw { page, errors, id, name: kept.token.name, withdrawn, typed })
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    show(&form(&cx, id, FieldErrors::default(), String::new()).await?)
}

/// Takes the form.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let why = sent.text("why");
    match actions::feeds::withdraw(cx.guildhall(), &cx.scope()?, FeedTokenId::new(id), why).await {
        Ok(()) => go_to("/feeds?done=token-withdrawn"),
        Err(failure) => {
            let again = form(&cx, id, field_errors(failure)?, why.to_owned()).await?;
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}
