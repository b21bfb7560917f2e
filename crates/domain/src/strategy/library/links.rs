//! Whether the addresses of documents lead anywhere.
//!
//! The program asks nothing of the outside world. An address within the house is held against the records; whether one of the
//! web works is what somebody says who tried it.

use super::Document;
use crate::values::{Date, SubjectRef};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// After how many days an address of the web is tried again: half a year of about 180 days.
pub const TRIED_DAYS: i64 = 180;

/// That somebody tried an address of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkTried {
    /// The day.
    pub on: Date,
    /// Whether it led to the document.
    pub works: bool,
}

/// What the words that say where a document is lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    /// A page of the web.
    Web(String),
    /// A record of the house.
    Record(SubjectRef),
    /// No link: a drawer, the name of a file.
    Place,
}

/// How the address of a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// There is nothing to follow.
    NoLink,
    /// A record of the house that is there, or an address of the web that worked when it was tried.
    Works,
    /// Nobody has tried the address of the web for longer than [`TRIED_DAYS`], or ever.
    ToTry,
    /// A record of the house that is not there, or an address that did not work when it was tried.
    Broken,
}

/// What the words that say where something is lead to, as [`Document::leads_to`] has it.
#[must_use]
pub fn leads_to(text: &str) -> LeadsTo {
    let text = text.trim();
    if let Some(address) = web_address(text) {
        return LeadsTo::Web(address.to_owned());
    }
    let within = text.strip_prefix('/').unwrap_or(text);
    let within = match within.strip_prefix("library/") {
        Some(lesson) if lesson.starts_with("lessons/") => lesson,
        _ => within.strip_prefix("strategy/").unwrap_or(within),
    };
    match within.parse::<SubjectRef>() {
        // A file in a folder reads like a record as well: whether its noun is one of the house is asked later.
        Ok(record) if !within.contains(char::is_whitespace) => LeadsTo::Record(record),
        _ => LeadsTo::Place,
    }
}

/// The address of the web that a text is; none for anything else.
pub(super) fn web_address(text: &str) -> Option<&str> {
    let at = text.trim();
    let is_web = ["https://", "http://"]
        .iter()
        .any(|start| at.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)));
    (is_web && !at.contains(char::is_whitespace)).then_some(at)
}

impl Document {
    /// What the words that say where it is lead to: an address of the web, a record such as `risks/3`, or nothing.
    ///
    /// A record is written with its noun and id, or as the address of its page: `/strategy/actions/25` is `actions/25`.
    #[must_use]
    pub fn leads_to(&self) -> LeadsTo {
        leads_to(&self.found_at)
    }

    /// How its address stands on a day. `is_there` answers whether a record of the house is there, and nothing where the
    /// house knows no such noun: that is then taken for words.
    #[must_use]
    pub fn link(&self, today: Date, is_there: impl Fn(&SubjectRef) -> Option<bool>) -> LinkState {
        match self.leads_to() {
            LeadsTo::Place => LinkState::NoLink,
            LeadsTo::Record(record) => match is_there(&record) {
                None => LinkState::NoLink,
                Some(true) => LinkState::Works,
                Some(false) => LinkState::Broken,
            },
            LeadsTo::Web(_) => match self.tried.filter(|tried| tried.on <= today) {
                Some(LinkTried { works: false, .. }) => LinkState::Broken,
                Some(LinkTried { on, .. }) if on.saturating_add(TRIED_DAYS.days()) >= today => LinkState::Works,
                _ => LinkState::ToTry,
            },
        }
    }
}

/// The documents that are offered and whose address is broken or has to be tried, the broken ones first.
#[must_use]
pub fn links_to_see_to(
    documents: &[Document],
    today: Date,
    is_there: impl Fn(&SubjectRef) -> Option<bool>,
) -> Vec<(&Document, LinkState)> {
    let offered = documents.iter().filter(|document| document.is_offered(today));
    let with_state = offered.map(|document| (document, document.link(today, &is_there)));
    let mut found: Vec<(&Document, LinkState)> =
        with_state.filter(|(_, state)| matches!(state, LinkState::Broken | LinkState::ToTry)).collect();
    found.sort_by_key(|(document, state)| {
        (*state != LinkState::Broken, document.tried.map(|tried| tried.on), document.title.to_lowercase())
    });
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    const TODAY: &str = "2026-06-17";

    fn at(found_at: &str, tried: Option<(&str, bool)>) -> Document {
        let tried = tried.map(|(on, works)| LinkTried { on: on.parse().unwrap(), works });
        Document { found_at: found_at.into(), tried, ..document("guide", "2025-01-01", None) }
    }

    fn is_there(record: &SubjectRef) -> Option<bool> {
        (record.noun() == "actions").then(|| record.id() == "25")
    }

    #[test]
    fn an_address_works_while_a_record_is_there_or_somebody_tried_it_lately() {
        let web = "https://wynmarch.example/guide";
        for (found_at, tried, state, reason) in [
            (web, None, LinkState::ToTry, "never tried"),
            (web, Some(("2026-06-17", true)), LinkState::Works, "today"),
            (web, Some(("2025-12-19", true)), LinkState::Works, "180 days ago"),
            (web, Some(("2025-12-18", true)), LinkState::ToTry, "181 days ago"),
            (web, Some(("2026-06-18", true)), LinkState::ToTry, "tomorrow has not come"),
            (web, Some(("2026-06-01", false)), LinkState::Broken, "it did not work"),
            (
                web,
                Some(("2025-01-01", false)),
                LinkState::Broken,
                "it did not work long ago, and nobody said otherwise",
            ),
            ("actions/25", None, LinkState::Works, "a record that is there"),
            ("/strategy/actions/25", None, LinkState::Works, "its page"),
            ("actions/26", None, LinkState::Broken, "a record that is not"),
            ("drawers/7", None, LinkState::NoLink, "no noun of the house"),
            ("Drawer 7, legal library", None, LinkState::NoLink, "a place"),
        ] {
            assert_eq!(at(found_at, tried).link(TODAY.parse().unwrap(), is_there), state, "{found_at}: {reason}");
        }
    }

    #[test]
    fn what_is_broken_stands_before_what_has_to_be_tried() {
        let withdrawn = Document { withdrawn: Some(TODAY.parse().unwrap()), ..at("actions/27", None) };
        let all = [at("https://wynmarch.example/a", None), at("actions/26", None), at("actions/25", None), withdrawn];
        let found = links_to_see_to(&all, TODAY.parse().unwrap(), is_there);
        let states: Vec<LinkState> = found.iter().map(|(_, state)| *state).collect();
        assert_eq!(states, [LinkState::Broken, LinkState::ToTry], "one works, one is not offered any more");
    }
}
