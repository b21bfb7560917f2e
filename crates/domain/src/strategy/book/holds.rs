//! Whether a record that something points at is there.

use super::Book;
use crate::strategy::WrongField;
use crate::strategy::editions::Edition;
use crate::values::{Date, SubjectRef};
use std::borrow::Cow;

/// What the book knows of a record that something points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointed<'a> {
    /// It is there.
    There {
        /// What it is, as people call it: `Audit review`.
        what: &'static str,
        /// Its own name.
        name: Cow<'a, str>,
    },
    /// The book holds such records, and this one is not among them.
    Missing {
        /// One of them, as a sentence says it: `an audit review`.
        one: &'static str,
    },
    /// The book holds no such records, so that it cannot tell.
    Elsewhere,
}

impl Book {
    /// What the book knows of a record, by its noun and id. A number written otherwise, such as 03, is none: no page stands
    /// there.
    #[must_use]
    pub fn pointed(&self, record: &SubjectRef) -> Pointed<'_> {
        let id = record.id();
        let is_number = |number: i64| number.to_string() == id;
        let (what, one, name) = match record.noun() {
            "actions" => ("Action", "an action", named(&self.actions, |it| is_number(it.id.get()), |it| &it.what)),
            "audits" => {
                ("Audit review", "an audit review", named(&self.reviews, |it| is_number(it.id.get()), |it| &it.subject))
            }
            "rounds" => ("Round", "a round", named(&self.rounds, |it| is_number(it.id.get()), |it| &it.name)),
            "risks" => ("Risk", "a risk", named(&self.risks, |it| is_number(it.id.get()), |it| &it.title)),
            "savings" => ("Saving", "a saving", named(&self.savings, |it| is_number(it.id.get()), |it| &it.title)),
            "joint_savings" => {
                let name = named(&self.joint_savings, |it| is_number(it.number), |it| &it.joint.title);
                ("Joint saving", "a joint saving", name)
            }
            "meetings" => {
                let found = self.meetings.iter().find(|it| is_number(it.id.get()));
                ("Meeting", "a meeting", found.map(|it| Cow::Owned(format!("with {}", it.with))))
            }
            "surveys" => ("Survey", "a survey", named(&self.surveys, |it| it.code == id, |it| &it.title)),
            "lessons" => ("Lesson", "a lesson", named(&self.lessons, |it| it.code == id, |it| &it.title)),
            "library" => ("Document", "a document", named(&self.documents, |it| it.code == id, |it| &it.title)),
            "advice" => ("Advice", "advice", named(&self.advice, |it| is_number(it.id.get()), |it| &it.subject)),
            "indicators" => {
                ("Indicator", "an indicator", named(&self.indicators, |it| it.code.as_str() == id, |it| &it.name))
            }
            "strategic-suppliers" => {
                let name = named(&self.strategic_suppliers, |it| is_number(it.number), |it| &it.supplier);
                ("Strategic supplier", "a strategic supplier", name)
            }
            _ => return Pointed::Elsewhere,
        };
        name.map_or(Pointed::Missing { one }, |name| Pointed::There { what, name })
    }

    /// Whether the record is there, for nouns whose records the book holds; none for any other noun, of which the book cannot
    /// tell.
    #[must_use]
    pub fn holds(&self, record: &SubjectRef) -> Option<bool> {
        match self.pointed(record) {
            Pointed::There { .. } => Some(true),
            Pointed::Missing { .. } => Some(false),
            Pointed::Elsewhere => None,
        }
    }

    /// What is wrong with records that somebody points at in a field: those of the book that are not there, and areas that no
    /// edition has. Records of subjects that the book does not hold are taken as they are.
    #[must_use]
    pub fn check_pointed<'r>(
        &self,
        field: &'static str,
        records: impl IntoIterator<Item = &'r SubjectRef>,
    ) -> Vec<WrongField> {
        let said = |record: &SubjectRef| match self.pointed(record) {
            Pointed::Missing { one } => Some(format!("Enter {one} that is there: {record} is not")),
            Pointed::Elsewhere if record.noun() == "areas" && !self.has_area(record.id()) => {
                Some(format!("Enter an area that is there: {record} is not"))
            }
            Pointed::There { .. } | Pointed::Elsewhere => None,
        };
        records.into_iter().filter_map(said).map(|said| WrongField::new(field, said)).collect()
    }

    /// Whether any edition has an area, written with or without a level: `SL1`, `SL1/3`.
    fn has_area(&self, id: &str) -> bool {
        let (code, level) = id.split_once('/').map_or((id, None), |(code, level)| (code, Some(level)));
        let has_level = |edition: &Edition| {
            level.is_none_or(|level| level.parse().is_ok_and(|level| (1..=edition.levels.count()).contains(&level)))
        };
        let has_it = |edition: &Edition| edition.indices.iter().any(|one| one.code.as_str() == code);
        self.editions().all().iter().any(|edition| has_it(edition) && has_level(edition))
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

/// The name of the record that is meant.
fn named<'a, T>(all: &'a [T], is_it: impl Fn(&T) -> bool, name: fn(&T) -> &String) -> Option<Cow<'a, str>> {
    all.iter().find(|one| is_it(one)).map(|one| Cow::Borrowed(name(one).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::actions::{PlannedAction, PlannedActionId};
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
    fn a_record_that_is_not_there_is_refused_and_one_of_a_subject_to_come_is_taken() {
        let action = PlannedAction::new(PlannedActionId::new(7), "2026-06-01".parse().unwrap(), "Train buyers");
        let book = Book { actions: vec![action], ..Book::default() };
        for (record, refused, reason) in [
            ("actions/7", None, "it is there"),
            ("actions/8", Some("Enter an action that is there: actions/8 is not"), "the next number"),
            ("actions/07", Some("Enter an action that is there: actions/07 is not"), "written otherwise"),
            ("risks/9999", Some("Enter a risk that is there: risks/9999 is not"), "no risk at all"),
            ("joint_savings/1", Some("Enter a joint saving that is there: joint_savings/1 is not"), "no joint saving"),
            ("library/ask", Some("Enter a document that is there: library/ask is not"), "by its code"),
            ("advice/1", Some("Enter advice that is there: advice/1 is not"), "no advice at all"),
            (
                "indicators/RPX",
                Some("Enter an indicator that is there: indicators/RPX is not"),
                "none of its scorecard",
            ),
            (
                "strategic-suppliers/3",
                Some("Enter a strategic supplier that is there: strategic-suppliers/3 is not"),
                "nobody is entered",
            ),
            ("areas/SL1", None, "an area of the standard of 2018"),
            ("areas/SL1/5", None, "its highest level"),
            ("areas/SL1/6", Some("Enter an area that is there: areas/SL1/6 is not"), "a level above the highest"),
            ("areas/SL99", Some("Enter an area that is there: areas/SL99 is not"), "of no edition"),
            ("contracts/C-0012", None, "contracts are not in the house yet"),
            ("tenders/7", None, "nor tenders"),
        ] {
            let record = record.parse().unwrap();
            let wrong = book.check_pointed("records", [&record]);
            let said: Vec<(&str, &str)> = wrong.iter().map(|one| (one.field, one.message.as_str())).collect();
            assert_eq!(said, refused.map(|said| ("records", said)).into_iter().collect::<Vec<_>>(), "{reason}");
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
