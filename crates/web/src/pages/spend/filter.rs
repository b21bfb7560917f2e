//! Which payment lines a page shows, as its address says.

use super::basis::Basis;
use super::query;
use crate::forms::Sent;
use domain::spend::scope::Reason;
use domain::spend::{FileKind, REDACTED_KEY, REDACTED_LABEL};
use domain::values::{Month, Pence};
use ledger::{LeftOut, Sort, SortBy, Wanted};

/// The names of the fields in the address that narrow the lines, in the order of the address.
const NAMES: [&str; 17] = [
    "from", "to", "undated", "kind", "supplier", "service", "category", "blank", "q", "least", "most", "redacted",
    "batch", "sort", "scope", "reason", "as-of",
];

/// The reason in the address for lines that are left out whatever the reason.
pub const ANY_REASON: &str = "any";

/// What lines are asked for: the fields of the address, as typed.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    fields: Vec<(&'static str, String)>,
}

impl Filter {
    /// The filter in an address.
    pub fn read(text: &str) -> Filter {
        let sent = Sent::read(text);
        let given = |name: &&'static str| sent.entered(name).map(|value| (*name, value.to_owned()));
        Filter { fields: NAMES.iter().filter_map(given).collect() }
    }

    /// A field as typed.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value)
    }

    /// The filter as the query of an address, with further fields, some of its own left out.
    pub fn query(&self, without: &[&str], more: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .fields
            .iter()
            .filter(|(name, _)| !without.contains(name))
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        pairs.extend_from_slice(more);
        query(&pairs)
    }

    fn months(&self) -> Option<(Month, Month)> {
        let month = |name| self.text(name).parse::<Month>().ok();
        let (first, last) = (Month::new(1, 1)?, Month::new(9999, 12)?);
        match (month("from"), month("to")) {
            (None, None) => None,
            (from, to) => Some((from.unwrap_or(first), to.unwrap_or(last))),
        }
    }

    /// What is wrong with what was typed: the field and what to do.
    pub fn errors(&self) -> Vec<(&'static str, String)> {
        let mut errors = Vec::new();
        for name in ["from", "to"] {
            if !self.text(name).is_empty() && self.text(name).parse::<Month>().is_err() {
                errors.push((name, "Enter a month like 2025-04".to_owned()));
            }
        }
        if !self.text("kind").is_empty() && self.text("kind").parse::<FileKind>().is_err() {
            errors.push(("kind", "Select a kind of payments from the list".to_owned()));
        }
        for name in ["least", "most"] {
            if let (false, Err(message)) = (self.text(name).is_empty(), Pence::from_typed(self.text(name))) {
                errors.push((name, message));
            }
        }
        errors
    }

    /// The lines for the ledger, among those of a basis. A reason asks for lines that are left out, whatever the scope.
    pub fn wanted(&self, of: Wanted) -> Wanted {
        let key = |name: &str| {
            let typed = self.text(name);
            if self.text("blank") == name {
                Some(String::new())
            } else {
                Some(typed.to_owned()).filter(|text| !text.is_empty())
            }
        };
        Wanted {
            left_out: match self.text("reason") {
                "" => of.left_out,
                ANY_REASON => LeftOut::Yes,
                reason => LeftOut::For(reason.to_owned()),
            },
            batch: self.text("batch").parse().ok(),
            kind: self.text("kind").parse().ok(),
            months: self.months(),
            undated: !self.text("undated").is_empty(),
            supplier: key("supplier"),
            service: key("service"),
            category: key("category"),
            text: Some(self.text("q").to_owned()).filter(|text| !text.is_empty()),
            least: Pence::from_typed(self.text("least")).ok(),
            most: Pence::from_typed(self.text("most")).ok(),
            redacted: !self.text("redacted").is_empty(),
            sort: self.sort(),
            ..of
        }
    }

    fn sort(&self) -> Sort {
        match self.text("sort") {
            "oldest" => Sort { by: SortBy::Date, descending: false },
            "largest" => Sort { by: SortBy::Amount, descending: true },
            "smallest" => Sort { by: SortBy::Amount, descending: false },
            "supplier" => Sort { by: SortBy::Supplier, descending: false },
            _ => Sort { by: SortBy::Date, descending: true },
        }
    }

    /// What narrows the lines beside the form's own fields, in words, each with the address without it.
    pub fn chosen(&self) -> Vec<(String, String)> {
        let mut chosen = Vec::new();
        for (name, what) in [("supplier", "Supplier"), ("service", "Service"), ("category", "Category")] {
            let value = self.text(name);
            if self.text("blank") == name {
                chosen.push((format!("{what}: not given in the file"), self.query(&["blank"], &[])));
            } else if !value.is_empty() {
                let shown = if value == REDACTED_KEY { REDACTED_LABEL } else { value };
                chosen.push((format!("{what}: {shown}"), self.query(&[name], &[])));
            }
        }
        match self.text("reason") {
            "" => {}
            ANY_REASON => chosen.push(("Left out for any reason".to_owned(), self.query(&["reason"], &[]))),
            name => {
                let reason = Reason::from(name.to_owned());
                chosen.push((format!("Left out: {}", reason.label()), self.query(&["reason"], &[])));
            }
        }
        for (name, what) in [("undated", "Without a date"), ("redacted", "Redacted payees"), ("batch", "One import")] {
            if !self.text(name).is_empty() {
                chosen.push((what.to_owned(), self.query(&[name], &[])));
            }
        }
        chosen
    }

    /// The scope of the lines in words.
    pub fn said(&self, basis: &Basis) -> String {
        let kind = self.text("kind").parse::<FileKind>().map_or("All payments that were brought in", FileKind::label);
        let month = |name: &str| self.text(name).parse::<Month>().ok().map(Month::name);
        let time = match (month("from"), month("to")) {
            (None, None) => String::new(),
            (Some(from), None) => format!(", from {from}"),
            (None, Some(to)) => format!(", until {to}"),
            (Some(from), Some(to)) if from == to => format!(", {from}"),
            (Some(from), Some(to)) => format!(", {from} to {to}"),
        };
        let mut said = format!("{kind}{time}{}", basis.said());
        for (what, _) in self.chosen() {
            said.push_str(&format!("; {}", what));
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_bucket_is_not_the_same_as_no_filter() {
        assert_eq!(Filter::read("service=").wanted(Wanted::default()).service, None);
        assert_eq!(Filter::read("blank=service").wanted(Wanted::default()).service, Some(String::new()));
        assert_eq!(Filter::read("service=Parks").wanted(Wanted::default()).service.as_deref(), Some("Parks"));
    }

    #[test]
    fn one_open_end_of_a_time_reaches_to_the_end() {
        let months = Filter::read("from=2025-04").wanted(Wanted::default()).months.unwrap();
        assert_eq!((months.0.to_string(), months.1.to_string()), ("2025-04".into(), "9999-12".into()));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_kept_as_typed() {
        let filter = Filter::read("from=April&least=lots&kind=cheques");
        assert_eq!(filter.errors().len(), 3);
        assert_eq!(filter.text("from"), "April");
    }
}
