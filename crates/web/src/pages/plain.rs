//! Addresses for machines and pages that are the same for everybody.

use crate::App;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, show};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    page: PageFrame,
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct Privacy {
    page: PageFrame,
}

/// What works for whom.
pub async fn accessibility(cx: Cx) -> Answer {
    show(&Accessibility { page: cx.frame("Accessibility") })
}

/// What is kept about people.
pub async fn privacy(cx: Cx) -> Answer {
    show(&Privacy { page: cx.frame("Privacy") })
}

/// Whether the program runs.
pub async fn health() -> &'static str {
    "ok\n"
}

/// Whether it can serve: its records answer.
pub async fn ready(State(app): State<App>) -> Response {
    match app.guildhall.store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(fault) => {
            tracing::error!(%fault, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the records do not answer\n").into_response()
        }
    }
}

/// Counts and times.
pub async fn metrics(State(app): State<App>) -> Response {
    match crate::metrics::recorder() {
        Some(recorder) if app.settings.metrics => recorder.render().into_response(),
        _ => PageFailure::not_found().into_response(),
    }
}

/// An address that takes what a form sends, opened without anything sent, such as from the address bar after an error.
pub async fn nothing_sent() -> PageFailure {
    let text = "This address takes what a form sends, and nothing was sent. Go back to the page with the form, or begin again.";
    PageFailure::new(StatusCode::METHOD_NOT_ALLOWED, "Nothing was sent", text)
}

/// No such address.
pub async fn nothing_here() -> PageFailure {
    PageFailure::not_found()
}
