//! Where and when the invented records are laid: the council, today and the seed.

use crate::calendar::{later, to_weekday};
use crate::people;
use domain::access::Role;
use domain::values::{Date, FinancialYear};
use jiff::Timestamp;
use jiff::tz::Offset;

/// A council on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The council's code.
    pub council: &'static str,
    /// The day.
    pub today: Date,
    /// What every drawing of lots begins from.
    pub seed: u64,
}

impl Setting {
    /// The weekday so many days from today, or a day or two beside it where that is at a weekend. The lists keep a week's
    /// distance from today, so that none crosses it.
    pub(super) fn day(&self, days: i64) -> Date {
        to_weekday(later(self.today, days))
    }

    /// The same of a number as it stands in a list.
    pub(super) fn day_of(&self, text: &str) -> Option<Date> {
        text.trim().parse().ok().map(|days| self.day(days))
    }

    /// The financial year so many years from the present one.
    pub(super) fn year(&self, years: i8) -> FinancialYear {
        let mut year = FinancialYear::of(self.today);
        for _ in 0..years.unsigned_abs() {
            year = if years < 0 { year.previous() } else { FinancialYear::of(later(year.last_day(), 1)) };
        }
        year
    }

    /// The name of whoever has a role in the council, where a text is `@` and a role; else the text.
    pub(super) fn person(&self, text: &str) -> String {
        let role = text.strip_prefix('@').and_then(|name| name.parse::<Role>().ok());
        let has =
            |roles: &[(&str, Role)]| roles.iter().any(|(council, one)| *council == self.council && Some(*one) == role);
        let found = people::people().into_iter().find(|person| has(&person.roles));
        found.map_or_else(|| text.to_owned(), |person| person.name.to_owned())
    }
}

/// A moment on a day, at an hour of the working day counted from nine.
pub(super) fn moment(day: Date, hours: usize) -> Timestamp {
    let hour = i8::try_from(hours % 8).map_or(9, |hours| 9 + hours);
    Offset::UTC.to_timestamp(day.at(hour, 30, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}
