//! Days laid relative to today.

use crate::random::Random;
use domain::values::{Date, FinancialYear, Month};
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The last month that is over: the one before today's.
pub(crate) fn last_complete_month(today: Date) -> Month {
    Month::of(today.first_of_month().yesterday().unwrap_or(today))
}

/// The last three complete financial years, the oldest first, and the current one as far as it has come.
/// On 1 April the year that ended the day before is complete, and the current one has no month yet.
pub(crate) fn years(today: Date) -> Vec<FinancialYear> {
    let last = last_complete_month(today);
    let newest = FinancialYear::of_month(last);
    let complete = if last.number() == 3 { newest } else { newest.previous() };
    let mut years = vec![complete.previous().previous(), complete.previous(), complete];
    if newest > complete {
        years.push(newest);
    }
    years
}

/// A weekday of a month.
pub(crate) fn weekday_of(month: Month, random: &mut Random) -> Date {
    let last = month.last_day().day();
    let day = i8::try_from(random.between(1, u32::try_from(last).unwrap_or(28))).unwrap_or(1);
    let first = month.first_day();
    let date = first.checked_add((i64::from(day) - 1).days()).unwrap_or(first);
    to_weekday(date)
}

/// The day, or the nearest weekday of its month where it is a Saturday or Sunday.
pub(crate) fn to_weekday(date: Date) -> Date {
    let days = match (date.weekday(), date.day()) {
        (Weekday::Saturday, 1) => 2,
        (Weekday::Saturday, _) => -1,
        (Weekday::Sunday, day) if day < date.days_in_month() => 1,
        (Weekday::Sunday, _) => -2,
        _ => 0,
    };
    later(date, days)
}

/// The day so many days later, or earlier for a number below zero.
pub(crate) fn later(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// Whole days from one day to a later one; none where it is earlier.
pub(crate) fn days_from(from: Date, to: Date) -> u64 {
    to.since(from).map_or(0, |span| u64::try_from(span.get_days()).unwrap_or(0))
}

/// How long an invoice waited: nine in ten are paid within 30 days, 19 or 20 on average.
pub(crate) fn days_to_pay(random: &mut Random) -> i64 {
    if random.happens(9125, 10000) { i64::from(random.between(5, 29)) } else { i64::from(random.between(31, 64)) }
}
