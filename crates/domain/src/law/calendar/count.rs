//! Periods that end on the day the law means. The names say whether the first day counts.

use super::{Calendar, Day, lean_on, said};
use crate::law::answer::Reasons;
use jiff::ToSpan;
use jiff::civil::Date;

/// The last day of "N days *beginning with*" a day: that day is day 1.
///
/// ```
/// use domain::law::calendar::days_including;
/// use jiff::civil::date;
/// assert_eq!(days_including(date(2026, 11, 20), 30), date(2026, 12, 19));
/// ```
#[must_use]
pub fn days_including(first: Date, days: u16) -> Date {
    first.saturating_add((i32::from(days) - 1).days())
}

/// The last day of "N days beginning with *the day after*" a day: the day after is day 1.
///
/// ```
/// use domain::law::calendar::days_following;
/// use jiff::civil::date;
/// assert_eq!(days_following(date(2026, 11, 20), 25), date(2026, 12, 15));
/// ```
#[must_use]
pub fn days_following(event: Date, days: u16) -> Date {
    event.saturating_add(i32::from(days).days())
}

/// The first day on which something may be done that needs so many *clear* days: neither end counts.
///
/// ```
/// use domain::law::calendar::clear_days_after;
/// use jiff::civil::date;
/// assert_eq!(clear_days_after(date(2026, 11, 20), 28), date(2026, 12, 19));
/// ```
#[must_use]
pub fn clear_days_after(event: Date, days: u16) -> Date {
    event.saturating_add((i32::from(days) + 1).days())
}

/// A count of working days: each that counted, and each day between that did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    /// The days that counted, in order.
    pub counted: Vec<Date>,
    /// The days between them, and before the first, that did not.
    pub left_out: Vec<Date>,
}

impl WorkingDays {
    /// The day on which the count ends; none where nothing was to be counted.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.counted.last().copied()
    }

    /// Says which days counted and why the others did not.
    pub fn say(&self, calendar: &Calendar, reasons: &mut Reasons) {
        let mut number = 0;
        let mut left_out = self.left_out.iter().copied().peekable();
        for day in &self.counted {
            while let Some(out) = left_out.next_if(|out| out < day) {
                calendar.say_left_out(out, reasons);
            }
            number += 1;
            reasons.count(said(*day), format!("working day {number}"));
        }
    }

    /// Says only what the count leans on, for a caller that does not list the days.
    pub fn say_leanings(&self, calendar: &Calendar, reasons: &mut Reasons) {
        for day in &self.left_out {
            if let Day::Holiday(holiday) = calendar.day(*day) {
                lean_on(holiday, reasons);
            }
        }
    }
}

impl Calendar {
    /// "N working days *beginning with*" a day: that day is working day 1, if it is one.
    ///
    /// ```
    /// use domain::law::calendar::Calendar;
    /// use jiff::civil::date;
    /// let standstill = Calendar::default().working_days_including(date(2026, 11, 20), 8);
    /// assert_eq!(standstill.last_day(), Some(date(2026, 12, 2)), "30 November is a holiday in Scotland");
    /// ```
    #[must_use]
    pub fn working_days_including(&self, first: Date, days: u16) -> WorkingDays {
        let mut counted = Vec::with_capacity(usize::from(days));
        let mut left_out = Vec::new();
        let mut day = first;
        while counted.len() < usize::from(days) {
            if self.is_working_day(day) {
                counted.push(day)
            } else {
                left_out.push(day)
            }
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        WorkingDays { counted, left_out }
    }

    /// "N working days beginning with *the day after*" a day.
    #[must_use]
    pub fn working_days_following(&self, event: Date, days: u16) -> WorkingDays {
        self.working_days_including(event.saturating_add(1.day()), days)
    }

    /// The latest day on which a period of N working days *beginning with* it can start to be over by a day.
    #[must_use]
    pub fn latest_start_of_working_days(&self, last: Date, days: u16) -> Date {
        let mut left = days;
        let mut day = last;
        loop {
            if self.is_working_day(day) {
                left = left.saturating_sub(1);
            }
            match (left, day.yesterday()) {
                (0, _) | (_, Err(_)) => return day,
                (_, Ok(before)) => day = before,
            }
        }
    }
}
