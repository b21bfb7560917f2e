//! The book as it is known of a day of the past.

use super::Book;
use crate::records::Version;
use crate::strategy::scorecard::Indicator;
use crate::values::{Date, day_of};

impl Book {
    /// The records with the values that are of a day or of one before it: what is known today of how it stood then.
    #[must_use]
    pub fn known_by(&self, day: Date) -> Book {
        let mut book = self.clone();
        book.recorded.retain(|one| one.reading.as_of <= day);
        for one in &mut book.recorded {
            one.reported.retain(|told| told.on <= day);
        }
        book.entered.retain(|figure| figure.reading.as_of <= day);
        book
    }
}

/// The indicators as they were kept on a day, from all of their versions: definition, target and plan of the last version
/// made by the end of that day. One that was kept later is taken as it was first.
#[must_use]
pub fn indicators_on(versions: Vec<Version<Indicator>>, day: Date) -> Vec<Indicator> {
    let mut kept: Vec<Version<Indicator>> = Vec::new();
    for version in versions {
        let is_known = day_of(version.made_at) <= day;
        match kept.iter_mut().find(|one| one.record.code == version.record.code) {
            None => kept.push(version),
            Some(one) => {
                let was_known = day_of(one.made_at) <= day;
                let is_later = version.number > one.number;
                // Of those known then the last counts; of those that came later, the first.
                let counts = if is_known { !was_known || is_later } else { !was_known && !is_later };
                if counts {
                    *one = version;
                }
            }
        }
    }
    kept.into_iter().map(|version| version.record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::scorecard::eleven;

    #[test]
    fn an_indicator_is_judged_by_what_was_kept_on_the_day() {
        let version = |number, made: &str| Version {
            number,
            record: Indicator { name: format!("Version {number}"), ..eleven().remove(0) },
            made_by: 1,
            made_at: made.parse().unwrap(),
            why: String::new(),
        };
        let all = vec![
            version(1, "2026-03-01T12:00:00Z"),
            version(2, "2026-05-01T12:00:00Z"),
            version(3, "2026-06-30T23:30:00Z"),
        ];
        for (day, name, reason) in [
            ("2026-02-28", "Version 1", "kept later: as it was first"),
            ("2026-03-01", "Version 1", "the day itself"),
            ("2026-04-30", "Version 1", "the day before the next"),
            ("2026-05-01", "Version 2", "the day of the next"),
            ("2026-06-30", "Version 2", "the last was made after midnight by the clocks of summer"),
            ("2026-07-01", "Version 3", "the last"),
        ] {
            for versions in [all.clone(), all.iter().rev().cloned().collect()] {
                let found = indicators_on(versions, day.parse().unwrap());
                assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), [name], "{reason}");
            }
        }
    }
}
