//! The period that a value is of.

use crate::values::{Date, FinancialYear, Month};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a value is of: a financial year, a quarter of one, a month, a day as at which it holds, or a span of days.
///
/// Values of the same indicator may have periods of their own: a share of a year stands beside one as at a day.
///
/// ```
/// use domain::strategy::Period;
/// for text in ["2019-20", "2019-20 Q4", "2020 M03", "2020-03-31", "2017-04-01/2020-03-31"] {
///     let period: Period = text.parse().unwrap();
///     assert_eq!(period.to_string(), text);
///     assert_eq!(period.last_day().to_string(), "2020-03-31");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// A financial year.
    Year(FinancialYear),
    /// A quarter of a financial year, 1 for April to June.
    Quarter(FinancialYear, u8),
    /// A month.
    Month(Month),
    /// A day as at which the value holds.
    Day(Date),
    /// From a day to a day, both in it.
    Span(Date, Date),
}

impl Period {
    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Period::Year(year) => year.first_day(),
            Period::Quarter(year, _) => self.months().first().map_or(year.first_day(), |month| month.first_day()),
            Period::Month(month) => month.first_day(),
            Period::Day(day) => day,
            Period::Span(first, _) => first,
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Period::Year(year) => year.last_day(),
            Period::Quarter(year, _) => self.months().last().map_or(year.last_day(), |month| month.last_day()),
            Period::Month(month) => month.last_day(),
            Period::Day(day) => day,
            Period::Span(_, last) => last,
        }
    }

    /// The period as people read it: "2019-20", "as at 31 March 2020", "1 April 2017 to 31 March 2020".
    #[must_use]
    pub fn said(self) -> String {
        let day = |day: Date| day.strftime("%-d %B %Y").to_string();
        match self {
            Period::Year(year) => year.to_string(),
            Period::Quarter(year, number) => format!("quarter {number} of {year}"),
            Period::Month(month) => month.name(),
            Period::Day(at) => format!("as at {}", day(at)),
            Period::Span(first, last) => format!("{} to {}", day(first), day(last)),
        }
    }

    fn months(self) -> Vec<Month> {
        let Period::Quarter(year, number) = self else { return Vec::new() };
        let skipped = usize::from(number.saturating_sub(1)) * 3;
        year.months().into_iter().skip(skipped).take(3).collect()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => year.fmt(f),
            Period::Quarter(year, number) => write!(f, "{year} Q{number}"),
            // Not as `2010-11`, which is a financial year too.
            Period::Month(month) => write!(f, "{:04} M{:02}", month.year(), month.number()),
            Period::Day(day) => day.fmt(f),
            Period::Span(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl FromStr for Period {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a period. Enter it like 2019-20, 2019-20 Q4, 2020 M03 or 2020-03-31");
        let day = |text: &str| text.parse::<Date>().ok().filter(|_| text.len() == 10);
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = day(first).zip(day(last)).ok_or_else(wrong)?;
            return if first <= last { Ok(Period::Span(first, last)) } else { Err(wrong()) };
        }
        if let Some((year, number)) = text.split_once(" Q") {
            let number: u8 = number.parse().map_err(|_| wrong())?;
            let year = year.parse().map_err(|_| wrong())?;
            return if (1..=4).contains(&number) { Ok(Period::Quarter(year, number)) } else { Err(wrong()) };
        }
        if let Some((year, number)) = text.split_once(" M") {
            return format!("{year}-{number}").parse().map(Period::Month).map_err(|_| wrong());
        }
        let year = text.parse().map(Period::Year).ok();
        year.or_else(|| day(text).map(Period::Day)).ok_or_else(wrong)
    }
}

as_text!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_only_as_it_is_written() {
        for (text, first, last, reason) in [
            ("2010-11", "2010-04-01", "2011-03-31", "a financial year, though it looks like a month"),
            ("2010 M11", "2010-11-01", "2010-11-30", "that month"),
            ("2019-20 Q1", "2019-04-01", "2019-06-30", "the first quarter"),
            ("2019-20 Q4", "2020-01-01", "2020-03-31", "the last one"),
            ("2020-03-31", "2020-03-31", "2020-03-31", "a day"),
            ("2020-04-01/2020-04-01", "2020-04-01", "2020-04-01", "a span of one day"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(
                (period.first_day().to_string(), period.last_day().to_string()),
                (first.into(), last.into()),
                "{reason}"
            );
            assert_eq!(period.to_string(), text, "{reason}");
        }
        for (text, reason) in [
            ("2020-04-02/2020-04-01", "ends before it begins"),
            ("2019-20 Q5", "no such quarter"),
            ("2019-20 Q0", "nor such a one"),
            ("2020 M13", "no such month"),
            ("2020-2", "neither year nor day"),
            ("last year", "words"),
            ("", "nothing"),
        ] {
            assert!(text.parse::<Period>().is_err(), "{reason}");
        }
    }
}
