//! The first start: the council and its administrator, behind a link that only the terminal shows.

use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::guard::same_token;
use crate::page::{Answer, go_to, show, show_with};
use actions::councils::Founding;
use askama::Template;
use axum::http::StatusCode;

#[derive(Template)]
#[template(path = "first_start.html")]
struct FirstStart {
    page: PageFrame,
    errors: FieldErrors,
    sent: Founding,
    token: String,
}

async fn check(cx: &Cx, token: &str) -> Result<(), PageFailure> {
    let right = cx.app.settings.setup_token.as_deref().is_some_and(|known| same_token(token, known));
    let founded = !store::councils::all(&cx.guildhall().store).await?.is_empty();
    if right && !founded { Ok(()) } else { Err(PageFailure::not_found()) }
}

/// The form.
pub async fn open(cx: Cx, Path(token): Path<String>) -> Answer {
    check(&cx, &token).await?;
    let page = cx.frame("Set up Guildhall for your council");
    show(&FirstStart { page, errors: FieldErrors::default(), sent: Founding::default(), token })
}

/// Takes the form.
pub async fn send(cx: Cx, Path(token): Path<String>, sent: Sent) -> Answer {
    check(&cx, &token).await?;
    let founding = Founding {
        council_name: sent.text("council_name").to_owned(),
        name: sent.text("name").to_owned(),
        email: sent.text("email").to_owned(),
        password: sent.text("password").to_owned(),
    };
    match actions::councils::found(cx.guildhall(), &founding).await {
        Ok(_) => go_to("/sign-in?done=founded"),
        Err(failure) => {
            let errors = field_errors(failure)?;
            let page = PageFrame { has_errors: true, ..cx.frame("Set up Guildhall for your council") };
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &FirstStart { page, errors, sent: founding, token })
        }
    }
}
