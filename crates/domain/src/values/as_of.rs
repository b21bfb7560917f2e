//! The moment as of which figures are made.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The moment of a text as of which figures can be made: one that [`moment`] reads and that lies on no day
/// after today.
///
/// # Errors
/// In words, when it is neither a moment nor a day, or is still to come.
///
/// ```
/// use domain::values::as_of;
/// let today = "2026-06-17".parse().unwrap();
/// assert_eq!(as_of("2026-03-31", today).unwrap().to_string(), "2026-03-31T22:59:59.999Z", "summer time has begun");
/// assert!(as_of("2026-06-17", today).is_ok());
/// assert!(as_of("2026-06-18", today).is_err());
/// ```
pub fn as_of(text: &str, today: Date) -> Result<Timestamp, String> {
    already(moment(text)?, today)
}

/// A moment, where it lies on no day in England after today: nobody knows yet how the records will stand then.
///
/// # Errors
/// In words, when it is still to come.
pub fn already(moment: Timestamp, today: Date) -> Result<Timestamp, String> {
    let day = moment.to_zoned(england()).date();
    if day > today {
        let (day, today) = (day.strftime("%-d %B %Y"), today.strftime("%-d %B %Y"));
        return Err(format!("{day} is still to come: the last day that figures can be asked for is today, {today}"));
    }
    Ok(moment)
}

/// The moment of a text: a moment such as `2026-03-31T16:05:00.250Z`, or a day such as `2026-03-31`, which stands for its
/// end in England.
///
/// # Errors
/// In words, when it is neither.
///
/// ```
/// use domain::values::moment;
/// assert_eq!(moment("2026-01-31").unwrap().to_string(), "2026-01-31T23:59:59.999Z");
/// assert!(moment("yesterday").is_err());
/// ```
pub fn moment(text: &str) -> Result<Timestamp, String> {
    let wrong = || format!("{text:?} is neither a day such as 2026-03-31 nor a moment such as 2026-03-31T16:05:00Z");
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let is_a_day = text.len() == 10;
    let day: Date = text.parse().ok().filter(|_| is_a_day).ok_or_else(wrong)?;
    let end = day.to_datetime(time(23, 59, 59, 999_000_000)).to_zoned(england()).map_err(|_| wrong())?;
    Ok(end.timestamp())
}

/// The day of a moment, as people in England count days.
///
/// ```
/// use domain::values::day_of;
/// assert_eq!(day_of("2026-06-30T23:30:00Z".parse().unwrap()).to_string(), "2026-07-01", "summer time");
/// ```
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(england()).date()
}

/// A moment as people in England read it: `31 March 2026, 5:05pm`.
#[must_use]
pub fn moment_said(moment: Timestamp) -> String {
    let there: Zoned = moment.to_zoned(england());
    let half = if there.hour() < 12 { "am" } else { "pm" };
    let hour = if there.hour() % 12 == 0 { 12 } else { there.hour() % 12 };
    format!("{}, {hour}:{:02}{half}", there.strftime("%-d %B %Y"), there.minute())
}

fn england() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_for_its_end_and_a_moment_for_itself() {
        for (text, said, reason) in [
            ("2026-07-01", Some("2026-07-01T22:59:59.999Z"), "the end of a day in summer"),
            ("2026-12-01", Some("2026-12-01T23:59:59.999Z"), "the end of a day in winter"),
            ("2026-07-01T09:00:00.5Z", Some("2026-07-01T09:00:00.5Z"), "a moment to the thousandth"),
            ("2026-02-30", None, "there is no such day"),
            ("20260701", None, "not as people write it"),
            ("now", None, "a word"),
            ("", None, "nothing"),
        ] {
            assert_eq!(moment(text).ok().map(|moment| moment.to_string()).as_deref(), said, "{reason}");
        }
    }

    #[test]
    fn figures_are_of_no_moment_that_is_still_to_come() {
        for (text, is_taken, reason) in [
            ("2026-11-21", true, "today, though its end is still to come"),
            ("2026-11-20", true, "a day before"),
            ("2026-11-22", false, "tomorrow"),
            ("2030-01-01", false, "years ahead"),
            ("2026-11-21T23:30:00Z", true, "later today"),
            ("2026-11-22T00:00:00Z", false, "the first moment of tomorrow"),
        ] {
            assert_eq!(as_of(text, "2026-11-21".parse().unwrap()).is_ok(), is_taken, "{reason}");
        }
        let summer = as_of("2026-06-30T23:30:00Z", "2026-06-30".parse().unwrap());
        assert!(summer.unwrap_err().starts_with("1 July 2026 is still to come"), "days are those of England");
    }

    #[test]
    fn a_moment_is_read_by_the_clock_on_the_wall() {
        for (moment, said) in [
            ("2026-07-01T11:05:00Z", "1 July 2026, 12:05pm"),
            ("2026-12-01T00:00:00Z", "1 December 2026, 12:00am"),
            ("2026-12-01T15:30:00Z", "1 December 2026, 3:30pm"),
        ] {
            assert_eq!(moment_said(moment.parse().unwrap()), said);
        }
    }
}
