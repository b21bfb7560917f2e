//! Styles, scripts and the mark, embedded in the program and served under `/assets`.
//!
//! An address carries the start of its file's hash, so a browser may keep the file for a year and still gets the
//! next one at once.

use axum::{
    Router,
    body::Body,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::Response,
    routing::get,
};
use rust_embed::RustEmbed;
use serde::Deserialize;

/// The folder that `make assets` fills.
#[derive(RustEmbed)]
#[folder = "assets/built"]
struct Built;

/// How much of a file's SHA-256 its address carries: 8 bytes, as 16 hexadecimal digits.
const DIGEST_BYTES: usize = 8;

/// The part of an address after the question mark.
#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    v: String,
}

/// The routes of the embedded files: `/assets/{name}`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(answer))
}

/// The address of an embedded file by its name, such as `app.css`. A name that is not embedded gives an address that
/// answers 404.
#[must_use]
pub fn url(name: &str) -> String {
    match Built::get(name) {
        Some(file) => format!("/assets/{name}?v={}", digest(&file.metadata.sha256_hash())),
        None => format!("/assets/{name}"),
    }
}

async fn answer(Path(name): Path<String>, Query(version): Query<Version>) -> Response {
    serve(&name, &version.v)
}

/// The answer to a request for an embedded file. `version` is what the address carries after `v=`; only the right one
/// may be kept without asking again.
#[must_use]
pub fn serve(name: &str, version: &str) -> Response {
    let Some(file) = Built::get(name) else {
        let mut missing = Response::new(Body::from("There is no such file."));
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    };
    let keep = if version == digest(&file.metadata.sha256_hash()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = Response::new(Body::from(file.data));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn digest(sha256: &[u8; 32]) -> String {
    sha256.iter().take(DIGEST_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header_of(response: &Response, name: header::HeaderName) -> &str {
        response.headers().get(name).unwrap().to_str().unwrap()
    }

    #[test]
    fn only_the_address_with_the_right_hash_is_kept_for_a_year() {
        let right = url("app.css");
        let version = right.split_once("?v=").unwrap().1;
        for (version, kept, reason) in [
            (version, true, "the hash of what is served"),
            ("0000000000000000", false, "another hash"),
            ("", false, "no hash"),
        ] {
            let answer = serve("app.css", version);
            assert_eq!(answer.status(), StatusCode::OK);
            assert_eq!(header_of(&answer, header::CACHE_CONTROL).contains("immutable"), kept, "{reason}");
        }
    }

    #[test]
    fn each_file_says_what_it_is_and_may_not_be_sniffed() {
        for (name, kind) in [
            ("app.css", "text/css; charset=utf-8"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("components.js", "text/javascript; charset=utf-8"),
            ("mark.svg", "image/svg+xml"),
            ("licences.txt", "text/plain; charset=utf-8"),
        ] {
            let answer = serve(name, "");
            assert_eq!(header_of(&answer, header::CONTENT_TYPE), kind, "{name}");
            assert_eq!(header_of(&answer, header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{name}");
        }
    }

    #[test]
    fn a_file_that_is_not_embedded_is_not_found() {
        assert_eq!(serve("passwords.txt", "").status(), StatusCode::NOT_FOUND);
        assert_eq!(serve("../app.scss", "").status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_script_asks_for_the_components_by_the_address_that_is_kept() {
        let script = Built::get("app.js").unwrap().data;
        let address = url("components.js");
        let file = address.strip_prefix("/assets/").unwrap();
        assert!(String::from_utf8_lossy(&script).contains(file), "run `make assets`: app.js does not name {file}");
    }

    #[test]
    fn the_styles_carry_no_emblem_name_or_font_of_the_state() {
        let styles = String::from_utf8_lossy(&Built::get("app.css").unwrap().data).to_lowercase();
        for mark in ["gds transport", "gov.uk", "crown", "crest"] {
            assert!(!styles.contains(mark), "{mark}");
        }
    }
}
