//! What time it is: the only place that asks the machine.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// A clock: the machine's, or one that stands still for tests and demonstrations.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// Always the same moment.
    Still(Timestamp),
    /// The machine's clock moved by so much: it goes on, as leases and sessions need it to.
    Moved(SignedDuration),
}

impl Clock {
    /// The moment.
    #[must_use]
    pub fn now(self) -> Timestamp {
        match self {
            Clock::Machine => Timestamp::now(),
            Clock::Still(moment) => moment,
            Clock::Moved(by) => Timestamp::now().checked_add(by).unwrap_or(Timestamp::MAX),
        }
    }

    /// The day it is in England.
    #[must_use]
    pub fn today(self) -> Date {
        self.now().to_zoned(london()).date()
    }

    /// The hour it is in England, from 0 to 23.
    #[must_use]
    pub fn hour(self) -> i8 {
        self.now().to_zoned(london()).hour()
    }

    /// A clock that goes on as the machine's does, as if today were this day.
    #[must_use]
    pub fn as_if(day: Date) -> Clock {
        let real = Timestamp::now().to_zoned(london());
        let moved = real.with().date(day).build().map_or(SignedDuration::ZERO, |then| real.duration_until(&then));
        Clock::Moved(moved)
    }

    /// A clock that stands at noon of a day.
    #[must_use]
    pub fn noon_of(day: Date) -> Clock {
        day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(Clock::Machine, |noon| Clock::Still(noon.timestamp()))
    }
}

fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_clock_shows_the_day_it_was_moved_to_and_goes_on() {
        for day in ["2024-01-15", "2024-07-15"] {
            let clock = Clock::as_if(day.parse().unwrap());
            assert_eq!(clock.today().to_string(), day);
            let Clock::Moved(by) = clock else { panic!("a moved clock") };
            let (before, moved, after) = (Timestamp::now(), clock.now(), Timestamp::now());
            assert!(before + by <= moved && moved <= after + by, "it goes as fast as the machine's");
        }
    }

    #[test]
    fn the_day_is_that_of_london() {
        for (moment, day, reason) in [
            ("2026-06-30T22:59:59Z", "2026-06-30", "one second before midnight in summer time"),
            ("2026-06-30T23:00:00Z", "2026-07-01", "midnight in summer time"),
            ("2026-12-31T23:59:59Z", "2026-12-31", "winter time is UTC"),
        ] {
            assert_eq!(Clock::Still(moment.parse().unwrap()).today().to_string(), day, "{reason}");
        }
    }
}
