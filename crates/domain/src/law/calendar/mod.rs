//! Which days count: working days of the whole United Kingdom, and periods that end on the day the law means.
//!
//! A working day is no Saturday, Sunday or bank holiday in any part of the United Kingdom (Procurement Act 2023
//! s.123(1)), so a holiday in Scotland or Northern Ireland alone stops an English council's count too.

mod count;
mod holidays;

pub use count::{WorkingDays, clear_days_after, days_following, days_including};
pub use holidays::{Basis, FIRST_PUBLISHED, Holiday, LAST_PROCLAIMED, OneOff, Part, holidays_of};

use super::answer::Reasons;
use super::entry::Sureness;
use jiff::civil::{Date, Weekday};

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// It counts.
    Working,
    /// A Saturday or Sunday.
    Weekend,
    /// A bank holiday in some part of the United Kingdom.
    Holiday(&'a Holiday),
}

/// The days that count, with the one-off holidays that an administrator added.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    added: Vec<Holiday>,
    taken_away: Vec<(Date, Part)>,
}

impl Calendar {
    /// The calendar with further one-off holidays, beside those of the rule book.
    ///
    /// ```
    /// use domain::law::calendar::{Calendar, OneOff, Part};
    /// use jiff::civil::date;
    /// let jubilee = OneOff { day: date(2027, 6, 4), name: "Jubilee".into(), parts: Part::ALL.to_vec(), instead_of: None };
    /// assert!(Calendar::default().is_working_day(date(2027, 6, 4)));
    /// assert!(!Calendar::with(&[jubilee]).is_working_day(date(2027, 6, 4)));
    /// ```
    #[must_use]
    pub fn with(one_offs: &[OneOff]) -> Self {
        let added = one_offs.iter().map(Holiday::added).collect();
        let mut taken_away = Vec::new();
        for one in one_offs {
            taken_away.extend(one.instead_of.iter().flat_map(|day| one.parts.iter().map(|part| (*day, *part))));
        }
        Calendar { added, taken_away }
    }

    /// What the day is.
    #[must_use]
    pub fn day(&self, day: Date) -> Day<'_> {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Day::Weekend;
        }
        let stays = |holiday: &&Holiday| holiday.parts.iter().any(|part| !self.taken_away.contains(&(day, *part)));
        let added = self.added.iter().find(|holiday| holiday.day == day);
        added.or_else(|| holidays::built_in(day).filter(stays)).map_or(Day::Working, Day::Holiday)
    }

    /// Whether the day counts.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.day(day) == Day::Working
    }

    /// Says why a day does not count, and what that leans on. Says nothing of a day that counts.
    pub fn say_left_out(&self, day: Date, reasons: &mut Reasons) {
        match self.day(day) {
            Day::Working => {}
            Day::Weekend => reasons.leave_out(said(day), "a Saturday or Sunday"),
            Day::Holiday(holiday) => {
                reasons.leave_out(said(day), holiday.said());
                lean_on(holiday, reasons);
            }
        }
    }
}

/// Tells how sure a holiday is, where it is not sure.
fn lean_on(holiday: &Holiday, reasons: &mut Reasons) {
    let day = said(holiday.day);
    if holiday.is_expected() {
        let why = format!(
            "bank holidays are known to {LAST_PROCLAIMED}; this one is expected, as it is proclaimed each year"
        );
        reasons.lean(Sureness::Derived, format!("{day} is an expected holiday"), why);
    } else if holiday.basis == Basis::OneOff {
        reasons.lean(
            Sureness::Secondary,
            format!("{day} was proclaimed once"),
            "read in the news, not in the proclamation",
        );
    }
}

/// A day as people read it: `Friday 20 November 2026`.
#[must_use]
pub fn said(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

#[cfg(test)]
mod tests;
