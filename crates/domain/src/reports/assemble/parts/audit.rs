//! Audit reviews and what they recommend.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{AUDITS, capital, day, so_many};
use crate::reports::{Cell, Content, Sentence, Table};
use crate::strategy::actions::{AuditReview, Recommendation, overdue};

impl Known<'_> {
    /// The recommendations that are overdue, those that matter most first.
    pub(in crate::reports::assemble) fn late_recommendations(&self) -> Vec<(&AuditReview, &Recommendation)> {
        overdue(&self.facts.book.reviews, self.facts.today)
    }

    /// The last opinion, and how many recommendations are overdue.
    pub(in crate::reports::assemble) fn audit_said(&self) -> Sentence {
        let reviews = self.facts.book.reviews.iter().filter(|review| review.on <= self.facts.today);
        let Some(last) = reviews.max_by_key(|review| (review.on, review.id)) else {
            return AUDITS.say("No audit review is recorded.");
        };
        let opinion = last.assurance.map_or_else(|| "no opinion".to_owned(), |one| one.label().to_lowercase());
        let late = self.late_recommendations().len();
        let late = capital(&so_many(late, "recommendation is", "recommendations are"));
        AUDITS.say(format!("Internal audit of {} ({}): {opinion}. {late} overdue.", last.subject, day(last.on)))
    }

    /// The overdue recommendations; none where none is.
    pub(in crate::reports::assemble) fn late_recommendations_table(&self) -> Option<Content> {
        let late = self.late_recommendations();
        if late.is_empty() {
            return None;
        }
        let headings = ["Review", "Recommendation", "Priority", "Who answers for it", "First due", "Due"];
        let mut table = Table::new("Audit recommendations that are overdue", &headings);
        let row = |(review, one): (&AuditReview, &Recommendation)| {
            vec![
                Cell::text(&review.subject),
                Cell::text(&one.text),
                Cell::text(one.priority.label()),
                Cell::text(one.owner.as_deref().unwrap_or("Nobody yet")),
                Cell::day(one.first_due),
                Cell::day(one.due),
            ]
        };
        table.rows = late.into_iter().map(row).collect();
        table.note = Some(AUDITS.say("Recommendations whose day has passed."));
        Some(Content::Table(table))
    }
}
