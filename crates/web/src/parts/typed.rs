//! Reading what was typed into a form: each value or what is wrong with it, all errors together.

use crate::components::FieldErrors;
use crate::forms::Sent;
use domain::values::{Date, Month, Pence};
use std::str::FromStr;

/// What was sent, with the errors found so far.
pub struct Typed<'a> {
    pub sent: &'a Sent,
    pub errors: FieldErrors,
}

/// The days that count in records.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

impl<'a> Typed<'a> {
    pub fn new(sent: &'a Sent) -> Typed<'a> {
        Typed { sent, errors: FieldErrors::default() }
    }

    /// Says what is wrong with a field.
    pub fn wrong(&mut self, name: &str, message: &str) {
        self.errors.add(name, message);
    }

    /// A text, white space taken off its ends; empty where none was typed.
    pub fn text(&self, name: &str) -> String {
        self.sent.text(name).trim().to_owned()
    }

    /// A text that must be there.
    pub fn needed(&mut self, name: &str, message: &str) -> String {
        let text = self.text(name);
        if text.is_empty() {
            self.wrong(name, message);
        }
        text
    }

    /// Several texts on lines of their own.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let lines = self.sent.text(name).lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// A day in three boxes; none where all are empty.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        let part = |part: &str| self.sent.text(&format!("{name}-{part}")).trim().to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let read = || Date::new(year.parse().ok()?, Month::number_read(&month)?, day.parse().ok()?).ok();
        let read = read();
        let found = read.filter(|day| YEARS.contains(&day.year()));
        if found.is_none() {
            let message = match read {
                Some(_) => format!("Enter a day from {} to {}", YEARS.start(), YEARS.end()),
                None => "Enter a day that there is, like 27 3 2027".to_owned(),
            };
            self.errors.add_at(name, &format!("{name}-day"), &message);
        }
        found
    }

    /// A day that must be there.
    pub fn needed_day(&mut self, name: &str, message: &str) -> Option<Date> {
        let before = self.errors.of(name).is_empty();
        let found = self.day(name);
        if found.is_none() && before && self.errors.of(name).is_empty() {
            self.errors.add_at(name, &format!("{name}-day"), message);
        }
        found
    }

    /// A value that is read from its text; none where none was typed.
    pub fn maybe<T: FromStr>(&mut self, name: &str, message: &str) -> Option<T> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.wrong(name, message);
        }
        read
    }

    /// A value that must be there.
    pub fn value<T: FromStr>(&mut self, name: &str, message: &str) -> Option<T> {
        let read = self.text(name).parse().ok();
        if read.is_none() {
            self.wrong(name, message);
        }
        read
    }

    /// Each value sent under a name; what cannot be read is left out.
    pub fn values<T: FromStr>(&self, name: &str) -> Vec<T> {
        self.sent.all(name).into_iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// An amount of money; none where none was typed.
    pub fn money(&mut self, name: &str) -> Option<Pence> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        match Pence::from_typed(&text) {
            Ok(pence) => Some(pence),
            Err(message) => {
                self.wrong(name, &message);
                None
            }
        }
    }

    /// Whether anything is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.errors.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_three_boxes_is_whole_or_wrong() {
        for (typed, day, error, reason) in [
            ("d-day=29&d-month=2&d-year=2028", Some("2028-02-29"), false, "a leap day"),
            ("d-day=29&d-month=2&d-year=2027", None, true, "none"),
            ("d-day=5&d-month=December&d-year=2026", Some("2026-12-05"), false, "a month by its name"),
            ("d-day=5&d-month=Decembre&d-year=2026", None, true, "no month"),
            ("d-day=1&d-month=&d-year=2027", None, true, "half a day"),
            ("d-day=&d-month=&d-year=", None, false, "nothing typed"),
            ("d-day=1&d-month=1&d-year=1989", None, true, "before the days that count"),
            ("d-day=31&d-month=12&d-year=2199", Some("2199-12-31"), false, "the last that counts"),
        ] {
            let sent = Sent::read(typed);
            let mut typed = Typed::new(&sent);
            assert_eq!(typed.day("d").map(|day| day.to_string()).as_deref(), day, "{reason}");
            assert_eq!(typed.is_wrong(), error, "{reason}");
        }
    }

    #[test]
    fn a_day_that_is_too_far_off_is_told_from_one_that_there_is_not() {
        for (typed, error, reason) in [
            ("d-day=31&d-month=3&d-year=2999", "Enter a day from 1990 to 2199", "there is such a day"),
            ("d-day=31&d-month=12&d-year=2199", "", "the last that counts"),
            ("d-day=1&d-month=1&d-year=2200", "Enter a day from 1990 to 2199", "the day after"),
            ("d-day=30&d-month=2&d-year=2999", "Enter a day that there is, like 27 3 2027", "no such day in any year"),
        ] {
            let sent = Sent::read(typed);
            let mut typed = Typed::new(&sent);
            typed.day("d");
            assert_eq!(typed.errors.of("d"), error, "{reason}");
        }
    }

    #[test]
    fn what_is_missing_is_said_once() {
        let sent = Sent::read("d-day=99&d-month=1&d-year=2027");
        let mut typed = Typed::new(&sent);
        assert_eq!(typed.needed_day("d", "Enter the day"), None);
        assert_eq!(typed.errors.iter().count(), 1);
        assert!(typed.needed("title", "Enter the title").is_empty());
        assert_eq!(typed.errors.of("title"), "Enter the title");
    }
}
