//! A first look over all lines of a period, before any row is made: whose names are hidden, and which days are covered.

use super::redaction::{RedactionRule, plain, rule_for};
use crate::spend::{PaymentLine, clean, is_redacted};
use crate::values::{Date, Month};
use std::collections::{BTreeMap, BTreeSet};

/// What the first look found.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The hidden names as plain words, with what stands in the file instead.
    hidden: BTreeMap<String, &'static str>,
    hidden_keys: BTreeSet<String>,
    shown_keys: BTreeSet<String>,
    days: BTreeMap<Month, (Date, u64)>,
}

/// A name of fewer letters could stand in any purpose by chance.
const LETTERS_OF_A_NAME: usize = 5;

impl Survey {
    /// Looks at a line of the period, whether or not it is above the limit.
    pub fn see(&mut self, line: &PaymentLine, rules: &[RedactionRule], today: Date) {
        if let Some(day) = line.date.or(line.month_only.map(|first| first.last_of_month())) {
            let (last, lines) = self.days.entry(Month::of(day)).or_insert((day, 0));
            *last = day.max(*last);
            *lines += 1;
        }
        let key = clean(&line.supplier);
        if key.is_empty() || is_redacted(&line.supplier) {
            return;
        }
        let Some(rule) = rule_for(rules, line, today) else {
            self.shown_keys.insert(key);
            return;
        };
        let name = plain(&line.supplier);
        if name.len() >= LETTERS_OF_A_NAME {
            self.hidden.insert(name, rule.shown.text());
        }
        self.hidden_keys.insert(key);
    }

    /// The last day of a month on which something was paid, and how many lines the month has.
    #[must_use]
    pub fn month(&self, month: Month) -> Option<(Date, u64)> {
        self.days.get(&month).copied()
    }

    /// Whether a payee who is named on a line is hidden on another.
    #[must_use]
    pub fn is_hidden_elsewhere(&self, line: &PaymentLine) -> bool {
        self.hidden_keys.contains(&clean(&line.supplier))
    }

    /// What must stand instead of a text that speaks of a hidden name; none where it speaks of nobody hidden.
    #[must_use]
    pub fn instead_of(&self, text: &str) -> Option<&'static str> {
        if self.hidden.is_empty() || text.is_empty() {
            return None;
        }
        let padded = format!(" {} ", plain(text));
        self.hidden.iter().find(|(name, _)| padded.contains(&format!(" {name} "))).map(|(_, instead)| *instead)
    }

    /// How many payees are hidden on some lines and named on others.
    #[must_use]
    pub fn named_in_part(&self) -> usize {
        self.hidden_keys.intersection(&self.shown_keys).count()
    }
}
