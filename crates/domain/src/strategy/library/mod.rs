//! The library: policies, guides and other documents with their days of review, and lessons with where they were used.

mod check;
mod lesson;
mod links;
pub mod measures;

pub use check::{REVIEW_MONTHS_MAX, check_document, check_lesson, of_area};
pub use lesson::{Lesson, unused};
pub use links::{LeadsTo, LinkState, LinkTried, TRIED_DAYS, leads_to, links_to_see_to};

use crate::values::{Date, SubjectRef};
use jiff::{ToSpan, Unit};
use serde::{Deserialize, Serialize};

named! {
    /// What kind of document it is.
    DocumentKind {
        Policy "policy" "Policy";
        Procedure "procedure" "Procedure";
        Guide "guide" "Guide";
        Strategy "strategy" "Strategy";
        Template "template" "Template";
        CaseStudy "case_study" "Case study";
        Recording "recording" "Recording or talk";
    }
}

impl DocumentKind {
    /// Whether a document of the kind cannot be without a day of review: what others act on, and what the council has to keep
    /// true over the years.
    #[must_use]
    pub const fn needs_review(self) -> bool {
        matches!(self, DocumentKind::Policy | DocumentKind::Procedure | DocumentKind::Strategy)
    }
}

/// A document of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its code in records.
    pub code: String,
    /// What people call it.
    pub title: String,
    /// What kind it is.
    pub kind: DocumentKind,
    /// Where it is: an address, or a file of the house.
    pub found_at: String,
    /// Whose words they are, and under which licence they may be kept.
    pub attribution: String,
    /// Who keeps it up to date.
    pub owner: String,
    /// Its version, as it says itself.
    pub version: String,
    /// The day of that version.
    pub issued: Date,
    /// How many months may pass until it is looked at again; never where there is none.
    pub review_months: Option<u16>,
    /// The last day on which somebody looked whether it still holds.
    pub reviewed: Option<Date>,
    /// What it helps with, such as an area of an index at a level.
    pub about: Vec<SubjectRef>,
    /// The day from which it is not offered any more.
    pub withdrawn: Option<Date>,
    /// When somebody last tried its address of the web, and whether it led there; none where nobody did.
    #[serde(default)]
    pub tried: Option<LinkTried>,
}

/// How a document stands with its review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewDue {
    /// It needs none.
    Never,
    /// By a day to come, or today.
    By(Date),
    /// The day has passed.
    Overdue {
        /// The day.
        on: Date,
        /// How many days have passed since.
        days: i32,
    },
}

impl Document {
    /// Whether it is offered on a day.
    #[must_use]
    pub fn is_offered(&self, day: Date) -> bool {
        self.issued <= day && self.withdrawn.is_none_or(|withdrawn| withdrawn > day)
    }

    /// How it stands with its review on a day: as many months after its version or its last review as were set.
    #[must_use]
    pub fn review(&self, today: Date) -> ReviewDue {
        let Some(months) = self.review_months else { return ReviewDue::Never };
        let last = self.reviewed.filter(|day| *day <= today).map_or(self.issued, |day| day.max(self.issued));
        let on = last.saturating_add(i32::from(months).months());
        let days = today.since((Unit::Day, on)).map_or(0, |span| span.get_days());
        if days > 0 { ReviewDue::Overdue { on, days } } else { ReviewDue::By(on) }
    }
}

/// The documents that should have been looked at, those that wait longest first.
#[must_use]
pub fn overdue(documents: &[Document], today: Date) -> Vec<(&Document, Date)> {
    let offered = documents.iter().filter(|document| document.is_offered(today));
    let mut found: Vec<(&Document, Date)> = offered
        .filter_map(|document| match document.review(today) {
            ReviewDue::Overdue { on, .. } => Some((document, on)),
            ReviewDue::Never | ReviewDue::By(_) => None,
        })
        .collect();
    found.sort_by_key(|(document, on)| (*on, document.code.as_str()));
    found
}

/// The documents that help with something, such as the next level of an area, the latest first.
#[must_use]
pub fn about<'a>(documents: &'a [Document], subject: &SubjectRef, today: Date) -> Vec<&'a Document> {
    let is_of = |document: &&Document| document.is_offered(today) && document.about.contains(subject);
    let mut found: Vec<&Document> = documents.iter().filter(is_of).collect();
    found.sort_by_key(|document| (std::cmp::Reverse(document.issued), document.code.as_str()));
    found
}

#[cfg(test)]
mod tests;
