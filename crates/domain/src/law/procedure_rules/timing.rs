//! What a first day means for an edition: whether it is taken, and what a person should know before it is saved.

use super::{Editions, EditionsRefusal};
use crate::values::Date;

/// What follows from the first day of a proposed edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// The number it gets.
    pub number: u32,
    /// What to know of it; a person confirms it before the edition is saved. Empty where nothing is out of the ordinary.
    pub heed: Vec<String>,
}

impl Editions {
    /// What follows from a first day, as of today. `numbers_given` is the highest number that was ever given, also to
    /// an edition that was withdrawn.
    ///
    /// An edition may begin on a day that has passed, for a council enters its rules after they were adopted, but
    /// never unnoticed: what was begun since keeps the edition it was begun under.
    ///
    /// # Errors
    /// [`EditionsRefusal::DayTaken`] where an edition begins on that day.
    pub fn timing(&self, from: Date, today: Date, numbers_given: u32) -> Result<Timing, EditionsRefusal> {
        if self.all().iter().any(|edition| edition.from == from) {
            return Err(EditionsRefusal::DayTaken(from));
        }
        let mut heed = Vec::new();
        if from < today {
            heed.push(match self.in_force(today) {
                Some(before) => format!(
                    "It begins on {}, which has passed. What was begun since stays under the edition it was begun under, such as edition {}.",
                    said(from),
                    before.number
                ),
                None => format!("It begins on {}, which has passed. No edition was in force then.", said(from)),
            });
        }
        let next = self.all().iter().find(|edition| edition.from > from);
        if let Some(next) = next {
            heed.push(format!(
                "It is in force only until the day before {}, when edition {} begins.",
                said(next.from),
                next.number
            ));
        }
        let highest = self.all().iter().map(|edition| edition.number).max().unwrap_or(0).max(numbers_given);
        Ok(Timing { number: highest.saturating_add(1), heed })
    }
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::LowerLimit;
    use super::super::tests::edition;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_that_has_passed_or_lies_before_a_later_edition_is_said() {
        let editions: Editions =
            vec![edition(1, "2025-04-01", LowerLimit::AtLeast), edition(3, "2026-10-01", LowerLimit::AtLeast)]
                .try_into()
                .unwrap();
        let today = date(2026, 6, 17);
        for (from, heeds, reason) in [
            (date(2026, 6, 16), Ok(2), "yesterday, and before edition 3"),
            (date(2026, 6, 17), Ok(1), "today is not past; edition 3 ends it"),
            (date(2026, 9, 30), Ok(1), "one day of force"),
            (date(2026, 10, 1), Err(EditionsRefusal::DayTaken(date(2026, 10, 1))), "edition 3 begins then"),
            (date(2026, 10, 2), Ok(0), "after all others"),
        ] {
            let timing = editions.timing(from, today, 5);
            assert_eq!(timing.as_ref().map(|timing| timing.heed.len()).map_err(|why| *why), heeds, "{reason}");
            assert!(timing.is_err() || timing.is_ok_and(|timing| timing.number == 6), "no number is given twice");
        }
    }

    #[test]
    fn a_first_edition_may_begin_in_the_past_and_says_so() {
        let none = Editions::default();
        let past = none.timing(date(2026, 6, 16), date(2026, 6, 17), 0).unwrap();
        assert_eq!(past.number, 1);
        assert!(past.heed[0].ends_with("No edition was in force then."));
        assert!(none.timing(date(2026, 6, 17), date(2026, 6, 17), 0).unwrap().heed.is_empty());
    }
}
