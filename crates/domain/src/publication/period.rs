//! The stretch of time that one publication is of.

use crate::values::{Date, FinancialYear, Month, Quarter};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How often a data set is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// Each month.
    Monthly,
    /// Each quarter of the financial year.
    Quarterly,
    /// Each financial year.
    Yearly,
}

impl Frequency {
    /// Every one, the most frequent first.
    pub const ALL: &[Frequency] = &[Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly];

    /// The name in records and forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Frequency::Monthly => "monthly",
            Frequency::Quarterly => "quarterly",
            Frequency::Yearly => "yearly",
        }
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Frequency::Monthly => "Each month",
            Frequency::Quarterly => "Each quarter",
            Frequency::Yearly => "Each financial year",
        }
    }

    /// The period of this length that a month falls in.
    #[must_use]
    pub fn period_of(self, month: Month) -> PublicationPeriod {
        match self {
            Frequency::Monthly => PublicationPeriod::Month(month),
            Frequency::Quarterly => PublicationPeriod::Quarter(Quarter::of_month(month)),
            Frequency::Yearly => PublicationPeriod::Year(FinancialYear::of_month(month)),
        }
    }
}

impl FromStr for Frequency {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Frequency::ALL.iter().copied().find(|one| one.name() == text);
        found.ok_or_else(|| format!("{text:?} is none of monthly, quarterly and yearly"))
    }
}

/// A month, a quarter of a financial year, or a financial year.
///
/// In addresses a month is `2026-04`, a quarter `2026-Q1` and a year `2026`; the year of the last two is the one in
/// whose April the financial year begins, so `2026-Q4` is January to March 2027.
///
/// ```
/// use domain::publication::PublicationPeriod;
/// let period: PublicationPeriod = "2026-Q4".parse().unwrap();
/// assert_eq!(period.name(), "January to March 2027 (quarter 4 of 2026-27)");
/// assert_eq!(period.to_string(), "2026-Q4");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublicationPeriod {
    /// A month.
    Month(Month),
    /// A quarter of a financial year.
    Quarter(Quarter),
    /// A financial year.
    Year(FinancialYear),
}

impl PublicationPeriod {
    /// Its months, in order.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        match self {
            PublicationPeriod::Month(month) => vec![month],
            PublicationPeriod::Quarter(quarter) => quarter.months(),
            PublicationPeriod::Year(year) => year.months(),
        }
    }

    /// Its first and its last month.
    #[must_use]
    pub fn span(self) -> (Month, Month) {
        match self {
            PublicationPeriod::Month(month) => (month, month),
            PublicationPeriod::Quarter(_) | PublicationPeriod::Year(_) => {
                let months = self.months();
                let first = months.first().copied().unwrap_or_else(|| Month::of(self.financial_year().first_day()));
                (first, months.last().copied().unwrap_or(first))
            }
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.span().0.first_day()
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.span().1.last_day()
    }

    /// The financial year that it lies in.
    #[must_use]
    pub fn financial_year(self) -> FinancialYear {
        match self {
            PublicationPeriod::Month(month) => FinancialYear::of_month(month),
            PublicationPeriod::Quarter(quarter) => quarter.year(),
            PublicationPeriod::Year(year) => year,
        }
    }

    /// How long it is.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        match self {
            PublicationPeriod::Month(_) => Frequency::Monthly,
            PublicationPeriod::Quarter(_) => Frequency::Quarterly,
            PublicationPeriod::Year(_) => Frequency::Yearly,
        }
    }

    /// The period of the same length after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.frequency().period_of(self.span().1.next())
    }

    /// What people are shown.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            PublicationPeriod::Month(month) => month.name(),
            PublicationPeriod::Quarter(quarter) => {
                let (first, last) = self.span();
                let first = first.name().split(' ').next().unwrap_or_default().to_owned();
                format!("{first} to {} (quarter {} of {})", last.name(), quarter.number(), quarter.year())
            }
            PublicationPeriod::Year(year) => format!("April {} to March {}", year.starts_in(), year.starts_in() + 1),
        }
    }
}

impl fmt::Display for PublicationPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublicationPeriod::Month(month) => month.fmt(f),
            PublicationPeriod::Quarter(quarter) => {
                write!(f, "{:04}-Q{}", quarter.year().starts_in(), quarter.number())
            }
            PublicationPeriod::Year(year) => write!(f, "{:04}", year.starts_in()),
        }
    }
}

impl FromStr for PublicationPeriod {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no period such as 2026-04, 2026-Q1 or 2026");
        let april = |year: &str| {
            let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
            let starts_in: i16 = year.parse().ok().filter(|_| is_year)?;
            Month::new(starts_in, 4).filter(|_| starts_in < 9999)
        };
        match text.split_once('-') {
            None => april(text).map(|april| Frequency::Yearly.period_of(april)).ok_or_else(wrong),
            Some((year, quarter)) if quarter.starts_with('Q') => {
                let after = match quarter {
                    "Q1" => 0,
                    "Q2" => 3,
                    "Q3" => 6,
                    "Q4" => 9,
                    _ => return Err(wrong()),
                };
                let april = april(year).ok_or_else(wrong)?;
                let month = std::iter::successors(Some(april), |month| Some(month.next())).nth(after);
                month.map(|month| Frequency::Quarterly.period_of(month)).ok_or_else(wrong)
            }
            Some(_) => text.parse().map(PublicationPeriod::Month).map_err(|_| wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_comes_back_from_its_own_code() {
        for (code, first, last) in [
            ("2026-04", "2026-04-01", "2026-04-30"),
            ("2026-Q1", "2026-04-01", "2026-06-30"),
            ("2026-Q3", "2026-10-01", "2026-12-31"),
            ("2026-Q4", "2027-01-01", "2027-03-31"),
            ("2026", "2026-04-01", "2027-03-31"),
        ] {
            let period: PublicationPeriod = code.parse().unwrap();
            assert_eq!(period.to_string(), code);
            assert_eq!((period.first_day().to_string(), period.last_day().to_string()), (first.into(), last.into()));
        }
        for wrong in ["", "2026-Q0", "2026-Q5", "26-Q1", "2026-13", "+202", "9999", "2026-Q1x", "../etc"] {
            assert!(wrong.parse::<PublicationPeriod>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_next_period_has_the_same_length() {
        for (code, next) in [("2026-12", "2027-01"), ("2026-Q4", "2027-Q1"), ("2026", "2027")] {
            assert_eq!(code.parse::<PublicationPeriod>().unwrap().next().to_string(), next);
        }
    }
}
