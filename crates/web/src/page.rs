//! Templates as answers.

use crate::failure::PageFailure;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

/// What every page function gives.
pub type Answer = Result<Response, PageFailure>;

/// The page of a template.
pub fn show(template: &impl Template) -> Answer {
    show_with(StatusCode::OK, template)
}

/// The page of a template under a status; a form shown again with its errors is 422.
pub fn show_with(status: StatusCode, template: &impl Template) -> Answer {
    let html = template.render().map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    Ok((status, Html(html)).into_response())
}

/// Sends the browser on to another page after a change.
pub fn go_to(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}
