//! Which edition of the rules counts when.

use jiff::Timestamp;

/// An edition of the rules that came into force, by its number and from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The edition's number in its council.
    pub number: i64,
    /// The moment from which it is in force, until the next one is.
    pub from: Timestamp,
}

/// The number of the edition in force at a moment. Before the first one came into force the first one counts, so that
/// payments which were brought in before there were rules are looked at by some.
///
/// ```
/// use domain::spend::scope::{InForce, edition_at};
/// let at = |text: &str| text.parse().unwrap();
/// let all = [
///     InForce { number: 1, from: at("2026-04-01T09:00:00Z") },
///     InForce { number: 2, from: at("2026-05-01T09:00:00Z") },
/// ];
/// assert_eq!(edition_at(&all, at("2026-04-30T09:00:00Z")), Some(1));
/// assert_eq!(edition_at(&all, at("2026-05-01T09:00:00Z")), Some(2));
/// assert_eq!(edition_at(&all, at("2020-01-01T00:00:00Z")), Some(1));
/// ```
#[must_use]
pub fn edition_at(all: &[InForce], moment: Timestamp) -> Option<i64> {
    let latest = all.iter().filter(|one| one.from <= moment).max_by_key(|one| (one.from, one.number));
    latest.or_else(|| all.iter().min_by_key(|one| (one.from, one.number))).map(|one| one.number)
}

/// The numbers of the editions that were in force at any moment at which a batch counted: those under which its cube is
/// kept, so that figures as of any of these moments can be made.
#[must_use]
pub fn editions_over(all: &[InForce], imported: Timestamp, undone: Option<Timestamp>) -> Vec<i64> {
    let later = all.iter().filter(|one| one.from > imported && undone.is_none_or(|undone| one.from < undone));
    let mut numbers: Vec<i64> = edition_at(all, imported).into_iter().chain(later.map(|one| one.number)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_counted_under_each_edition_that_met_it() {
        let at = |day: &str| -> Timestamp { format!("2026-{day}T00:00:00Z").parse().unwrap() };
        let all = [(1, "02-01"), (2, "03-01"), (3, "04-01")].map(|(number, from)| InForce { number, from: at(from) });
        for (imported, undone, editions, reason) in [
            ("01-01", None, &[1, 2, 3][..], "from before the first edition until now"),
            ("01-01", Some("01-15"), &[1], "undone before there were rules: the first ones count"),
            ("02-15", Some("03-15"), &[1, 2], "undone under the second"),
            ("02-15", Some("03-01"), &[1], "undone at the very moment the second came into force"),
            ("03-01", None, &[2, 3], "brought in at the very moment the second came into force"),
            ("05-01", None, &[3], "under the last alone"),
        ] {
            assert_eq!(editions_over(&all, at(imported), undone.map(at)), editions, "{reason}");
        }
        assert!(editions_over(&[], at("05-01"), None).is_empty());
    }
}
