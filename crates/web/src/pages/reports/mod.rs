//! Reports: put together from the records as of a day, written for committees, versions of the strategy, the calendar.

pub mod calendar;
pub mod home;
pub mod papers;
pub mod redline;
mod shown;
mod steps;
pub mod strategy;
pub mod view;
mod wording;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::routes::{Access, route_table};
use actions::people::SignedIn;
use actions::reports::Gathered;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::access::Scope;
use domain::reports::{Reader, Report, Source};
use domain::values::Date;
use publish::report::Print;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn below_reports() -> Vec<Link> {
    vec![Link::new("Reports", "/reports")]
}

/// What reports are put together from, as of a day.
async fn gathered(cx: &Cx, scope: &Scope, day: Date) -> Result<Gathered, PageFailure> {
    Ok(Gathered::read(cx.guildhall(), scope, day).await?)
}

/// The report as the person may see it: of what is exempt only what is open to them.
fn as_allowed(cx: &Cx, report: &Report) -> Report {
    let reads = |who: &SignedIn| Some(Reader::of(&who.grants, who.council.as_ref()?.id));
    report.for_reader(cx.who.as_ref().and_then(reads).unwrap_or(Reader::Public))
}

/// The sources with their addresses where the reader may go there; elsewhere the words stay, lead nowhere, and say so.
fn within_reach(cx: &Cx, sources: Vec<Source>) -> Vec<Source> {
    let routes = route_table();
    let may_open = |address: &str| {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let route = routes.iter().find(|route| route.methods.contains(&"GET") && leads_to(route.path, path));
        route.is_some_and(|route| match route.access {
            Access::Public | Access::SignedIn => true,
            Access::Needs(action) => cx.may(action),
            Access::Token => false,
        })
    };
    let kept = |source: Source| match source.address {
        Some(address) if address.starts_with('/') && !may_open(&address) => {
            let text = format!("{} (its page is not open to your role)", source.text);
            Source { text, address: None, ..source }
        }
        address => Source { address, ..source },
    };
    sources.into_iter().map(kept).collect()
}

/// Whether a path is one of a route, whose variable parts stand in braces.
fn leads_to(route: &str, path: &str) -> bool {
    route.split('/').count() == path.split('/').count()
        && route.split('/').zip(path.split('/')).all(|(part, text)| part.starts_with('{') || part == text)
}

/// How large the letters are that the address asks for.
fn print(cx: &Cx) -> Print {
    if Sent::read(&cx.query).text("print") == "large" { Print::Large } else { Print::Usual }
}

/// A report as a Word document, in the letters that the address asks for.
fn word(cx: &Cx, report: &Report, name: &str) -> Answer {
    let print = print(cx);
    let bytes = publish::report::docx_in(report, print).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    let large = if print == Print::Large { "-large-print" } else { "" };
    Ok(file(bytes, WORD, &format!("{name}-{}{large}.docx", report.as_of)))
}

/// A file under a name.
fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut answer = Response::new(Body::from(bytes));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    answer
}
