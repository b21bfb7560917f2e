//! What a person sees when a page cannot be given.

use crate::components::PageFrame;
use actions::Failure;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use ledger::LedgerFailure;
use store::StoreFailure;

/// A page that cannot be given, with its status and what to say.
#[derive(Clone, Debug)]
pub struct PageFailure {
    status: StatusCode,
    title: &'static str,
    text: String,
    /// Boxed so that an answer stays small.
    frame: Option<Box<PageFrame>>,
    /// The address of the page that the person came from; empty where it is not known.
    back: String,
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    page: PageFrame,
    text: String,
    back: String,
}

impl PageFailure {
    /// There is no such page, or none for this person: the two look alike.
    pub fn not_found() -> Self {
        let text = "Check the address. If you followed a link, the record may belong to another council.";
        PageFailure::new(StatusCode::NOT_FOUND, "Page not found", text)
    }

    /// The program or the machine failed; the number finds the cause in the log.
    pub fn fault(cause: &str) -> Self {
        let number =
            actions::new_token().map_or_else(|_| "unknown".to_owned(), |token| token.chars().take(8).collect());
        tracing::error!(number, cause, "page failed");
        let text = format!(
            "Nothing you entered was lost on our side. Try again in a minute. If it happens again, tell whoever looks after Guildhall the number {number}."
        );
        PageFailure::new(StatusCode::INTERNAL_SERVER_ERROR, "Sorry, something went wrong", text)
    }

    /// A page with a status, a heading and what to do.
    pub fn new(status: StatusCode, title: &'static str, text: impl Into<String>) -> Self {
        PageFailure { status, title, text: text.into(), frame: None, back: String::new() }
    }

    /// The same within the frame of the person's own pages.
    pub fn framed(mut self, frame: PageFrame) -> Self {
        self.frame = Some(Box::new(frame));
        self
    }

    /// The same with the way back to the page that the person came from.
    pub fn with_way_back(mut self, back: Option<String>) -> Self {
        self.back = back.unwrap_or_default();
        self
    }
}

impl From<Failure> for PageFailure {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => PageFailure::not_found(),
            Failure::NotAllowed(no) => {
                let text = format!(
                    "Your role does not allow this: {}. Ask your administrator.",
                    no.action.label().to_lowercase()
                );
                PageFailure::new(StatusCode::FORBIDDEN, "You cannot do this", text)
            }
            Failure::Invalid(_) => {
                PageFailure::new(StatusCode::UNPROCESSABLE_ENTITY, "There is a problem", failure.to_string())
            }
            Failure::Refused(why) => PageFailure::new(StatusCode::CONFLICT, "This cannot be done now", why),
            Failure::Cancelled => PageFailure::new(StatusCode::CONFLICT, "Stopped", failure.to_string()),
            Failure::Fault(cause) => PageFailure::fault(&cause),
        }
    }
}

impl From<StoreFailure> for PageFailure {
    fn from(fault: StoreFailure) -> Self {
        if let StoreFailure::CubesMissing(imports) = fault {
            let text = format!(
                "Guildhall is making the figures of {imports} imports anew from their payment lines. Come back in a minute; nothing is lost."
            );
            return PageFailure::new(StatusCode::SERVICE_UNAVAILABLE, "The figures are being made", text);
        }
        PageFailure::fault(&fault.to_string())
    }
}

impl From<LedgerFailure> for PageFailure {
    fn from(fault: LedgerFailure) -> Self {
        PageFailure::fault(&fault.to_string())
    }
}

impl IntoResponse for PageFailure {
    fn into_response(self) -> Response {
        // What has no frame yet goes along, so that the guard, which knows whose request it is, can give it one.
        let unframed = self.frame.is_none().then(|| self.clone());
        let mut page = self.frame.map_or_else(|| PageFrame::named(self.title), |frame| *frame);
        self.title.clone_into(&mut page.title);
        let shown = FailurePage { page, text: self.text, back: self.back }.render();
        let html = shown.unwrap_or_else(|_| "<!DOCTYPE html><title>Sorry, something went wrong</title>".to_owned());
        let mut answer = (self.status, Html(html)).into_response();
        if let Some(unframed) = unframed {
            answer.extensions_mut().insert(unframed);
        }
        answer
    }
}
