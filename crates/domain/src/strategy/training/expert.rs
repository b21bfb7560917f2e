//! People who know a category well and help others with it.

use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// Somebody who can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expert {
    /// Its code in records.
    pub code: String,
    /// Who, as the person agreed to be named.
    pub person: String,
    /// The categories the person knows.
    pub categories: Vec<String>,
    /// What the person can help with, such as writing a specification or weighing tenders.
    pub helps_with: String,
    /// How the person is reached at work.
    pub contact: String,
    /// The last day on which the person can be asked; for ever where there is none.
    pub until: Option<Date>,
}

impl Expert {
    /// Whether the person can be asked on a day.
    #[must_use]
    pub fn can_be_asked(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// What is wrong with an expert.
#[must_use]
pub fn check_expert(expert: &Expert) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "person", &expert.person, Some("Enter who can be asked"));
    if expert.categories.is_empty() {
        wrong.push(WrongField::new("categories", "Enter what the person knows, each category on a line"));
    }
    let mut of_lines = Vec::new();
    for line in &expert.categories {
        check_line(&mut of_lines, "categories", line, None);
    }
    wrong.extend(of_lines.into_iter().take(1));
    check_text(&mut wrong, "helps_with", &expert.helps_with, Some("Enter what the person can help with"));
    check_line(&mut wrong, "contact", &expert.contact, Some("Enter how the person is reached at work"));
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expert_knows_something_and_can_be_reached_until_a_day() {
        let whole = Expert {
            code: "a-ash".into(),
            person: "A. Ash".into(),
            categories: vec!["Waste".into()],
            helps_with: "Specifications".into(),
            contact: "Extension 1204".into(),
            until: Some("2026-06-17".parse().unwrap()),
        };
        for (one, fields, reason) in [
            (whole.clone(), &[][..], "whole"),
            (Expert { person: String::new(), ..whole.clone() }, &["person"], "nobody"),
            (Expert { categories: Vec::new(), ..whole.clone() }, &["categories"], "knows nothing"),
            (Expert { categories: vec!["a".repeat(201)], ..whole.clone() }, &["categories"], "too long"),
            (Expert { helps_with: String::new(), ..whole.clone() }, &["helps_with"], "helps with nothing"),
            (Expert { contact: String::new(), ..whole.clone() }, &["contact"], "cannot be reached"),
        ] {
            let wrong: Vec<&str> = check_expert(&one).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
        for (day, can, reason) in [("2026-06-17", true, "the last day"), ("2026-06-18", false, "the day after")] {
            assert_eq!(whole.can_be_asked(day.parse().unwrap()), can, "{reason}");
        }
        assert!(Expert { until: None, ..whole }.can_be_asked("2126-01-01".parse().unwrap()), "for ever");
    }
}
