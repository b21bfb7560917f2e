//! Standing payments: the same amount to the same supplier, week by week or month by month.

use super::line::days_between;
use crate::values::Date;

/// The rhythms that standing payments keep: days between two payments, and how many days early one may come because of
/// weekends and the length of months.
const RHYTHMS: &[(i64, i64)] = &[(7, 2), (14, 3), (28, 3), (30, 4), (91, 8), (182, 12), (365, 20)];

/// A rhythm needs this many steps before it is believed.
const STEPS_LEAST: usize = 2;

/// A rhythm that payments keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Days between two payments.
    pub every: i64,
    /// How many days early or late one may come.
    pub leeway: i64,
}

impl Standing {
    /// Whether a payment so many days after the one before keeps the rhythm: it is not too early.
    pub(super) const fn is_kept(self, days: i64) -> bool {
        days >= self.every - self.leeway
    }
}

/// The rhythm that payments of these days keep, in order; none where fewer than two thirds of the steps keep any.
pub(super) fn rhythm(days: &[Date]) -> Option<Standing> {
    let steps: Vec<i64> =
        days.windows(2).filter_map(|pair| Some(days_between(*pair.first()?, *pair.last()?))).collect();
    let of = |(every, leeway): &(i64, i64)| {
        let off = steps.iter().map(|step| (step - every).abs()).filter(|off| off <= leeway);
        let (kept, off) = off.fold((0, 0), |(kept, sum), off| (kept + 1, sum + off));
        (kept >= STEPS_LEAST && kept * 3 >= steps.len() * 2).then_some((
            kept,
            off,
            Standing { every: *every, leeway: *leeway },
        ))
    };
    // Of rhythms that as many steps keep, the one they keep more nearly.
    RHYTHMS.iter().filter_map(of).max_by_key(|(kept, off, _)| (*kept, -off)).map(|(_, _, standing)| standing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_is_known_by_two_thirds_of_its_steps() {
        for (days, every, reason) in [
            (&["2026-01-05", "2026-01-12", "2026-01-19"][..], Some(7), "three weeks"),
            (&["2026-01-01", "2026-02-02", "2026-03-02", "2026-04-01"], Some(30), "months moved by weekends"),
            (&["2026-01-05", "2026-01-12"], None, "one step is no rhythm"),
            (&["2026-01-05", "2026-01-12", "2026-02-20", "2026-06-01"], None, "one step of three"),
            (
                &["2026-01-05", "2026-02-05", "2026-02-08", "2026-03-05", "2026-04-07", "2026-05-05", "2026-06-05"],
                Some(30),
                "one payment too many does not break it",
            ),
        ] {
            let days: Vec<Date> = days.iter().map(|day| day.parse().unwrap()).collect();
            assert_eq!(rhythm(&days).map(|standing| standing.every), every, "{reason}");
        }
    }
}
