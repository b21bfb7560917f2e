//! The rule book for programs: the list of rules, and each rule asked with facts of the address or of a body of JSON.

use super::ApiFailure;
use crate::cx::{Cx, form_urlencoded};
use crate::pages::law::settings_of;
use actions::law::Typed;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::law::list::{RULES, find};
use domain::law::{AnyRule, BadFact, NOT_ADVICE, Settings};
use publish::law::rule_json;
use serde_json::{Value, json};

/// The most bytes of facts: tens of thousands of rows.
const FACTS_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The list of rules, with what each asks.
pub async fn list() -> Response {
    let rules: Vec<Value> = RULES.iter().map(|rule| rule_json(*rule)).collect();
    axum::Json(json!({ "rules": rules, "note": NOT_ADVICE })).into_response()
}

fn rule(code: &str) -> Result<&'static dyn AnyRule, ApiFailure> {
    find(code).ok_or_else(|| {
        let text = format!("There is no rule {code:?}. /api/v1/law/rules lists them.");
        ApiFailure::new(StatusCode::NOT_FOUND, text)
    })
}

async fn settings(cx: &Cx) -> Result<Settings, ApiFailure> {
    settings_of(cx).await.map_err(|_| ApiFailure::fault("the settings of the law cannot be read"))
}

/// The answer to the facts of the address.
pub async fn ask(cx: Cx, Path(code): Path<String>) -> Result<Response, ApiFailure> {
    let rule = rule(&code)?;
    let typed = Typed::read(rule.fields(), form_urlencoded(&cx.query));
    Ok(match actions::law::ask(rule, &typed, &settings(&cx).await?) {
        Ok(answered) => axum::Json(answered.told).into_response(),
        Err(bad) => refused(&bad),
    })
}

/// The answer to the facts of a body of JSON.
pub async fn ask_with_facts(cx: Cx, Path(code): Path<String>, body: Body) -> Result<Response, ApiFailure> {
    let rule = rule(&code)?;
    let too_long = || ApiFailure::new(StatusCode::PAYLOAD_TOO_LARGE, "Send 8 MiB of facts or less.");
    let bytes = to_bytes(body, FACTS_BYTES_MAX).await.map_err(|_| too_long())?;
    let facts: Value = serde_json::from_slice(&bytes).map_err(|fault| {
        let text =
            format!("The facts are no JSON: {fault}. Send one object such as {{\"published\": \"2026-11-20\"}}.");
        ApiFailure::new(StatusCode::BAD_REQUEST, text)
    })?;
    Ok(match rule.ask(facts, &settings(&cx).await?) {
        Ok(told) => axum::Json(told).into_response(),
        Err(bad) => refused(&[bad]),
    })
}

/// What to mend, fact by fact; the first also at the top.
fn refused(bad: &[BadFact]) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(publish::law::refused(bad))).into_response()
}
