//! The guard before every page: whose request it is, whether they may, and whether it came from our own forms.

use crate::components::PageFrame;
use crate::cx::{Cx, form_urlencoded};
use crate::failure::PageFailure;
use crate::pages::api;
use crate::{App, routes::Access};
use actions::people::SignedIn;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// The most bytes of a form that is not a file: far beyond any form of ours.
pub const FORM_BYTES_MAX: usize = 256 * 1024;

/// The name of the session's cookie. The prefix makes browsers insist on HTTPS, this host and the whole path.
pub const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-guildhall" } else { "guildhall" }
}

/// Lets a request through to its page, or answers in its stead.
pub async fn guard(State((app, access)): State<(App, Access)>, request: Request, next: Next) -> Response {
    match admit(app, access, request).await {
        Ok(request) => framed(request, next).await,
        Err(answer) => *answer,
    }
}

/// Runs the page; a failure that it could not frame itself gets the frame of the person's pages and the way back.
async fn framed(request: Request, next: Next) -> Response {
    let cx = request.extensions().get::<Cx>().cloned();
    let back = came_from(request.headers());
    let mut answer = next.run(request).await;
    match (cx, answer.extensions_mut().remove::<PageFailure>()) {
        (Some(cx), Some(failure)) => failure.framed(cx.frame("")).with_way_back(back).into_response(),
        _ => answer,
    }
}

/// The page of this house that a request came from, as the browser says it; none where it came from elsewhere.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, rest) = text("referer")?.split_once("://")?;
    let address = rest.strip_prefix(text("host")?)?;
    (address.starts_with('/') && !address.starts_with("//")).then(|| address.to_owned())
}

type Refused = Box<Response>;

fn refuse(answer: impl IntoResponse) -> Refused {
    Box::new(answer.into_response())
}

async fn admit(app: App, access: Access, request: Request) -> Result<Request, Refused> {
    // A program's token speaks for itself: whoever is signed in beside it changes nothing.
    let is_for_programs = access == Access::Token;
    let who = if is_for_programs { None } else { signed_in(&app, request.headers()).await.map_err(refuse)? };
    let feed = if is_for_programs { Some(api::token_of(&app, request.headers()).await.map_err(refuse)?) } else { None };
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let cx = Cx { app, who, feed, access, path, query };
    check_access(&cx, request.method())?;
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let mut request = if changes { check_origin(&cx, request).await? } else { request };
    request.extensions_mut().insert(cx);
    Ok(request)
}

async fn signed_in(app: &App, headers: &HeaderMap) -> Result<Option<SignedIn>, PageFailure> {
    let name = cookie_name(app.settings.secure_cookies);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let tokens: Vec<String> = cookies
        .flat_map(|text| cookie::Cookie::split_parse(text.to_owned()))
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
        .collect();
    let Some(token) = tokens.first() else { return Ok(None) };
    Ok(actions::people::find(&app.guildhall, token).await?)
}

fn check_access(cx: &Cx, method: &Method) -> Result<(), Refused> {
    let Some(who) = &cx.who else {
        return match cx.access {
            Access::Public | Access::Token => Ok(()),
            _ => Err(refuse(Redirect::to(&sign_in_address(cx, method)))),
        };
    };
    let Access::Needs(action) = cx.access else { return Ok(()) };
    if who.council.is_none() {
        return Err(refuse(Redirect::to("/choose-council")));
    }
    match cx.scope_for(action) {
        Ok(_) => Ok(()),
        Err(no) => Err(refuse(no.framed(cx.frame("You cannot do this")))),
    }
}

/// Where to sign in, and where to go on to afterwards: only pages, never changes.
fn sign_in_address(cx: &Cx, method: &Method) -> String {
    if *method != Method::GET || cx.path == "/" {
        return "/sign-in".to_owned();
    }
    let to = if cx.query.is_empty() { cx.path.clone() } else { format!("{}?{}", cx.path, cx.query) };
    let query = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
    format!("/sign-in?{query}")
}

/// Whether the browser says that the request comes from a page of another site. A browser that says nothing is held to
/// the token in the form.
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| from != host),
        _ => false,
    }
}

/// What is said of a form with more text than any of ours.
pub fn too_long() -> PageFailure {
    PageFailure::new(StatusCode::PAYLOAD_TOO_LARGE, "The form is too long", "Send less text.")
}

/// What is said of a form that does not carry the token of the session.
pub fn forged(cx: &Cx) -> PageFailure {
    let text =
        "Your session may have ended, or the form is from an older page. Go back, reload the page and send it again.";
    let failure = PageFailure::new(StatusCode::FORBIDDEN, "This form could not be accepted", text);
    failure.framed(if cx.who.is_some() { cx.frame("") } else { PageFrame::default() })
}

/// Checks that a change comes from a form of ours. A form that sends a file is checked by the page that reads it,
/// field by field; every other form here, by its token.
async fn check_origin(cx: &Cx, request: Request) -> Result<Request, Refused> {
    if is_foreign(request.headers()) {
        return Err(refuse(forged(cx)));
    }
    let Some(who) = &cx.who else { return Ok(request) };
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, FORM_BYTES_MAX).await.map_err(|_| refuse(too_long()))?;
    let text = String::from_utf8_lossy(&bytes);
    let sent = form_urlencoded(&text).find(|(name, _)| name == "csrf").map(|(_, token)| token).unwrap_or_default();
    if !same_token(&sent, &who.session.form_token) {
        return Err(refuse(forged(cx)));
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// Whether two tokens are the same, without telling by the time it takes how far they are.
pub fn same_token(one: &str, other: &str) -> bool {
    !other.is_empty() && blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| ((*name).parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_request_from_another_site_is_told_by_what_the_browser_says() {
        let host = ("host", "guildhall.example");
        for (said, foreign, reason) in [
            (vec![("sec-fetch-site", "same-origin"), host], false, "our own page"),
            (vec![("sec-fetch-site", "none"), host], false, "typed by the person"),
            (vec![("sec-fetch-site", "cross-site"), host], true, "another site"),
            (vec![("sec-fetch-site", "same-site"), host], true, "another host of the same site"),
            (vec![("origin", "https://guildhall.example"), host], false, "an older browser on our page"),
            (vec![("origin", "https://evil.example"), host], true, "an older browser elsewhere"),
            (vec![("origin", "null"), host], true, "a page that hides where it is from"),
            (vec![host], false, "nothing said: the token decides"),
        ] {
            assert_eq!(is_foreign(&headers(&said)), foreign, "{reason}");
        }
    }

    #[test]
    fn an_empty_token_matches_nothing() {
        assert!(!same_token("", ""));
        assert!(same_token("a", "a"));
        assert!(!same_token("a", "b"));
    }
}
