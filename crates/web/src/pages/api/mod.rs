//! Answers for programs: JSON and Parquet, read with a token.

mod asked;
pub mod law;
mod rows;
pub mod spend;

use crate::App;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::feeds::FeedToken;
use ledger::LedgerFailure;
use serde_json::json;
use store::StoreFailure;

/// What a program is told when it gets no answer.
#[derive(Clone, Debug)]
pub struct ApiFailure {
    status: StatusCode,
    message: String,
}

impl ApiFailure {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        ApiFailure { status, message: message.into() }
    }

    /// The program failed; the number finds the cause in the log.
    fn fault(cause: &str) -> Self {
        let number =
            actions::new_token().map_or_else(|_| "unknown".to_owned(), |token| token.chars().take(8).collect());
        tracing::error!(number, cause, "feed failed");
        let message = format!(
            "Something went wrong. Try again in a minute, or tell whoever looks after Guildhall the number {number}."
        );
        ApiFailure::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }
}

impl From<StoreFailure> for ApiFailure {
    fn from(fault: StoreFailure) -> Self {
        ApiFailure::fault(&fault.to_string())
    }
}

impl From<LedgerFailure> for ApiFailure {
    fn from(fault: LedgerFailure) -> Self {
        ApiFailure::fault(&fault.to_string())
    }
}

impl IntoResponse for ApiFailure {
    fn into_response(self) -> Response {
        let mut answer = (self.status, axum::Json(json!({ "error": self.message }))).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        answer
    }
}

/// The token that a program sent with its request.
///
/// # Errors
/// What the program is told: no token, an unknown one, a withdrawn one.
pub async fn token_of(app: &App, headers: &HeaderMap) -> Result<FeedToken, ApiFailure> {
    let refused = |message: &str| ApiFailure::new(StatusCode::UNAUTHORIZED, message);
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let secret = match sent.split_once(' ') {
        Some((scheme, secret)) if scheme.eq_ignore_ascii_case("bearer") && !secret.trim().is_empty() => secret.trim(),
        _ => return Err(refused("Send a token of the council in the header Authorization: Bearer TOKEN.")),
    };
    let found = actions::feeds::admit(&app.guildhall, secret).await;
    match found.map_err(|failure| ApiFailure::fault(&failure.to_string()))? {
        None => Err(refused("This token is not known. Check that it was copied whole.")),
        Some(token) if token.withdrawn => {
            Err(refused("This token was withdrawn. Ask the council's administrator for a new one."))
        }
        Some(token) => Ok(token),
    }
}

/// The description of the feeds and the rules, as OpenAPI.
pub async fn interface() -> Response {
    let mut whole = publish::feeds::interface();
    if let Some(paths) = whole["paths"].as_object_mut() {
        paths.extend(publish::law::paths());
    }
    axum::Json(whole).into_response()
}
