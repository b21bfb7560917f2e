//! What is wrong with documents and lessons before they are kept.

use super::{Document, Lesson};
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::{Date, SubjectRef};

/// The most months until a document is looked at again: ten years.
pub const REVIEW_MONTHS_MAX: u16 = 120;

/// What is wrong with a document.
#[must_use]
pub fn check_document(document: &Document, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "title", &document.title, Some("Enter what people call this document"));
    check_line(
        &mut wrong,
        "found_at",
        &document.found_at,
        Some("Enter where it is: an address, or the name of a file"),
    );
    check_line(&mut wrong, "attribution", &document.attribution, None);
    check_line(&mut wrong, "owner", &document.owner, Some("Enter who keeps it up to date"));
    check_line(&mut wrong, "version", &document.version, None);
    if document.review_months.is_some_and(|months| !(1..=REVIEW_MONTHS_MAX).contains(&months)) {
        let message =
            format!("Enter a number of months from 1 to {REVIEW_MONTHS_MAX}, or nothing where it needs no review");
        wrong.push(WrongField::new("review_months", message));
    }
    if document.review_months.is_none() && document.kind.needs_review() {
        let message = format!(
            "Enter after how many months it is looked at again: a {} needs a day of review",
            document.kind.label().to_lowercase()
        );
        wrong.push(WrongField::new("review_months", message));
    }
    if document.reviewed.is_some_and(|day| day > today) {
        wrong.push(WrongField::new("reviewed", "Enter a day that has come: a review is recorded once it is done"));
    }
    if document.tried.is_some_and(|tried| tried.on > today) {
        wrong.push(WrongField::new("tried", "Enter a day that has come"));
    }
    if document.withdrawn.is_some_and(|day| day < document.issued) {
        wrong.push(WrongField::new("withdrawn", "Enter a day that is not before the day of its version"));
    }
    wrong
}

/// What is wrong with a lesson.
#[must_use]
pub fn check_lesson(lesson: &Lesson, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "title", &lesson.title, Some("Enter what people call this lesson"));
    check_text(&mut wrong, "happened", &lesson.happened, Some("Enter what happened"));
    check_text(&mut wrong, "learned", &lesson.learned, Some("Enter what to do another time"));
    if lesson.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come"));
    }
    let is_ahead = |day: Date| day > today || day < lesson.on;
    let days = lesson.used_in.iter().map(|(_, on)| ("used_on", *on));
    let days = days.chain(lesson.shared_with.iter().map(|(_, on)| ("shared_on", *on)));
    for (field, _) in days.filter(|(_, day)| is_ahead(*day)) {
        let message = "Enter a day from the day the lesson was written down until today";
        wrong.push(WrongField::new(field, message));
    }
    for (whom, _) in &lesson.shared_with {
        check_line(&mut wrong, "shared_with", whom, Some("Enter with whom it was shared"));
    }
    wrong
}

impl Document {
    /// Where the document is on the web; none for a file or anything else that no link leads to.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        super::links::web_address(&self.found_at)
    }
}

/// An area, or a level of it, as documents point at what they help with: `areas/SL1`, `areas/SL1/3`.
#[must_use]
pub fn of_area(index: &str, level: Option<u8>) -> Option<SubjectRef> {
    let id = level.map_or_else(|| index.to_owned(), |level| format!("{index}/{level}"));
    SubjectRef::new("areas", &id).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{DocumentKind, LinkTried};
    use super::*;

    const TODAY: &str = "2026-06-17";

    fn document() -> Document {
        Document {
            code: "waivers".into(),
            title: "How to ask for a waiver".into(),
            kind: DocumentKind::Guide,
            found_at: "https://wynmarch.example/waivers".into(),
            attribution: String::new(),
            owner: "Head of procurement".into(),
            version: "2".into(),
            issued: "2025-01-01".parse().unwrap(),
            review_months: Some(12),
            reviewed: None,
            about: Vec::new(),
            withdrawn: None,
            tried: None,
        }
    }

    fn tried(on: &str) -> LinkTried {
        LinkTried { on: on.parse().unwrap(), works: true }
    }

    #[test]
    fn a_document_says_what_it_is_where_it_is_and_who_keeps_it() {
        type Case = (fn(&mut Document), &'static [&'static str], &'static str);
        let cases: [Case; 15] = [
            (|_| {}, &[], "whole"),
            (|one| one.title = String::new(), &["title"], "no title"),
            (|one| one.found_at = " ".into(), &["found_at"], "nowhere"),
            (|one| one.owner = String::new(), &["owner"], "nobody's"),
            (|one| one.review_months = Some(0), &["review_months"], "no time"),
            (|one| one.review_months = Some(120), &[], "the longest"),
            (|one| one.review_months = Some(121), &["review_months"], "one more"),
            (|one| one.review_months = None, &[], "a guide needs no review"),
            (|one| (one.kind, one.review_months) = (DocumentKind::Policy, None), &["review_months"], "a policy does"),
            (|one| (one.kind, one.review_months) = (DocumentKind::Procedure, None), &["review_months"], "a procedure"),
            (|one| (one.kind, one.review_months) = (DocumentKind::Strategy, None), &["review_months"], "a strategy"),
            (|one| (one.kind, one.review_months) = (DocumentKind::Policy, Some(1)), &[], "a policy that has one"),
            (|one| one.tried = Some(tried("2026-06-18")), &["tried"], "tried tomorrow"),
            (|one| one.reviewed = Some("2026-06-18".parse().unwrap()), &["reviewed"], "tomorrow"),
            (|one| one.withdrawn = Some("2024-12-31".parse().unwrap()), &["withdrawn"], "before it was there"),
        ];
        for (change, fields, reason) in cases {
            let mut one = document();
            change(&mut one);
            let wrong: Vec<&str> = check_document(&one, TODAY.parse().unwrap()).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        for (at, is_link, reason) in [
            ("https://wynmarch.example/a", true, "an address"),
            ("HTTP://wynmarch.example", true, "in capitals"),
            ("javascript:alert(1)", false, "a script"),
            ("//wynmarch.example", false, "no scheme"),
            ("Drawer 7, legal library", false, "a place"),
            ("https://a b", false, "two words"),
            ("é", false, "shorter than a scheme, within a letter"),
        ] {
            let one = Document { found_at: at.into(), ..document() };
            assert_eq!(one.web_address().is_some(), is_link, "{reason}");
        }
    }

    #[test]
    fn a_lesson_is_used_and_shared_on_days_since_it_was_written() {
        for (used, shared, fields, reason) in [
            ("2026-06-01", "2026-06-17", &[][..], "on its day, and today"),
            ("2026-05-31", "2026-06-17", &["used_on"], "before it was written"),
            ("2026-06-01", "2026-06-18", &["shared_on"], "tomorrow"),
        ] {
            let lesson = Lesson {
                code: "ask".into(),
                title: "Ask first".into(),
                happened: "Nobody tendered".into(),
                learned: "Ask the market before the notice".into(),
                from: None,
                on: "2026-06-01".parse().unwrap(),
                used_in: vec![("contracts/7".parse().unwrap(), used.parse().unwrap())],
                shared_with: vec![("Brackmere".into(), shared.parse().unwrap())],
                is_open: false,
            };
            let wrong: Vec<&str> = check_lesson(&lesson, TODAY.parse().unwrap()).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }
}
