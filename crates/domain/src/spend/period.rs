//! Sums of months put together into quarters and financial years.

use crate::values::{FinancialYear, Month, Pence, Quarter};
use std::collections::BTreeMap;

/// What was paid in a month; without a month, what undated lines come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthSum {
    /// The month.
    pub month: Option<Month>,
    /// How many lines.
    pub lines: i64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// A stretch of time for which a figure is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A financial year.
    Year(FinancialYear),
    /// A quarter of one.
    Quarter(Quarter),
    /// A month.
    Month(Month),
    /// Lines whose file gives no month.
    Undated,
}

impl Period {
    /// What people are shown.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Period::Year(year) => year.to_string(),
            Period::Quarter(quarter) => format!("{} {}", quarter.year(), quarter),
            Period::Month(month) => month.name(),
            Period::Undated => "No date".to_owned(),
        }
    }

    /// Its first and last month; none for undated lines.
    #[must_use]
    pub fn months(self) -> Option<(Month, Month)> {
        match self {
            Period::Year(year) => Some((Month::of(year.first_day()), Month::of(year.last_day()))),
            Period::Quarter(quarter) => {
                let months = quarter.months();
                Some((*months.first()?, *months.last()?))
            }
            Period::Month(month) => Some((month, month)),
            Period::Undated => None,
        }
    }
}

/// How long the stretches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodLength {
    /// Financial years.
    Year,
    /// Quarters of financial years.
    Quarter,
    /// Months.
    Month,
}

impl PeriodLength {
    /// The stretch of this length that a month falls in.
    #[must_use]
    pub fn of(self, month: Option<Month>) -> Period {
        match (self, month) {
            (_, None) => Period::Undated,
            (PeriodLength::Year, Some(month)) => Period::Year(FinancialYear::of_month(month)),
            (PeriodLength::Quarter, Some(month)) => Period::Quarter(Quarter::of_month(month)),
            (PeriodLength::Month, Some(month)) => Period::Month(month),
        }
    }
}

/// What was paid in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodSum {
    /// The stretch.
    pub period: Period,
    /// How many lines.
    pub lines: i64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// Puts months together, in order of time, undated lines last. Every line is in exactly one stretch.
///
/// ```
/// use domain::spend::{MonthSum, PeriodLength, sums};
/// use domain::values::Pence;
/// let month = |text: &str, pence| MonthSum { month: text.parse().ok(), lines: 1, total: Pence::new(pence) };
/// let years = sums(&[month("2025-03", 100), month("2025-04", 250), month("2026-03", 50)], PeriodLength::Year);
/// assert_eq!(years[1].period.name(), "2025-26");
/// assert_eq!(years[1].total, Pence::new(300));
/// ```
#[must_use]
pub fn sums(months: &[MonthSum], length: PeriodLength) -> Vec<PeriodSum> {
    let mut sums: BTreeMap<Period, (i64, i64)> = BTreeMap::new();
    for month in months {
        let (lines, pence) = sums.entry(length.of(month.month)).or_default();
        *lines += month.lines;
        *pence = pence.saturating_add(month.total.get());
    }
    sums.into_iter().map(|(period, (lines, pence))| PeriodSum { period, lines, total: Pence::new(pence) }).collect()
}

/// The share of a part in a whole in tenths of a per cent, half away from zero; none where the whole is nothing.
///
/// ```
/// use domain::{spend::share, values::Pence};
/// assert_eq!(share(Pence::new(1), Pence::new(3)), Some(333));
/// assert_eq!(share(Pence::new(1), Pence::ZERO), None);
/// ```
#[must_use]
pub fn share(part: Pence, whole: Pence) -> Option<i64> {
    let (part, whole) = (i128::from(part.get()), i128::from(whole.get()));
    if whole == 0 {
        return None;
    }
    // Twice the thousandfold, so that half a tenth can be told without fractions.
    let doubled = part * 2_000 / whole;
    let rounded = if doubled >= 0 { (doubled + 1) / 2 } else { (doubled - 1) / 2 };
    i64::try_from(rounded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(month: Option<&str>, pence: i64) -> MonthSum {
        MonthSum { month: month.map(|text| text.parse().unwrap()), lines: 1, total: Pence::new(pence) }
    }

    #[test]
    fn months_go_to_their_year_at_the_turn_of_april_and_undated_lines_stand_last() {
        let months = [sum(None, 7), sum(Some("2025-03"), 1), sum(Some("2025-04"), 2)];
        let years: Vec<(String, i64)> =
            sums(&months, PeriodLength::Year).iter().map(|one| (one.period.name(), one.total.get())).collect();
        assert_eq!(years, [("2024-25".to_owned(), 1), ("2025-26".to_owned(), 2), ("No date".to_owned(), 7)]);
    }

    #[test]
    fn no_penny_is_lost_whatever_the_length() {
        let months: Vec<MonthSum> =
            (1..=12).map(|number| sum(Some(&format!("2025-{number:02}")), number * 100 + 1)).collect();
        for length in [PeriodLength::Year, PeriodLength::Quarter, PeriodLength::Month] {
            let all: i64 = sums(&months, length).iter().map(|one| one.total.get()).sum();
            assert_eq!(all, months.iter().map(|month| month.total.get()).sum::<i64>());
        }
    }

    #[test]
    fn a_share_rounds_half_a_tenth_away_from_zero() {
        for (part, whole, tenths, reason) in [
            (5, 10_000, 1, "0.05 % is the half"),
            (4, 10_000, 0, "0.04 % is below it"),
            (-5, 10_000, -1, "money back, the same away from zero"),
            (2, 3, 667, "66.67 %"),
            (3, 3, 1000, "all of it"),
        ] {
            assert_eq!(share(Pence::new(part), Pence::new(whole)), Some(tenths), "{reason}");
        }
    }
}
