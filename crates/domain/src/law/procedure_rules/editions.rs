//! All editions of a council's rules, and the one that a record was begun under.

use super::Edition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which edition a record was begun under. It is kept with the record and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// The edition's number.
    pub edition: u32,
    /// The day the record began.
    pub begun: Date,
}

/// All editions, oldest first. An edition is never changed: another takes its place from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Edition>", into = "Vec<Edition>")]
pub struct Editions(Vec<Edition>);

/// Why editions do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionsRefusal {
    /// Two have the same number.
    NumberTaken(u32),
    /// Two begin on the same day, so that it cannot be told which is in force.
    DayTaken(Date),
}

impl fmt::Display for EditionsRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NumberTaken(number) => write!(f, "Edition {number} exists: take the next number"),
            Self::DayTaken(day) => write!(f, "An edition begins on {day}: enter another day"),
        }
    }
}

impl std::error::Error for EditionsRefusal {}

impl TryFrom<Vec<Edition>> for Editions {
    type Error = EditionsRefusal;
    fn try_from(mut editions: Vec<Edition>) -> Result<Self, EditionsRefusal> {
        editions.sort_by_key(|edition| edition.from);
        for (at, edition) in editions.iter().enumerate() {
            for other in &editions[..at] {
                if other.number == edition.number {
                    return Err(EditionsRefusal::NumberTaken(edition.number));
                }
                if other.from == edition.from {
                    return Err(EditionsRefusal::DayTaken(edition.from));
                }
            }
        }
        Ok(Editions(editions))
    }
}

impl From<Editions> for Vec<Edition> {
    fn from(editions: Editions) -> Vec<Edition> {
        editions.0
    }
}

impl Editions {
    /// These editions with one more.
    ///
    /// # Errors
    /// [`EditionsRefusal`] where its number or its first day is taken.
    pub fn with(&self, edition: Edition) -> Result<Editions, EditionsRefusal> {
        let mut all = self.0.clone();
        all.push(edition);
        all.try_into()
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn all(&self) -> &[Edition] {
        &self.0
    }

    /// The edition in force on a day; none before the first.
    #[must_use]
    pub fn in_force(&self, on: Date) -> Option<&Edition> {
        self.0.iter().rev().find(|edition| edition.from <= on)
    }

    /// What a record that begins on a day keeps, so that it stays under the edition it began under.
    #[must_use]
    pub fn pin(&self, begun: Date) -> Option<Pin> {
        self.in_force(begun).map(|edition| Pin { edition: edition.number, begun })
    }

    /// The edition that a record was begun under.
    #[must_use]
    pub fn pinned(&self, pin: Pin) -> Option<&Edition> {
        self.0.iter().find(|edition| edition.number == pin.edition)
    }

    /// The last day an edition is in force; none for the latest, or for a number that is not known.
    #[must_use]
    pub fn last_day(&self, number: u32) -> Option<Date> {
        let at = self.0.iter().position(|edition| edition.number == number)?;
        self.0.get(at + 1)?.from.yesterday().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::LowerLimit;
    use super::super::tests::edition;
    use super::*;
    use jiff::civil::date;

    fn two() -> Editions {
        let later = edition(2, "2026-10-01", LowerLimit::MoreThan);
        vec![later, edition(1, "2025-04-01", LowerLimit::AtLeast)].try_into().unwrap()
    }

    #[test]
    fn the_edition_in_force_is_the_one_of_the_day() {
        for (day, number, reason) in [
            (date(2025, 3, 31), None, "before the first"),
            (date(2025, 4, 1), Some(1), "its first day"),
            (date(2026, 9, 30), Some(1), "its last day"),
            (date(2026, 10, 1), Some(2), "the first day of the next"),
            (date(2099, 1, 1), Some(2), "no end is known"),
        ] {
            assert_eq!(two().in_force(day).map(|edition| edition.number), number, "{reason}");
        }
        assert_eq!(two().last_day(1), Some(date(2026, 9, 30)));
        assert_eq!(two().last_day(2), None);
    }

    #[test]
    fn a_record_stays_under_the_edition_it_began_under() {
        let first: Editions = vec![edition(1, "2025-04-01", LowerLimit::AtLeast)].try_into().unwrap();
        let pin = first.pin(date(2026, 11, 20)).unwrap();
        let after = first.with(edition(2, "2026-10-01", LowerLimit::MoreThan)).unwrap();
        assert_eq!(after.pinned(pin).map(|edition| edition.number), Some(1), "whatever came to be in force since");
        assert_eq!(after.pin(date(2026, 11, 20)).map(|pin| pin.edition), Some(2), "a record begun since");
    }

    #[test]
    fn two_editions_cannot_have_one_number_or_one_first_day() {
        for (number, from, expected) in [
            (2, "2027-04-01", Err(EditionsRefusal::NumberTaken(2))),
            (3, "2026-10-01", Err(EditionsRefusal::DayTaken(date(2026, 10, 1)))),
            (3, "2027-04-01", Ok(3)),
        ] {
            let with = two().with(edition(number, from, LowerLimit::AtLeast)).map(|all| all.all().len());
            assert_eq!(with, expected, "{number} from {from}");
        }
    }

    #[test]
    fn editions_are_kept_as_they_were() {
        let kept = serde_json::to_string(&two()).unwrap();
        assert_eq!(serde_json::from_str::<Editions>(&kept).unwrap(), two());
    }
}
