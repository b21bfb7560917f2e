//! How many waivers were given, and for how much: what counts, and what does not.

use crate::values::{Pence, PenceError};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A waiver in the council's register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverGiven {
    /// The day it was given; none where it was asked for and not given.
    pub given: Option<Date>,
    /// The value of the contract it is about.
    pub value: Pence,
    /// Why it was given.
    pub reason: String,
    /// The service that asked for it.
    pub service: String,
}

/// The waivers of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiverCount {
    /// How many were given.
    pub number: u64,
    /// The value of their contracts together.
    pub value: Pence,
    /// How many, and how much, by reason.
    pub by_reason: BTreeMap<String, (u64, Pence)>,
    /// How many, and how much, by service.
    pub by_service: BTreeMap<String, (u64, Pence)>,
}

impl WaiverCount {
    /// What the figure counts.
    pub const DEFINITION: &str = "Waivers of the council's contract procedure rules given in the period, each counted \
                                  once on the day it was given, with the value of its contract. What was asked for and \
                                  not given is not counted.";

    /// Counts the waivers given from one day to another, both included.
    ///
    /// # Errors
    /// [`PenceError::TooLarge`] when the values cannot be added up.
    pub fn of(register: &[WaiverGiven], first: Date, last: Date) -> Result<Self, PenceError> {
        let mut count = WaiverCount::default();
        for waiver in register.iter().filter(|one| one.given.is_some_and(|day| (first..=last).contains(&day))) {
            count.number += 1;
            count.value = count.value.plus(waiver.value)?;
            for (groups, key) in [(&mut count.by_reason, &waiver.reason), (&mut count.by_service, &waiver.service)] {
                let (number, value) = groups.entry(key.clone()).or_default();
                *number += 1;
                *value = value.plus(waiver.value)?;
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn waiver(given: Option<Date>, pounds: i64, reason: &str) -> WaiverGiven {
        WaiverGiven { given, value: Pence::new(pounds * 100), reason: reason.into(), service: "Waste".into() }
    }

    #[test]
    fn a_waiver_counts_once_on_the_day_it_was_given() {
        for (given, counts, reason) in [
            (Some(date(2026, 4, 1)), 1, "the first day"),
            (Some(date(2027, 3, 31)), 1, "the last day"),
            (Some(date(2026, 3, 31)), 0, "the day before"),
            (Some(date(2027, 4, 1)), 0, "the day after"),
            (None, 0, "asked for and not given"),
        ] {
            let count = WaiverCount::of(&[waiver(given, 1, "Urgency")], date(2026, 4, 1), date(2027, 3, 31)).unwrap();
            assert_eq!(count.number, counts, "{reason}");
        }
    }

    #[test]
    fn the_parts_make_the_whole() {
        let day = Some(date(2026, 6, 1));
        let register = [waiver(day, 10, "Urgency"), waiver(day, 20, "One supplier"), waiver(day, 5, "Urgency")];
        let count = WaiverCount::of(&register, date(2026, 4, 1), date(2027, 3, 31)).unwrap();
        assert_eq!((count.number, count.value), (3, Pence::new(3_500)));
        assert_eq!(count.by_reason["Urgency"], (2, Pence::new(1_500)));
        for groups in [&count.by_reason, &count.by_service] {
            assert_eq!(groups.values().map(|(number, _)| number).sum::<u64>(), count.number);
            assert_eq!(groups.values().map(|(_, value)| value.get()).sum::<i64>(), count.value.get());
        }
    }
}
