//! Mails that tell people what waits for them and what changed, as often as each of them wants.
//!
//! A mail is less well kept than a page: it stays in a mailbox, and is forwarded. So it names nothing that only some may see,
//! nothing exempt, and nobody; it says how much there is, and where to read it. Nothing is sent where there is nothing to say.

mod changes;
#[cfg(test)]
mod tests;
mod text;

pub use changes::changes;
pub use text::{Reading, Written, one_line, test_mail, waiting};

use crate::law::calendar::{Calendar, Day, Part};
use crate::values::Date;
use jiff::ToSpan;

named! {
    /// What a digest tells.
    DigestKind {
        Waiting "waiting" "What waits for you";
        Changes "changes" "What changed in procurement";
    }
}

named! {
    /// How often somebody wants a digest.
    HowOften {
        Never "never" "Never";
        Daily "daily" "On each working day";
        Weekly "weekly" "Once a week, on Monday";
    }
}

impl HowOften {
    /// How often a digest goes to somebody who chose nothing.
    pub const USUAL: HowOften = HowOften::Weekly;

    /// How often it goes, as the end of a sentence.
    const fn said(self) -> &'static str {
        match self {
            HowOften::Never => "never",
            HowOften::Daily => "on each working day on which there is something to say",
            HowOften::Weekly => "once a week, on the first working day, where there is something to say",
        }
    }
}

/// The days of which a first digest of changes tells.
const FIRST_DAYS: i64 = 7;

/// Whether people in England are at work on a day: neither a weekend nor a bank holiday there. A holiday of another part of
/// the United Kingdom stops no mail, though it stops the clock of the Procurement Act.
fn is_at_work(calendar: &Calendar, day: Date) -> bool {
    match calendar.day(day) {
        Day::Working => true,
        Day::Weekend => false,
        Day::Holiday(holiday) => !holiday.parts.contains(&Part::EnglandAndWales),
    }
}

/// Whether a digest goes on a day to somebody who wants it so often. `last` is the day on which it was last looked at for the
/// person, whether there was anything to say or not; none where it never was.
///
/// A weekly one goes on the first day of the week on which people work. Where the program did not run on that day, it goes on the
/// next one; but nobody who was added in the middle of a week gets one before the next.
#[must_use]
pub fn goes(how_often: HowOften, today: Date, last: Option<Date>, calendar: &Calendar) -> bool {
    if !is_at_work(calendar, today) || last.is_some_and(|last| last >= today) {
        return false;
    }
    match how_often {
        HowOften::Never => false,
        HowOften::Daily => true,
        HowOften::Weekly => {
            let since_monday = i64::from(today.weekday().to_monday_zero_offset());
            let monday = today.saturating_sub(since_monday.days());
            let mut before = (0..since_monday).map(|days| monday.saturating_add(days.days()));
            before.all(|day| !is_at_work(calendar, day)) || last.is_some_and(|last| last < monday)
        }
    }
}

/// The last day of which a digest of changes tells: the day before it goes. It goes in the morning, and of a day that is not over
/// nobody knows what will still be recorded.
#[must_use]
pub fn until(today: Date) -> Date {
    today.saturating_sub(1.day())
}

/// The day after which a digest of changes begins to tell: the last day that the one before told of, which went on `last`, so that
/// between two of them no day is left out and none is told twice; or so that the first tells of a week.
#[must_use]
pub fn since(last: Option<Date>, today: Date) -> Date {
    until(last.unwrap_or_else(|| today.saturating_sub(FIRST_DAYS.days())))
}

/// So many times a mail is tried before it is given up.
pub const TRIES_MAX: u32 = 6;

/// How many minutes pass after a try that failed until the next; none once it is given up. A server that is down for a night is
/// waited for: 5 minutes, 30 minutes, 2 hours, 6 hours and 12 hours come to most of a day.
#[must_use]
pub const fn next_try_minutes(tries: u32) -> Option<i64> {
    match tries {
        0 => Some(0),
        1 => Some(5),
        2 => Some(30),
        3 => Some(120),
        4 => Some(360),
        5 => Some(720),
        _ => None,
    }
}
