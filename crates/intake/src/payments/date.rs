//! Dates as files write them.

use super::fiscal;
use crate::cells::Kind;
use domain::values::{Date, Month};

/// What the text of a cell says of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateText {
    /// Nothing is there.
    Blank,
    /// One day, beyond doubt.
    Day(Date),
    /// Two numbers and a year: which is the day depends on the column.
    Numbers { first: i8, second: i8, year: i16 },
    /// A month without a day.
    Month(Month),
    /// A year and a number such as `202504` or `2025/04`: a month, or a period of a financial year.
    YearAndNumber(Month),
    /// A period of a financial year, such as `2025/26 P01`, where period 1 is April.
    Period(Month),
    /// A number that a spreadsheet would show as this day.
    Serial(Date),
    /// Written as a date, and no day of any calendar.
    Impossible,
    /// No date.
    None,
}

impl DateText {
    /// Whether it is one day with the day first and another with the month first.
    pub fn is_open(self) -> bool {
        matches!(self, DateText::Numbers { first: first @ 1..=12, second: second @ 1..=12, .. } if first != second)
    }
}

/// The years a payment can lie in; beyond them a date is a slip of the keyboard.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1995..=2060;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month that a word names: `April`, `Apr`, `Sept`.
pub(crate) fn month_of_word(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    if word.len() < 3 || word.len() > 9 {
        return None;
    }
    let found =
        MONTHS.iter().position(|month| *month == word || (word.len() <= 4 && month.starts_with(word.as_str())))?;
    i8::try_from(found + 1).ok()
}

/// The day a serial number of a spreadsheet stands for, counted from 1900; none beyond the years of payments.
pub(crate) fn day_of_serial(serial: i32) -> Option<Date> {
    if !(20_000..=60_000).contains(&serial) {
        return None;
    }
    Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(serial)).ok()
}

/// Reads a date.
pub(crate) fn parse(text: &str, kind: Kind) -> DateText {
    if text.is_empty() {
        return DateText::Blank;
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) || text.len() > 40 {
        return DateText::None;
    }
    let decimal = text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && text.find('.') == Some(5)
        && text.matches('.').count() == 1;
    if kind == Kind::Number || decimal {
        return one_number(text);
    }
    let parts = parts_of(text);
    if parts.len() == 1 {
        return one_number(text);
    }
    if let Some(month) = fiscal::month_in(text) {
        return month;
    }
    match parts.as_slice() {
        [Part::Number(year, 4), Part::Number(month, 1..=2), Part::Number(d, 1..=2)] => day(*year, *month, *d),
        [Part::Number(first, 1..=2), Part::Number(second, 1..=2), Part::Number(year, width @ (2 | 4))] => {
            numbers(*first, *second, full_year(*year, *width))
        }
        [Part::Number(d, 1..=2), Part::Name(month), Part::Number(year, width @ (2 | 4))]
        | [Part::Name(month), Part::Number(d, 1..=2), Part::Number(year, width @ (2 | 4))] => {
            day(i32::from(full_year(*year, *width)), i32::from(*month), *d)
        }
        [Part::Number(year, 4), Part::Name(month), Part::Number(d, 1..=2)] => day(*year, i32::from(*month), *d),
        [Part::Name(month), Part::Number(year, width @ (2 | 4))] => month_text(full_year(*year, *width), *month),
        [Part::Number(year, 4), Part::Name(month)] => month_text(full_year(*year, 4), *month),
        [Part::Number(year, 4), Part::Number(month, 1..=2)] | [Part::Number(month, 1..=2), Part::Number(year, 4)] => {
            match i8::try_from(*month).map_or(DateText::None, |month| month_text(full_year(*year, 4), month)) {
                DateText::Month(month) => DateText::YearAndNumber(month),
                other => other,
            }
        }
        _ => DateText::None,
    }
}

pub(super) enum Part {
    /// A number and how many digits it is written with.
    Number(i32, usize),
    Name(i8),
    Period,
    Other,
}

/// Cuts a text into numbers and words; a time of day at the end and a weekday at the start are left out.
pub(super) fn parts_of(text: &str) -> Vec<Part> {
    let text = text
        .split_once('T')
        .filter(|(head, rest)| {
            head.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
        })
        .map_or(text, |(head, _)| head);
    let mut parts = Vec::new();
    for token in text.split([' ', ',', '/', '-', '.', '_', '\\', '–', '(', ')', '\'']).filter(|token| !token.is_empty())
    {
        if token.contains(':') {
            break;
        }
        split_token(token, &mut parts);
    }
    parts
}

fn split_token(token: &str, parts: &mut Vec<Part>) {
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    let (number, word) = token.split_at_checked(digits).unwrap_or((token, ""));
    if !number.is_empty() {
        parts.push(number.parse().map_or(Part::Other, |value| Part::Number(value, number.len())));
    }
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "" | "am" | "pm" | "z" => {}
        "st" | "nd" | "rd" | "th" if digits > 0 => {}
        "p" | "period" | "pd" | "month" => parts.push(Part::Period),
        _ if parts.is_empty() && is_weekday(&lower) => {}
        _ => match (month_of_word(word), word.strip_prefix(['P', 'p']).map(str::parse::<i32>)) {
            (Some(month), _) => parts.push(Part::Name(month)),
            (None, Some(Ok(period))) if digits == 0 => {
                parts.push(Part::Period);
                parts.push(Part::Number(period, 2));
            }
            // April25 and Apr2025 have no space between the month and the year.
            _ => match word.find(|c: char| c.is_ascii_digit()).and_then(|at| word.split_at_checked(at)) {
                Some((name, year)) if month_of_word(name).is_some() => {
                    parts.push(Part::Name(month_of_word(name).unwrap_or(1)));
                    parts.push(year.parse().map_or(Part::Other, |value| Part::Number(value, year.len())));
                }
                _ => parts.push(Part::Other),
            },
        },
    }
}

fn is_weekday(word: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|name| *name == word || (word.len() >= 3 && name.starts_with(word)))
}

pub(super) fn full_year(year: i32, width: usize) -> i16 {
    let year = match (width, year) {
        (2, 0..=79) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    };
    i16::try_from(year).unwrap_or(0)
}

fn day(year: i32, month: i32, day: i32) -> DateText {
    let made = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    made.and_then(|((year, month), day)| Date::new(year, month, day).ok()).map_or(DateText::Impossible, DateText::Day)
}

fn numbers(first: i32, second: i32, year: i16) -> DateText {
    match (i8::try_from(first), i8::try_from(second)) {
        (Ok(first @ 1..=31), Ok(second @ 1..=31)) if first <= 12 || second <= 12 => {
            DateText::Numbers { first, second, year }
        }
        _ => DateText::Impossible,
    }
}

pub(super) fn month_text(year: i16, month: i8) -> DateText {
    match Month::new(year, month) {
        Some(month) if YEARS.contains(&year) => DateText::Month(month),
        _ => DateText::None,
    }
}

/// A number alone: eight digits, six digits, or a spreadsheet's serial number.
fn one_number(text: &str) -> DateText {
    let whole = text.split(['.', ' ']).next().unwrap_or(text);
    if !whole.bytes().all(|b| b.is_ascii_digit()) {
        return match parts_of(text).as_slice() {
            [Part::Name(month), Part::Number(year, width @ (2 | 4))] => month_text(full_year(*year, *width), *month),
            [Part::Number(d, 1..=2), Part::Name(month), Part::Number(year, width @ (2 | 4))] => {
                day(i32::from(full_year(*year, *width)), i32::from(*month), *d)
            }
            _ => DateText::None,
        };
    }
    let Ok(value) = whole.parse::<i32>() else { return DateText::None };
    match whole.len() {
        5 => day_of_serial(value).map_or(DateText::None, DateText::Serial),
        6 if whole == text => {
            let month = i16::try_from(value / 100).ok().zip(i8::try_from(value % 100).ok());
            month
                .filter(|(year, _)| YEARS.contains(year))
                .and_then(|(year, month)| Month::new(year, month))
                .map_or(DateText::None, DateText::YearAndNumber)
        }
        // A spreadsheet takes the nought from 05042025.
        7 if whole == text => match eight_digits(value) {
            read @ DateText::Numbers { .. } => read,
            _ => DateText::None,
        },
        8 if whole == text => eight_digits(value),
        _ => DateText::None,
    }
}

fn eight_digits(value: i32) -> DateText {
    match day(value / 10_000, value / 100 % 100, value % 100) {
        DateText::Day(date) if YEARS.contains(&date.year()) => DateText::Day(date),
        _ => match numbers(value / 1_000_000, value / 10_000 % 100, full_year(value % 10_000, 4)) {
            DateText::Numbers { first, second, year } if YEARS.contains(&year) => {
                DateText::Numbers { first, second, year }
            }
            _ => DateText::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_however_they_are_written() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        let first = DateText::Day(date(2025, 4, 1));
        for (text, expected, reason) in [
            ("2025-04-01", first, "the international order"),
            ("2025-04-01T00:00:00", first, "with a time"),
            ("2025/04/01 13:45", first, "with slashes and a time"),
            ("1 April 2025", first, "in words"),
            ("1st April 2025", first, "as an ordinal"),
            ("Tuesday, 1 April 2025", first, "with its weekday"),
            ("01-Apr-25", first, "with a short month"),
            ("01-APR-2025 00:00:00", first, "from a database"),
            ("01Apr2025", first, "without spaces"),
            ("April 1, 2025", first, "the American way, in words"),
            ("20250401", first, "eight digits"),
            ("01/04/2025", DateText::Numbers { first: 1, second: 4, year: 2025 }, "numbers with slashes"),
            ("1.4.25", DateText::Numbers { first: 1, second: 4, year: 2025 }, "numbers with points"),
            ("01/04/2025 00:00", DateText::Numbers { first: 1, second: 4, year: 2025 }, "numbers and a time"),
            ("04/13/2025", DateText::Numbers { first: 4, second: 13, year: 2025 }, "month first"),
            ("31122025", DateText::Numbers { first: 31, second: 12, year: 2025 }, "eight digits, day first"),
            ("2025-04", DateText::YearAndNumber(month("2025-04")), "a month in numbers"),
            ("Apr-25", DateText::Month(month("2025-04")), "a month in letters"),
            ("April 2025", DateText::Month(month("2025-04")), "a month in words"),
            ("Apr25", DateText::Month(month("2025-04")), "a month without a space"),
            ("04/2025", DateText::YearAndNumber(month("2025-04")), "month and year"),
            ("5042025", DateText::Numbers { first: 5, second: 4, year: 2025 }, "eight digits without the first nought"),
            ("01-2025/26", DateText::Period(month("2025-04")), "a period before its financial year"),
            ("2025/26-12", DateText::Period(month("2026-03")), "and after it"),
            ("01/25-26", DateText::Period(month("2025-04")), "a financial year of two digits"),
            ("Mar 25/26", DateText::Month(month("2026-03")), "a month of a financial year"),
            ("202504", DateText::YearAndNumber(month("2025-04")), "six digits"),
            ("2025/26 P01", DateText::Period(month("2025-04")), "the first period of a financial year"),
            ("P12 2025-26", DateText::Period(month("2026-03")), "the last one"),
            ("45748", DateText::Serial(date(2025, 4, 1)), "a serial number"),
            ("45748.5", DateText::Serial(date(2025, 4, 1)), "a serial number with a time"),
            (
                "31/02/25",
                DateText::Numbers { first: 31, second: 2, year: 2025 },
                "no such day, which the column finds out",
            ),
            ("2025-02-30", DateText::Impossible, "no such day"),
            ("32/01/2025", DateText::Impossible, "no such day in any order"),
            ("13/13/2025", DateText::Impossible, "no such month in any order"),
            ("", DateText::Blank, "nothing"),
        ] {
            assert_eq!(parse(text, Kind::Text), expected, "{reason}: {text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read_as_one() {
        for (text, reason) in [
            ("Abel Ltd", "a name"),
            ("1234.56", "an amount"),
            ("2025", "a year alone"),
            ("2025/26", "a financial year"),
            ("2025/27 P01", "two years that do not follow"),
            ("P13 2025/26", "a thirteenth period"),
            ("202513", "a thirteenth month"),
            ("123456", "a number of six digits"),
            ("19999", "a serial number from before payments"),
            ("60001", "a serial number from after them"),
            ("INV-2025-04-01-7", "a reference"),
        ] {
            assert_eq!(parse(text, Kind::Text), DateText::None, "{reason}: {text}");
        }
    }
}
