//! When a period must be published.

use super::{Frequency, PublicationPeriod};
use crate::values::{Date, Month};
use jiff::ToSpan;

/// The last day on which a period may be published without being late: one month after its last day.
///
/// Local Government Transparency Code 2015, Part 2.1: quarterly data not later than one month after the quarter to which
/// it applies; Part 2.2: annual data not later than one month after the year. A month is counted to the same number of
/// day, or to the last day of a shorter month; a period that ends on 31 March is due by 30 April.
/// Where a council publishes by the month, the same month's grace is its own promise; the Code asks for no more than the
/// quarter's day.
///
/// ```
/// use domain::publication::due;
/// assert_eq!(due("2026-Q1".parse().unwrap()).to_string(), "2026-07-30");
/// ```
#[must_use]
pub fn due(period: PublicationPeriod) -> Date {
    period.last_day().checked_add(1.month()).unwrap_or(Date::MAX)
}

/// Where a period stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueState {
    /// The period goes on; nothing can be published of it yet.
    NotOver,
    /// It can be published, and is due in so many days; 0 is today.
    DueIn(i32),
    /// It should have been published so many days ago.
    Overdue(i32),
    /// It is published; on time, or so many days late.
    Done {
        /// Days after the due day on which the first version came out; 0 for on time.
        late: i32,
    },
}

/// Where a period stands on a day; `published` is the day of its first version that still stands, or stood.
#[must_use]
pub fn state(period: PublicationPeriod, published: Option<Date>, today: Date) -> DueState {
    let due = due(period);
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    match published {
        Some(day) => DueState::Done { late: days(due, day).max(0) },
        None if today <= period.last_day() => DueState::NotOver,
        None if today <= due => DueState::DueIn(days(today, due)),
        None => DueState::Overdue(days(due, today)),
    }
}

/// The periods from the one that a month falls in to the one that today falls in, the last first.
#[must_use]
pub fn periods_between(frequency: Frequency, first: Month, today: Date) -> Vec<PublicationPeriod> {
    let last = frequency.period_of(Month::of(today));
    let mut periods: Vec<PublicationPeriod> =
        std::iter::successors(Some(frequency.period_of(first)), |period| Some(period.next()))
            .take_while(|period| *period <= last)
            .collect();
    periods.reverse();
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(code: &str) -> PublicationPeriod {
        code.parse().unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_after_the_last_day_is_counted_to_the_same_number_or_the_end_of_a_shorter_month() {
        for (code, by, reason) in [
            ("2026-Q1", "2026-07-30", "June has 30 days"),
            ("2026-Q2", "2026-10-30", "September has 30 days"),
            ("2026-Q3", "2027-01-31", "December has 31 days, January too"),
            ("2026-Q4", "2027-04-30", "March has 31 days, April 30"),
            ("2026", "2027-04-30", "a year ends with March"),
            ("2027-01", "2027-02-28", "February is shorter"),
            ("2028-01", "2028-02-29", "February of a leap year"),
        ] {
            assert_eq!(due(period(code)).to_string(), by, "{reason}");
        }
    }

    #[test]
    fn a_period_is_open_then_due_then_overdue_until_it_is_published() {
        let quarter = period("2026-Q1");
        for (today, published, expected, reason) in [
            ("2026-06-30", None, DueState::NotOver, "its last day is part of it"),
            ("2026-07-01", None, DueState::DueIn(29), "the day after"),
            ("2026-07-30", None, DueState::DueIn(0), "the last day on time"),
            ("2026-07-31", None, DueState::Overdue(1), "the first day late"),
            ("2026-10-30", None, DueState::Overdue(92), "a quarter late"),
            ("2026-10-30", Some("2026-07-30"), DueState::Done { late: 0 }, "published on the last day"),
            ("2026-10-30", Some("2026-08-02"), DueState::Done { late: 3 }, "published late"),
        ] {
            assert_eq!(state(quarter, published.map(day), day(today)), expected, "{reason}");
        }
    }

    #[test]
    fn every_period_since_the_first_month_is_listed_to_today() {
        let codes = |frequency, first: &str, today| -> Vec<String> {
            let periods = periods_between(frequency, first.parse().unwrap(), day(today));
            periods.iter().map(ToString::to_string).collect()
        };
        assert_eq!(codes(Frequency::Quarterly, "2026-05", "2026-10-01"), ["2026-Q3", "2026-Q2", "2026-Q1"]);
        assert_eq!(codes(Frequency::Yearly, "2025-12", "2026-04-01"), ["2026", "2025"]);
        assert_eq!(codes(Frequency::Monthly, "2026-07", "2026-06-01"), Vec::<String>::new());
    }
}
