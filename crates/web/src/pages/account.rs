//! A person's own account.

pub mod mail;

use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;

#[derive(Template)]
#[template(path = "account.html")]
struct Account {
    page: PageFrame,
    errors: FieldErrors,
    email: String,
    roles: Vec<(String, String)>,
}

fn account(cx: &Cx, errors: FieldErrors) -> Result<Account, PageFailure> {
    let who = cx.who.as_ref().ok_or_else(PageFailure::not_found)?;
    let page = PageFrame { has_errors: !errors.is_empty(), ..cx.frame("Your account") };
    let roles = who.councils.iter().map(|council| (council.name.clone(), who.grants.said_in(council.id))).collect();
    Ok(Account { page, errors, email: who.person.email.clone().unwrap_or_default(), roles })
}

/// What is known of the person, and the form for another password.
pub async fn open(cx: Cx) -> Answer {
    show(&account(&cx, FieldErrors::default())?)
}

/// Changes the password.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope_for(Action::SeeSpend)?;
    let (old, new) = (sent.text("old_password"), sent.text("new_password"));
    match actions::people::change_password(cx.guildhall(), &scope, old, new).await {
        Ok(()) => go_to("/sign-in?done=password-changed"),
        Err(failure) => show_with(StatusCode::UNPROCESSABLE_ENTITY, &account(&cx, field_errors(failure)?)?),
    }
}
