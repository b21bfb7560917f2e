//! Rules by which the names of payees are kept out of what is published. Amounts are always kept.

use super::looks_like_a_person;
use crate::spend::{PaymentLine, clean};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleKind {
    /// Payees whose names look like those of persons.
    Individuals,
    /// Lines of services whose name contains one of the words.
    Services,
    /// Lines of categories whose name contains one of the words.
    Categories,
    /// Payees by name or by number.
    Suppliers,
}

impl RuleKind {
    /// Every one, in the order of forms.
    pub const ALL: &[RuleKind] =
        &[RuleKind::Individuals, RuleKind::Services, RuleKind::Categories, RuleKind::Suppliers];

    /// The name in records and forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RuleKind::Individuals => "individuals",
            RuleKind::Services => "services",
            RuleKind::Categories => "categories",
            RuleKind::Suppliers => "suppliers",
        }
    }

    /// What it looks at, as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            RuleKind::Individuals => "Payees whose names look like those of persons",
            RuleKind::Services => "Everybody paid by certain services",
            RuleKind::Categories => "Everybody paid under certain categories",
            RuleKind::Suppliers => "Certain payees, by name or number",
        }
    }

    /// Why names are kept back, for the public, who must not learn from the rule what it hides.
    #[must_use]
    pub const fn public_reason(self) -> &'static str {
        match self {
            RuleKind::Individuals => "The payee appears to be a person.",
            RuleKind::Services | RuleKind::Categories => "The payment is of a kind that could tell about persons.",
            RuleKind::Suppliers => "The council has decided to keep the name of this payee back.",
        }
    }
}

impl FromStr for RuleKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = RuleKind::ALL.iter().copied().find(|kind| kind.name() == text);
        found.ok_or_else(|| format!("{text:?} is no kind of rule"))
    }
}

/// What stands in the file instead of a name: the two texts of the Association's guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShownInstead {
    /// The name is personal data.
    #[default]
    PersonalData,
    /// The name is a commercial confidence.
    CommercialConfidentiality,
}

impl ShownInstead {
    /// Both, in the order of forms.
    pub const ALL: &[ShownInstead] = &[ShownInstead::PersonalData, ShownInstead::CommercialConfidentiality];

    /// The name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ShownInstead::PersonalData => "personal_data",
            ShownInstead::CommercialConfidentiality => "commercial_confidentiality",
        }
    }

    /// The text in the file.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            ShownInstead::PersonalData => "REDACTED PERSONAL DATA",
            ShownInstead::CommercialConfidentiality => "REDACTED COMMERCIAL CONFIDENTIALITY",
        }
    }
}

/// A rule of a council. It is never changed: one that is edited ends, and another begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactionRule {
    /// The record's number.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// What it looks at.
    pub kind: RuleKind,
    /// The words of services or categories, or the names and numbers of payees.
    pub words: Vec<String>,
    /// Names that it leaves alone, such as a firm that is named like a person.
    pub except: Vec<String>,
    /// What stands in the file instead.
    pub shown: ShownInstead,
    /// Whether the purpose is hidden too; without that, a purpose is hidden only where it speaks of the name.
    pub hides_purpose: bool,
    /// The first day on which it holds for what is published.
    pub from: Date,
    /// The first day on which it holds no more.
    pub until: Option<Date>,
    /// Why it was made.
    pub why: String,
}

impl RedactionRule {
    /// Whether it holds for what is published on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether it hides the payee of a line.
    #[must_use]
    pub fn hides(&self, line: &PaymentLine) -> bool {
        let name = clean(&line.supplier);
        if !name.is_empty() && self.except.iter().any(|known| clean(known) == name) {
            return false;
        }
        let holds = |text: &str| {
            let padded = format!(" {} ", plain(text));
            self.words
                .iter()
                .map(|word| plain(word))
                .any(|word| !word.is_empty() && padded.contains(&format!(" {word} ")))
        };
        match self.kind {
            RuleKind::Individuals => looks_like_a_person(&line.supplier),
            RuleKind::Services => holds(&line.service),
            RuleKind::Categories => holds(&line.category),
            RuleKind::Suppliers => self.words.iter().any(|word| {
                let by_name = !name.is_empty() && clean(word) == name;
                by_name || (!line.supplier_number.is_empty() && word.trim() == line.supplier_number)
            }),
        }
    }
}

/// The rule that hides the payee of a line on a day: the first of those that hold.
#[must_use]
pub fn rule_for<'a>(rules: &'a [RedactionRule], line: &PaymentLine, today: Date) -> Option<&'a RedactionRule> {
    rules.iter().find(|rule| rule.holds_on(today) && rule.hides(line))
}

/// A text as words in small letters, one blank between them.
pub(super) fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn rule(kind: RuleKind, words: &[&str]) -> RedactionRule {
        RedactionRule {
            id: 1,
            name: "A rule".into(),
            kind,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            except: vec!["J Example".into()],
            shown: ShownInstead::PersonalData,
            hides_purpose: false,
            from: "2026-01-01".parse().unwrap(),
            until: Some("2026-07-01".parse().unwrap()),
            why: String::new(),
        }
    }

    fn line(supplier: &str, service: &str, category: &str, number: &str) -> PaymentLine {
        PaymentLine {
            supplier: supplier.into(),
            service: service.into(),
            category: category.into(),
            supplier_number: number.into(),
            ..PaymentLine::default()
        }
    }

    #[test]
    fn a_rule_hides_what_it_names_and_nothing_else() {
        let care = line("Oak House", "Adult Social Care", "Direct payments", "77");
        let firm = line("Oak House", "Careers", "Paper", "78");
        let person = line("Mrs B Example", "Parks", "Refunds", "");
        let left_alone = line("J. EXAMPLE", "Parks", "Refunds", "");
        for (kind, words, hidden, shown, reason) in [
            (RuleKind::Services, vec!["social care"], &care, &firm, "a phrase within the service's name"),
            (RuleKind::Services, vec!["care"], &care, &firm, "a whole word, not the start of another"),
            (RuleKind::Categories, vec!["DIRECT PAYMENTS"], &care, &firm, "whatever its case"),
            (RuleKind::Suppliers, vec!["77"], &care, &firm, "by number"),
            (RuleKind::Suppliers, vec!["Mrs. B EXAMPLE"], &person, &firm, "by cleaned name"),
            (RuleKind::Individuals, vec![], &person, &care, "by the look of the name"),
            (RuleKind::Individuals, vec![], &person, &left_alone, "a name it leaves alone"),
        ] {
            let rule = rule(kind, &words);
            assert!(rule.hides(hidden) && !rule.hides(shown), "{reason}");
        }
        assert!(!rule(RuleKind::Services, &["", " "]).hides(&care), "an empty word hides nothing");
    }

    #[test]
    fn a_rule_holds_from_its_first_day_until_the_day_it_ends() {
        let rules = [rule(RuleKind::Services, &["care"])];
        let care = line("Oak House", "Care", "", "");
        for (day, holds) in [("2025-12-31", false), ("2026-01-01", true), ("2026-06-30", true), ("2026-07-01", false)] {
            assert_eq!(rule_for(&rules, &care, day.parse().unwrap()).is_some(), holds, "{day}");
        }
    }
}
