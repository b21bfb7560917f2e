//! A page as somebody reads it.

use crate::Form;
use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// An answer, read.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path it was asked under.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The content.
    pub bytes: Vec<u8>,
}

pub(crate) fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// The words of an element, with single spaces between them.
pub(crate) fn words(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

impl Page {
    pub(crate) fn new(path: &str, status: StatusCode, headers: HeaderMap, bytes: Vec<u8>) -> Page {
        Page { path: path.to_owned(), status, headers, bytes }
    }

    /// A header's text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The content as it was sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The content as text.
    #[must_use]
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.source())
    }

    /// The words of every element that a selector finds.
    #[must_use]
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(words).collect()
    }

    /// The one main heading; a page with none or with two stops the test.
    #[must_use]
    pub fn heading(&self) -> String {
        let mut headings = self.all("h1");
        assert_eq!(headings.len(), 1, "{} has {} main headings ({})", self.path, headings.len(), self.status);
        headings.remove(0)
    }

    /// All words of the page.
    #[must_use]
    pub fn text(&self) -> String {
        self.all("body").join(" ")
    }

    /// Stops the test unless the page says this.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Page {
        assert!(self.text().contains(text), "{} ({}) does not say {text:?}:\n{}", self.path, self.status, self.text());
        self
    }

    /// The sentences that say what must be mended.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        self.all(".govuk-error-summary__list li")
    }

    /// The rows of the page's tables, cell by cell.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let html = self.html();
        let cells = selector("th, td");
        html.select(&selector("tbody tr")).map(|row| row.select(&cells).map(words).collect()).collect()
    }

    /// Where the link of these words leads; no such link, or two that lead to different places, stop the test.
    #[must_use]
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let html = self.html();
        let mut found: Vec<String> = html
            .select(&selector("a[href]"))
            .filter(|link| words(*link) == text)
            .filter_map(|link| link.attr("href").map(str::to_owned))
            .collect();
        found.dedup();
        assert_eq!(found.len(), 1, "{} has not one link {text:?} but {found:?}", self.path);
        found.remove(0)
    }

    /// Every address that the page links to.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.html().select(&selector("a[href]")).filter_map(|link| link.attr("href").map(str::to_owned)).collect()
    }

    /// Ids that more than one element has, so that a label may lead to another field than its own: none on a page of ours.
    #[must_use]
    pub fn ids_twice(&self) -> Vec<String> {
        let html = self.html();
        let mut ids: Vec<&str> = html.select(&selector("[id]")).filter_map(|element| element.attr("id")).collect();
        ids.sort_unstable();
        let mut twice: Vec<String> = ids
            .iter()
            .zip(ids.iter().skip(1))
            .filter(|(one, next)| one == next)
            .map(|(one, _)| (*one).to_owned())
            .collect();
        twice.dedup();
        twice
    }

    /// The form that is sent to an address; none stops the test.
    #[must_use]
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        Form::find(self, |form| form.address() == action)
            .unwrap_or_else(|| panic!("{} ({}) has no form to {action}:\n{}", self.path, self.status, self.text()))
    }

    /// The form whose button says this; none stops the test.
    #[must_use]
    #[track_caller]
    pub fn form_with(&self, button: &str) -> Form {
        Form::find(self, |form| form.buttons().iter().any(|one| one == button))
            .unwrap_or_else(|| panic!("{} ({}) has no button {button:?}:\n{}", self.path, self.status, self.text()))
    }
}
