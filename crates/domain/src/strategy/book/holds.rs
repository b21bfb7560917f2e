//! Whether a record that something points at is there.

use super::Book;
use crate::values::{Date, SubjectRef};

impl Book {
    /// Whether the record is there, for nouns whose records the book holds; none for any other noun, of which the book cannot
    /// tell.
    #[must_use]
    pub fn holds(&self, record: &SubjectRef) -> Option<bool> {
        let id = record.id();
        let is_number = |number: i64| number.to_string() == id;
        Some(match record.noun() {
            "actions" => self.actions.iter().any(|one| is_number(one.id.get())),
            "audits" => self.reviews.iter().any(|one| is_number(one.id.get())),
            "rounds" => self.rounds.iter().any(|one| is_number(one.id.get())),
            "risks" => self.risks.iter().any(|one| is_number(one.id.get())),
            "savings" => self.savings.iter().any(|one| is_number(one.id.get())),
            "meetings" => self.meetings.iter().any(|one| is_number(one.id.get())),
            "surveys" => self.surveys.iter().any(|one| one.code == id),
            "lessons" => self.lessons.iter().any(|one| one.code == id),
            "library" => self.documents.iter().any(|one| one.code == id),
            _ => return None,
        })
    }

    /// The tier of a contract or another record that somebody looks after: whether it is of a strategic supplier on a day. None
    /// where nothing of the house gives it a tier.
    #[must_use]
    pub fn tier_of(&self, record: &SubjectRef, day: Date) -> Option<String> {
        let managed = self.strategic_suppliers.iter().filter(|one| one.is_managed(day));
        let is_strategic = managed.into_iter().any(|one| one.is_about(Some(record)));
        is_strategic.then(|| "Strategic suppliers".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::meetings::{Meeting, MeetingId, MeetingKind};
    use crate::suppliers::{StrategicSupplier, SupplierScope};

    #[test]
    fn a_record_is_there_is_not_or_is_none_of_the_books() {
        let meeting = Meeting {
            id: MeetingId::new(3),
            kind: MeetingKind::Network,
            with: "Heads of procurement".into(),
            on: "2026-06-01".parse().unwrap(),
            attended: vec!["Head of procurement".into()],
            outcome: "Nothing yet".into(),
            about: Vec::new(),
        };
        let book = Book { meetings: vec![meeting], ..Book::default() };
        for (record, expected, reason) in [
            ("meetings/3", Some(true), "it is there"),
            ("meetings/03", Some(false), "written otherwise, so that no page stands there"),
            ("meetings/4", Some(false), "it is not"),
            ("lessons/ask", Some(false), "no such lesson"),
            ("contracts/12", None, "not of the book"),
        ] {
            assert_eq!(book.holds(&record.parse().unwrap()), expected, "{record}: {reason}");
        }
    }

    #[test]
    fn what_is_of_a_strategic_supplier_has_its_tier_while_it_is_managed_so() {
        let supplier = StrategicSupplier {
            number: 1,
            supplier: "Claybeck Waste Services".into(),
            scope: SupplierScope::Council,
            lead: "Contract manager".into(),
            objectives: "Fewer missed rounds".into(),
            since: "2026-01-01".parse().unwrap(),
            until: Some("2026-06-17".parse().unwrap()),
            subjects: vec!["contracts/C-0012".parse().unwrap()],
        };
        let book = Book { strategic_suppliers: vec![supplier], ..Book::default() };
        for (record, day, has_tier, reason) in [
            ("contracts/C-0012", "2026-01-01", true, "the first day"),
            ("contracts/C-0012", "2025-12-31", false, "the day before"),
            ("contracts/C-0012", "2026-06-16", true, "the last day"),
            ("contracts/C-0012", "2026-06-17", false, "no more"),
            ("contracts/C-0013", "2026-06-16", false, "of another supplier"),
        ] {
            let tier = book.tier_of(&record.parse().unwrap(), day.parse().unwrap());
            assert_eq!(tier.is_some(), has_tier, "{record} on {day}: {reason}");
        }
    }
}
