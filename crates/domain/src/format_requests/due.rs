//! When a request is due, and how long who asked is remembered: both as the council chose.

use super::FormatRequest;
use crate::law::calendar::Calendar;
use crate::strategy::{WrongField, check_text};
use crate::values::Date;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// What a council settled about requests for other formats. The periods are its own choice: no Act gives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormatSettings {
    /// Working days from the day after a request came in until it is due.
    pub days: u16,
    /// Months after a request is closed, after which who asked is erased.
    pub months: u16,
    /// How else somebody can ask, such as a telephone number and a postal address; shown beside the public form.
    pub other_ways: String,
}

impl Default for FormatSettings {
    fn default() -> Self {
        // The house's choice until the council makes its own: two weeks of work, and a year for questions afterwards.
        FormatSettings { days: 10, months: 12, other_ways: String::new() }
    }
}

record! {
    FormatSettings, "format_settings", |one| "settings".to_owned(), "Settings of requests for other formats".to_owned();
}

/// The most working days that can be settled: a quarter of a year.
const DAYS_MAX: u16 = 60;
/// The most months that can be settled: as long as most claims can be brought
/// ([Limitation Act 1980 s.5](https://www.legislation.gov.uk/ukpga/1980/58/section/5)).
const MONTHS_MAX: u16 = 72;

/// What is wrong with settings, field by field.
#[must_use]
pub fn check_settings(settings: &FormatSettings) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if !(1..=DAYS_MAX).contains(&settings.days) {
        wrong.push(WrongField::new("days", format!("Enter a number of working days from 1 to {DAYS_MAX}")));
    }
    if !(1..=MONTHS_MAX).contains(&settings.months) {
        wrong.push(WrongField::new("months", format!("Enter a number of months from 1 to {MONTHS_MAX}")));
    }
    check_text(&mut wrong, "other_ways", &settings.other_ways, None);
    wrong
}

/// The day by which a request that came in on a day is to be answered: so many working days, the first of them after that day.
///
/// ```
/// use domain::format_requests::due_day;
/// use domain::law::calendar::Calendar;
/// use jiff::civil::date;
/// assert_eq!(due_day(date(2026, 11, 13), 10, &Calendar::default()), date(2026, 11, 27), "two weeks from Friday to Friday");
/// ```
#[must_use]
pub fn due_day(came_in: Date, days: u16, calendar: &Calendar) -> Date {
    calendar.working_days_following(came_in, days).last_day().unwrap_or(came_in)
}

/// Whether who asked is to be erased by a day: the request was closed so many months ago, and they are still kept.
#[must_use]
pub fn is_to_be_erased(request: &FormatRequest, settings: &FormatSettings, today: Date) -> bool {
    let last = request.state.closed_on().map(|on| on.saturating_add(i32::from(settings.months).months()));
    request.erased_on.is_none() && last.is_some_and(|last| last <= today)
}
