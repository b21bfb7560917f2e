//! The financial year of an English council: 1 April to 31 March.

use super::Month;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A financial year, 1 April to 31 March (Local Government Finance Act 1992 s.116). Written `2025-26`.
///
/// ```
/// use domain::values::FinancialYear;
/// use jiff::civil::date;
/// assert_eq!(FinancialYear::of(date(2026, 3, 31)).to_string(), "2025-26");
/// assert_eq!(FinancialYear::of(date(2026, 4, 1)).to_string(), "2026-27");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FinancialYear {
    starts_in: i16,
}

impl FinancialYear {
    /// The financial year that a day falls in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::of_month(Month::of(date))
    }

    /// The financial year that a month falls in.
    #[must_use]
    pub fn of_month(month: Month) -> Self {
        let starts_in = if month.number() >= 4 { month.year() } else { month.year() - 1 };
        FinancialYear { starts_in }
    }

    /// The calendar year in whose April it starts.
    #[must_use]
    pub const fn starts_in(self) -> i16 {
        self.starts_in
    }

    /// 1 April.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::constant(self.starts_in, 4, 1)
    }

    /// 31 March of the next calendar year.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::constant(self.starts_in + 1, 3, 31)
    }

    /// The financial year before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        FinancialYear { starts_in: self.starts_in - 1 }
    }

    /// The financial year after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        FinancialYear { starts_in: self.starts_in + 1 }
    }

    /// Its twelve months, April first.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        std::iter::successors(Month::new(self.starts_in, 4), |month| Some(month.next())).take(12).collect()
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.starts_in, (self.starts_in + 1).rem_euclid(100))
    }
}

impl FromStr for FinancialYear {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a financial year such as 2025-26");
        let (first, _) = text.split_once('-').ok_or_else(wrong)?;
        let starts_in: i16 = first.parse().map_err(|_| wrong())?;
        let year = FinancialYear { starts_in };
        ((1..=9998).contains(&starts_in) && year.to_string() == text).then_some(year).ok_or_else(wrong)
    }
}

as_text!(FinancialYear);

/// A quarter of a financial year: 1 is April to June, 4 is January to March.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: FinancialYear,
    number: u8,
}

impl Quarter {
    /// The quarter that a month falls in.
    #[must_use]
    pub fn of_month(month: Month) -> Self {
        let number = match month.number() {
            4..=6 => 1,
            7..=9 => 2,
            10..=12 => 3,
            _ => 4,
        };
        Quarter { year: FinancialYear::of_month(month), number }
    }

    /// Its financial year.
    #[must_use]
    pub const fn year(self) -> FinancialYear {
        self.year
    }

    /// Its number, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Its three months.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        self.year.months().into_iter().skip(usize::from(self.number - 1) * 3).take(3).collect()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = match self.number {
            1 => "April to June",
            2 => "July to September",
            3 => "October to December",
            _ => "January to March",
        };
        write!(f, "Quarter {}, {span}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};

    #[test]
    fn every_day_of_ten_years_lies_between_the_first_and_last_day_of_its_year() {
        let mut day = date(2020, 1, 1);
        while day < date(2030, 1, 1) {
            let year = FinancialYear::of(day);
            assert!(year.first_day() <= day && day <= year.last_day(), "{day}");
            assert!(Quarter::of_month(Month::of(day)).months().contains(&Month::of(day)), "{day}");
            day = day.checked_add(1.day()).unwrap();
        }
    }

    #[test]
    fn a_year_is_read_only_as_it_is_written() {
        for (text, ok) in [
            ("2025-26", true),
            ("1999-00", true),
            ("2025-27", false),
            ("2025/26", false),
            ("2025", false),
            ("-1-0", false),
        ] {
            assert_eq!(text.parse::<FinancialYear>().is_ok(), ok, "{text}");
        }
    }
}
