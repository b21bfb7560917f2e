//! Cells of a facts file as values.

use crate::cells::Kind;
use crate::payments::amount::{self, Money};
use crate::payments::date::{self, DateText};
use domain::values::{Date, Pence};

/// A day in a cell: none for an empty cell, an error for text that is no day. A month is its last day.
pub(super) fn day(text: &str, kind: Kind, day_first: bool) -> Result<Option<Date>, ()> {
    match date::parse(text, kind) {
        DateText::Blank => Ok(None),
        DateText::Day(day) | DateText::Serial(day) => Ok(Some(day)),
        DateText::Numbers { first, second, year } => {
            let (day, month) = if day_first { (first, second) } else { (second, first) };
            Date::new(year, month, day).map(Some).map_err(|_| ())
        }
        DateText::Month(month) | DateText::YearAndNumber(month) | DateText::Period(month) => Ok(Some(month.last_day())),
        DateText::Impossible | DateText::None => Err(()),
    }
}

/// Pounds in a cell, which may say thousands or millions: `£1.2m`, `450k`.
pub(crate) fn pounds(text: &str) -> Result<Option<Pence>, ()> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let (number, times) = if let Some(number) = lower.strip_suffix("million").or_else(|| lower.strip_suffix('m')) {
        (number.trim(), 1_000_000)
    } else if let Some(number) = lower.strip_suffix('k') {
        (number.trim(), 1_000)
    } else {
        (lower.as_str(), 1)
    };
    match amount::parse(number, false) {
        Money::Blank => Ok(None),
        // A dash says that nothing is known here, not that there is no money.
        Money::Amount(amount) if amount.dash => Ok(None),
        Money::Amount(amount) if amount.pence >= 0 && !amount.foreign => {
            amount.pence.checked_mul(times).map(|pence| Some(Pence::new(pence))).ok_or(())
        }
        Money::Amount(_) | Money::None => Err(()),
    }
}

/// A whole number of people in a cell.
pub(super) fn people(text: &str) -> Result<Option<u32>, ()> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    match plain.strip_suffix(".0").unwrap_or(&plain) {
        "" | "-" | "–" => Ok(None),
        number => number.parse().map(Some).map_err(|_| ()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_people_are_read_as_people_write_them() {
        for (text, pence) in [
            ("44000000", Ok(Some(4_400_000_000))),
            ("£44,000,000.00", Ok(Some(4_400_000_000))),
            ("£1.2m", Ok(Some(120_000_000))),
            ("450k", Ok(Some(45_000_000))),
            ("", Ok(None)),
            ("-", Ok(None)),
            ("-5", Err(())),
            ("small", Err(())),
        ] {
            assert_eq!(pounds(text).map(|found| found.map(Pence::get)), pence, "{text}");
        }
        for (text, count) in [("249", Ok(Some(249))), ("1,250", Ok(Some(1250))), ("", Ok(None)), ("50-99", Err(()))] {
            assert_eq!(people(text), count, "{text}");
        }
    }

    #[test]
    fn a_month_is_its_last_day() {
        assert_eq!(day("Apr-25", Kind::Text, true), Ok(Some("2025-04-30".parse().unwrap())));
        assert_eq!(day("03/04/2025", Kind::Text, true), Ok(Some("2025-04-03".parse().unwrap())));
        assert_eq!(day("03/04/2025", Kind::Text, false), Ok(Some("2025-03-04".parse().unwrap())));
        assert_eq!(day("last year", Kind::Text, true), Err(()));
    }
}
