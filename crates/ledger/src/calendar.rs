//! Days and months as the files keep them.

use crate::LedgerFailure;
use domain::values::{Date, Month};
use jiff::ToSpan;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The days since 1 January 1970.
pub(crate) fn days_of(date: Date) -> Result<i32, LedgerFailure> {
    let span = EPOCH.until(date).map_err(|failure| LedgerFailure::Engine(failure.to_string()))?;
    Ok(span.get_days())
}

/// The day that many days after 1 January 1970; none beyond the calendar.
pub(crate) fn date_of(days: i32) -> Option<Date> {
    EPOCH.checked_add(days.days()).ok()
}

/// A month as the number yyyymm, which sorts as time does.
pub(crate) fn number_of(month: Month) -> i32 {
    i32::from(month.year()) * 100 + i32::from(month.number())
}

/// The month of a number yyyymm; none where the number is no month.
pub(crate) fn month_of(number: i32) -> Option<Month> {
    let year = i16::try_from(number / 100).ok()?;
    let month = i8::try_from(number % 100).ok()?;
    Month::new(year, month)
}
