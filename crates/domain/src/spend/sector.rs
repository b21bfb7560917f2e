//! What many councils spent together, with how much of it is held: nothing is ever estimated for what is not.

use super::{BatchMonth, Calendar, FileKind, MonthState};
use crate::values::{Date, FinancialYear, Month, Pence, PenceError};

/// What is held of one council's spend in a financial year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilYear {
    /// The council's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many lines.
    pub lines: i64,
    /// Their sum.
    pub total: Pence,
    /// The months of the year that are over and were brought in.
    pub months_held: u32,
}

/// What councils spent together in a financial year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorYear {
    /// The year.
    pub year: FinancialYear,
    /// All councils of the house, held or not.
    pub councils: usize,
    /// Those of which a month at least is held.
    pub councils_held: usize,
    /// The months of the year that are over, for every council.
    pub months: u32,
    /// Those that are held.
    pub months_held: u32,
    /// How many lines.
    pub lines: i64,
    /// What is held, and no estimate of the rest.
    pub total: Pence,
}

impl SectorYear {
    /// The part of the months that is held, in tenths of a per cent, rounded down so that it is whole only where all are; none
    /// where no month is over.
    #[must_use]
    pub fn coverage(&self) -> Option<u32> {
        let tenths = u64::from(self.months_held).checked_mul(1_000)?.checked_div(u64::from(self.months))?;
        u32::try_from(tenths).ok()
    }
}

/// The months of a financial year that are over on a day.
#[must_use]
pub fn months_over(year: FinancialYear, today: Date) -> Vec<Month> {
    year.months().into_iter().filter(|month| month.last_day() < today).collect()
}

/// How many months of a year that are over were brought in, by the months that batches of payments hold. Card transactions and
/// grants alone make no month of payments.
#[must_use]
pub fn months_held_of(year: FinancialYear, held: &[BatchMonth], today: Date) -> u32 {
    let calendars = Calendar::all(held, today);
    let payments = calendars.iter().find(|calendar| calendar.kind == FileKind::Payments);
    let is_in = |month: &Month| {
        let state = payments.and_then(|calendar| calendar.months.iter().find(|(of, _)| of == month));
        state.is_some_and(|(_, state)| matches!(state, MonthState::Loaded { .. } | MonthState::Overlapping { .. }))
    };
    u32::try_from(months_over(year, today).iter().filter(|month| is_in(month)).count()).unwrap_or(0)
}

/// What councils spent together in a year as of a day.
///
/// # Errors
/// [`PenceError`], when the sum cannot be kept.
pub fn sector(year: FinancialYear, councils: &[CouncilYear], today: Date) -> Result<SectorYear, PenceError> {
    let over = u32::try_from(months_over(year, today).len()).unwrap_or(0);
    let mut found = SectorYear {
        year,
        councils: councils.len(),
        councils_held: 0,
        months: over.saturating_mul(u32::try_from(councils.len()).unwrap_or(u32::MAX)),
        months_held: 0,
        lines: 0,
        total: Pence::ZERO,
    };
    for one in councils {
        found.councils_held += usize::from(one.months_held > 0);
        found.months_held = found.months_held.saturating_add(one.months_held.min(over));
        found.lines = found.lines.saturating_add(one.lines);
        found.total = found.total.plus(one.total)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn council(code: &str, pounds: i64, months_held: u32) -> CouncilYear {
        CouncilYear {
            code: code.into(),
            name: code.into(),
            lines: pounds,
            total: Pence::new(pounds * 100),
            months_held,
        }
    }

    #[test]
    fn the_sum_is_of_what_is_held_and_coverage_says_how_much_that_is() {
        let year: FinancialYear = "2025-26".parse().unwrap();
        let all = [council("a", 100, 12), council("b", 50, 6), council("c", 0, 0)];
        for (councils, today, held, coverage, reason) in [
            (&all[..], "2026-11-21", 2, Some(500), "18 of 36 months"),
            (&all[..1], "2026-11-21", 1, Some(1_000), "all of it"),
            (&all[1..2], "2025-10-01", 1, Some(1_000), "six months are over, and six are held"),
            (&all[1..2], "2025-04-15", 1, None, "no month is over"),
            (&all[..0], "2026-11-21", 0, None, "no council at all"),
        ] {
            let found = sector(year, councils, day(today)).unwrap();
            assert_eq!((found.councils_held, found.coverage()), (held, coverage), "{reason}");
        }
        let found = sector(year, &all, day("2026-11-21")).unwrap();
        assert_eq!(
            (found.total, found.councils, found.lines),
            (Pence::new(15_000), 3, 150),
            "nothing for what is missing"
        );
        let nearly = [council("a", 1, 12), council("b", 1, 12), council("c", 1, 11)];
        assert_eq!(sector(year, &nearly, day("2026-11-21")).unwrap().coverage(), Some(972), "35 of 36, rounded down");
    }

    #[test]
    fn a_month_is_held_once_its_payments_are() {
        let year: FinancialYear = "2025-26".parse().unwrap();
        let held = |kind, month: &str| BatchMonth { batch: 1, kind, month: month.parse().unwrap(), lines: 10 };
        let months = [
            held(FileKind::Payments, "2025-04"),
            held(FileKind::Payments, "2025-06"),
            held(FileKind::Cards, "2025-05"),
            held(FileKind::Payments, "2026-04"),
        ];
        assert_eq!(
            months_held_of(year, &months, day("2026-11-21")),
            2,
            "May has cards alone, and April 2026 is the next year"
        );
        assert_eq!(months_held_of(year, &months, day("2025-06-30")), 1, "June is not over on its last day");
        assert_eq!(months_held_of(year, &[], day("2026-11-21")), 0);
    }
}
