//! What anybody may read without signing in: the councils that publish, their periods, the files; and where anybody may ask for
//! a document in another format.

pub mod councils;
pub mod files;
pub mod formats;
mod period;
pub mod scorecard;
pub mod spend;

use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use axum::http::{HeaderValue, header};
use domain::councils::{Council, CouncilCode};

/// The council of an address, if it published anything.
async fn council(cx: &Cx, code: &str) -> Result<Council, PageFailure> {
    let code: CouncilCode = code.parse().map_err(|_| PageFailure::not_found())?;
    store::councils::by_code(&cx.guildhall().store, &code).await?.ok_or_else(PageFailure::not_found)
}

/// A public page may be kept for a minute, unless somebody is signed in, whose name stands on it.
fn kept_for_a_minute(cx: &Cx, answer: Answer) -> Answer {
    let mut answer = answer?;
    if cx.who.is_none() {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
        answer.headers_mut().insert(header::VARY, HeaderValue::from_static("Cookie"));
    }
    Ok(answer)
}
