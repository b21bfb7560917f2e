//! A calendar month.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month of a year, in order of time. Written `2025-04` in files and addresses.
///
/// ```
/// use domain::values::Month;
/// let april: Month = "2025-04".parse().unwrap();
/// assert_eq!(april.to_string(), "2025-04");
/// assert_eq!(april.name(), "April 2025");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month that a day falls in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Month { year: date.year(), month: date.month() }
    }

    /// A month by its year and its number from 1 to 12; none for any other number, and none outside the years 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=9999).contains(&year)).then_some(Month { year, month })
    }

    /// The number of a month that is written as a number or by its name, whole or from its first three letters on: 12 for
    /// `12`, `December` and `dec`; none for anything else.
    ///
    /// ```
    /// use domain::values::Month;
    /// assert_eq!(Month::number_read("Sept"), Some(9));
    /// assert_eq!(Month::number_read("13"), None);
    /// assert_eq!(Month::number_read("Ju"), None, "June or July");
    /// ```
    #[must_use]
    pub fn number_read(text: &str) -> Option<i8> {
        let text = text.trim().to_lowercase();
        let is_named = |name: &&str| text.len() >= 3 && name.to_lowercase().starts_with(&text);
        let named = || (1..).zip(NAMES.iter()).find(|(_, name)| is_named(name)).map(|(number, _)| number);
        text.parse().ok().filter(|number| (1..=12).contains(number)).or_else(named)
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The number of the month, 1 for January.
    #[must_use]
    pub const fn number(self) -> i8 {
        self.month
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month, 1)
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Month { year: self.year + 1, month: 1 }
        } else {
            Month { year: self.year, month: self.month + 1 }
        }
    }

    /// The month as people write it: `April 2025`.
    #[must_use]
    pub fn name(self) -> String {
        let name = usize::try_from(self.month - 1).ok().and_then(|at| NAMES.get(at)).copied().unwrap_or("");
        format!("{name} {}", self.year)
    }

    /// The month as a chart labels it: `Apr 2025`.
    #[must_use]
    pub fn short_name(self) -> String {
        let name = self.name();
        format!("{} {}", name.get(..3).unwrap_or(&name), self.year)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a month such as 2025-04");
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !is_number(year) || !is_number(month) {
            return Err(wrong());
        }
        let (year, month) = (year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?);
        Month::new(year, month).ok_or_else(wrong)
    }
}

as_text!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_digits_a_hyphen_and_two_digits_are_a_month() {
        for (text, is_month) in [
            ("2025-04", true),
            ("2025-12", true),
            ("2025-13", false),
            ("2025-00", false),
            ("25-04", false),
            ("2025-4", false),
            ("0000-01", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<Month>().is_ok(), is_month, "{text}");
        }
    }

    #[test]
    fn december_is_followed_by_january_of_the_next_year() {
        let december: Month = "2024-12".parse().unwrap();
        assert_eq!(december.next().to_string(), "2025-01");
    }

    #[test]
    fn the_last_day_of_february_follows_the_leap_year() {
        assert_eq!(Month::new(2024, 2).unwrap().last_day().day(), 29);
        assert_eq!(Month::new(2023, 2).unwrap().last_day().day(), 28);
    }
}
