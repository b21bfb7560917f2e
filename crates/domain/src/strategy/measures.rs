//! The figures that subjects of the house offer, and what is known of each as of a day.
//!
//! A subject has one list of [`Measure`]s and hands over a [`Reading`] for each. Whoever needs a figure asks [`Readings`]
//! by its code. A code that no subject offers answers that there is no source yet: never nought, never a low level.

use super::{Period, Quantity, Unit};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A figure that a subject of the house offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its code: the subject's noun, a dot, and its own name, such as `spend.local_share`.
    pub code: &'static str,
    /// What people read.
    pub name: &'static str,
    /// What it is a number of.
    pub unit: Unit,
    /// The noun of the subject that offers it.
    pub subject: &'static str,
    /// How it is worked out, what is left out, and when it cannot be told.
    pub definition: &'static str,
}

/// The highest that a scale of scores may end at.
pub const SCALE_MAX: u8 = 100;

/// A value as the house found it or the council entered it; none with the reason where it was not measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The value; none where it was not measured.
    pub value: Option<Quantity>,
    /// Why it was not measured; for a value, what must be known with it, or nothing.
    pub reason: String,
    /// Where it comes from: records of the house, or what the council names.
    pub source: String,
    /// The day as of which it holds, or the day of the source.
    pub as_of: Date,
    /// The period it is of.
    pub period: Period,
    /// Of a score: the highest of its scale, whose lowest is 1; none where it is no score or nobody said. Scores of two scales
    /// are never compared, and none is turned into the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u8>,
}

impl Reading {
    /// A value, of the day as of which it holds.
    #[must_use]
    pub fn measured(value: Quantity, source: impl Into<String>, as_of: Date) -> Self {
        let period = Period::Day(as_of);
        Reading { value: Some(value), reason: String::new(), source: source.into(), as_of, period, scale: None }
    }

    /// No value, with the reason.
    #[must_use]
    pub fn not_measured(reason: impl Into<String>, source: impl Into<String>, as_of: Date) -> Self {
        let period = Period::Day(as_of);
        Reading { value: None, reason: reason.into(), source: source.into(), as_of, period, scale: None }
    }

    /// A value where there is one, and no value with the reason otherwise.
    #[must_use]
    pub fn of(value: Option<Quantity>, reason: &str, source: &str, as_of: Date) -> Self {
        match value {
            Some(value) => Reading::measured(value, source, as_of),
            None => Reading::not_measured(reason, source, as_of),
        }
    }

    /// The same of another period.
    #[must_use]
    pub fn over(self, period: Period) -> Self {
        Reading { period, ..self }
    }

    /// The same as a score from 1 to the highest of its scale.
    #[must_use]
    pub fn on_scale(self, highest: u8) -> Self {
        Reading { scale: Some(highest), ..self }
    }

    /// What is wrong with the scale of a value that somebody entered: it is of no score, too short or too long, or the score
    /// lies outside it. Nothing where no scale is said.
    #[must_use]
    pub fn wrong_scale(&self) -> Option<String> {
        let (highest, value) = (self.scale?, self.value.as_ref()?);
        if value.unit() != Unit::Score {
            return Some("Leave this empty: only a score has a scale".to_owned());
        }
        if !(2..=SCALE_MAX).contains(&highest) {
            return Some(format!("Enter the highest score of its scale, from 2 to {SCALE_MAX}"));
        }
        let is_outside = value.number() < Quantity::count(1).number()
            || value.number() > Quantity::count(i64::from(highest)).number();
        is_outside.then(|| format!("{value} lies outside a scale from 1 to {highest}: mend one of the two"))
    }

    /// The same with something that must be known with it.
    #[must_use]
    pub fn noting(self, reason: impl Into<String>) -> Self {
        Reading { reason: reason.into(), ..self }
    }
}

/// What is known of all figures as of a day.
///
/// ```
/// use domain::strategy::measures::{Measure, Reading, Readings};
/// use domain::strategy::{Quantity, Unit};
/// use domain::values::Date;
/// let shown = Measure {
///     code: "risks.reviewed_share", name: "Risks reviewed in time", unit: Unit::Percentage, subject: "risks",
///     definition: "Open risks whose review is not overdue ÷ open risks × 100.",
/// };
/// let today: Date = "2026-11-21".parse().unwrap();
/// let mut readings = Readings::new(today);
/// readings.offer(&[shown]);
/// assert_eq!(readings.get("risks.reviewed_share").value, None, "offered, and nothing was found");
/// readings.found("risks.reviewed_share", Reading::measured(Quantity::tenths(800), "Risk register", today));
/// assert_eq!(readings.get("risks.reviewed_share").value, Some(Quantity::tenths(800)));
/// assert!(readings.get("tenders.open_count").reason.starts_with("No source yet"));
/// ```
#[derive(Clone, Debug)]
pub struct Readings {
    as_of: Date,
    offered: BTreeMap<&'static str, Measure>,
    found: BTreeMap<String, Reading>,
    entered: BTreeMap<String, Reading>,
}

impl Readings {
    /// Nothing is known yet as of a day.
    #[must_use]
    pub const fn new(as_of: Date) -> Self {
        Readings { as_of, offered: BTreeMap::new(), found: BTreeMap::new(), entered: BTreeMap::new() }
    }

    /// The day as of which the figures hold.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Adds what a subject offers.
    pub fn offer(&mut self, measures: &[Measure]) {
        self.offered.extend(measures.iter().map(|measure| (measure.code, *measure)));
    }

    /// Keeps what the house found.
    pub fn found(&mut self, code: &str, reading: Reading) {
        self.found.insert(code.to_owned(), reading);
    }

    /// Keeps what the council entered for a figure that the house cannot find. It counts only for as long.
    pub fn entered(&mut self, code: &str, reading: Reading) {
        self.entered.insert(code.to_owned(), reading);
    }

    /// What a subject says of itself under a code, if one offers it.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&Measure> {
        self.offered.get(code)
    }

    /// Every figure that is offered, by code.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.offered.values()
    }

    /// Whether a subject of the house offers it, or the council entered it.
    #[must_use]
    pub fn has_source(&self, code: &str) -> bool {
        self.offered.contains_key(code) || self.entered.contains_key(code)
    }

    /// What is known of a figure: what the house found, else what the council entered, else why it is not measured.
    #[must_use]
    pub fn get(&self, code: &str) -> Reading {
        let offered = self.offered.get(code);
        let found = offered.and_then(|_| self.found.get(code));
        if let Some(reading) = found.filter(|reading| reading.value.is_some()).or_else(|| self.entered.get(code)) {
            return reading.clone();
        }
        found.cloned().unwrap_or_else(|| {
            let reason = match offered {
                Some(measure) => format!("Not measured: nothing is recorded for {:?} yet.", measure.name),
                None => format!(
                    "No source yet for {:?}. Its figure can be entered with its source and date.",
                    in_words(code)
                ),
            };
            Reading::not_measured(reason, "", self.as_of)
        })
    }
}

/// What people read of a figure that nothing in the house offers, so that nobody could name it: its code in words.
///
/// ```
/// use domain::strategy::measures::in_words;
/// assert_eq!(in_words("reports.on_time_share"), "On time share (reports)");
/// assert_eq!(in_words("IND-S1"), "IND-S1", "no code of a figure");
/// ```
#[must_use]
pub fn in_words(code: &str) -> String {
    let Some((subject, name)) = code.split_once('.').filter(|_| is_code(code)) else { return code.to_owned() };
    let mut words = name.replace('_', " ");
    // A code has small letters of one byte alone.
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{words} ({subject})")
}

/// Whether a text can be the code of a figure: small letters, digits and underlines, in two parts with a dot between.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.split_once('.').is_some_and(|(subject, name)| is_part(subject) && is_part(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: Measure = Measure {
        code: "actions.done_share",
        name: "Actions done",
        unit: Unit::Percentage,
        subject: "actions",
        definition: "Actions done ÷ actions that are not withdrawn × 100.",
    };

    fn today() -> Date {
        "2026-11-21".parse().unwrap()
    }

    fn reading(tenths: i64) -> Reading {
        Reading::measured(Quantity::tenths(tenths), "A register", today())
    }

    #[test]
    fn a_score_lies_within_the_scale_that_is_said_of_it() {
        for (unit, value, scale, is_wrong, reason) in [
            (Unit::Score, "3.8", None, false, "nobody said"),
            (Unit::Score, "3.8", Some(5), false, "of 5"),
            (Unit::Score, "1", Some(5), false, "the lowest"),
            (Unit::Score, "5", Some(5), false, "the highest"),
            (Unit::Score, "5.1", Some(5), true, "above it"),
            (Unit::Score, "0.9", Some(5), true, "below it"),
            (Unit::Score, "1", Some(1), true, "no scale"),
            (Unit::Score, "55", Some(100), false, "the longest scale"),
            (Unit::Score, "55", Some(101), true, "one longer"),
            (Unit::Percentage, "3", Some(5), true, "a percentage has none"),
        ] {
            let value = Quantity::from_typed(unit, value).unwrap();
            let today: Date = "2026-06-17".parse().unwrap();
            let reading = Reading { scale, ..Reading::measured(value, "A paper", today) };
            assert_eq!(reading.wrong_scale().is_some(), is_wrong, "{reason}");
        }
    }

    #[test]
    fn what_the_house_found_goes_before_what_was_entered_and_both_before_nothing() {
        let none = || Reading::not_measured("There are no actions.", "Actions", today());
        for (offered, found, entered, value, begins, reason) in [
            (true, Some(reading(500)), Some(reading(900)), Some(500), "", "the house counts"),
            (true, Some(none()), Some(reading(900)), Some(900), "", "the house could not tell"),
            (true, None, Some(reading(900)), Some(900), "", "the house has nothing"),
            (true, Some(none()), None, None, "There are no actions.", "why the house could not tell"),
            (true, None, None, None, "Not measured", "offered, and nothing recorded"),
            (false, None, None, None, "No source yet", "nobody offers it"),
            (false, None, Some(reading(900)), Some(900), "", "nobody offers it, and it was entered"),
            (false, Some(reading(500)), None, None, "No source yet", "its source has gone"),
        ] {
            let mut readings = Readings::new(today());
            if offered {
                readings.offer(&[OFFERED]);
            }
            found.into_iter().for_each(|one| readings.found(OFFERED.code, one));
            entered.into_iter().for_each(|one| readings.entered(OFFERED.code, one));
            let got = readings.get(OFFERED.code);
            assert_eq!(got.value, value.map(Quantity::tenths), "{reason}");
            assert!(got.reason.starts_with(begins), "{reason}: {}", got.reason);
            assert_eq!(got.value.is_none(), !got.reason.is_empty(), "no value without a reason: {reason}");
        }
    }

    #[test]
    fn a_code_is_a_subject_and_a_name() {
        for (text, ok) in [
            ("spend.local_share", true),
            ("spend.payments_within_30", true),
            ("spend", false),
            ("spend.", false),
            (".share", false),
            ("spend.local.share", false),
            ("Spend.share", false),
            ("spend.30_days", false),
        ] {
            assert_eq!(is_code(text), ok, "{text}");
        }
    }
}
