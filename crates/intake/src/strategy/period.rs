//! Periods as people write them beside a figure.

use crate::cells::Kind;
use crate::payments::date::{self, DateText};
use crate::payments::fiscal;
use domain::strategy::Period;
use domain::values::{Date, FinancialYear};

/// What is left out before a period: it says nothing of which one it is.
const BEFORE: [&str; 16] = [
    "as at",
    "as of",
    "financial year",
    "for",
    "in",
    "at",
    "on",
    "fy",
    "year ending",
    "year",
    "period",
    "the",
    "to date",
    "from",
    "dated",
    "ended",
];

/// The longest text that is looked at.
const LONGEST: usize = 80;

/// Reads a financial year, a quarter of one, a month, a day, or a span of years; none where the text is none of them.
pub(super) fn read(text: &str, kind: Kind) -> Option<Period> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "()[]:;,.".contains(c));
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if let Ok(period) = text.parse() {
        return Some(period);
    }
    let lower = text.to_lowercase();
    let mut bare = lower.as_str();
    while let Some(rest) = BEFORE.iter().find_map(|word| bare.strip_prefix(word).filter(|rest| rest.starts_with(' '))) {
        bare = rest.trim_start();
    }
    let bare = bare.strip_prefix("fy").unwrap_or(bare).trim_start();
    quarter(bare).or_else(|| years(bare)).or_else(|| year(bare).map(Period::Year)).or_else(|| day(bare, kind))
}

/// The last day of what a cell says of a day by which something shall be: a day, or the end of a month, quarter or year.
/// True where it is the day itself.
pub(super) fn last_day(text: &str, kind: Kind) -> Option<(Date, bool)> {
    let lower = text.trim().to_lowercase();
    let bare = ["by the end of ", "by end of ", "end of ", "by end ", "end ", "by "]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    let period = read(bare, kind)?;
    Some((period.last_day(), matches!(period, Period::Day(_))))
}

fn year(text: &str) -> Option<FinancialYear> {
    let starts_in = i16::try_from(fiscal::year_alone(text)?).ok()?;
    Date::new(starts_in, 4, 1).ok().map(FinancialYear::of)
}

/// `Q4 2019/20`, `2019/20 Q4`, `quarter 4 of 2019/20`.
fn quarter(text: &str) -> Option<Period> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty() && *word != "of").collect();
    let number_of = |word: &str| word.strip_prefix('q').and_then(|digit| digit.parse::<u8>().ok());
    let (number, taken) = words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let spelt = || (*word == "quarter" || *word == "qtr").then(|| next.parse::<u8>().ok()).flatten();
        number_of(word).map(|number| (number, at..at + 1)).or_else(|| spelt().map(|number| (number, at..at + 2)))
    })?;
    let rest: Vec<&str> =
        words.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, word)| *word).collect();
    let year = year(&rest.join(" "))?;
    (1..=4).contains(&number).then_some(Period::Quarter(year, number))
}

/// `2017/18 to 2019/20`, `three years to 2019/20`, `3-year mean to 2019/20`.
fn years(text: &str) -> Option<Period> {
    let (before, after) = [" to ", " – ", " - "].iter().find_map(|mark| text.split_once(mark))?;
    let last = year(after)?;
    if let Some(first) = year(before) {
        return (first <= last).then(|| span(first, last));
    }
    let numbers = [("two", 2), ("three", 3), ("four", 4), ("five", 5), ("2", 2), ("3", 3), ("4", 4), ("5", 5)];
    let mut words = before.split([' ', '-']);
    let (first, second) = (words.next()?, words.next()?);
    let count = numbers.iter().find(|(word, _)| *word == first).map(|(_, count)| *count)?;
    second.starts_with("year").then(|| span((1..count).fold(last, |year, _: i32| year.previous()), last))
}

fn span(first: FinancialYear, last: FinancialYear) -> Period {
    if first == last { Period::Year(first) } else { Period::Span(first.first_day(), last.last_day()) }
}

fn day(text: &str, kind: Kind) -> Option<Period> {
    match date::parse(text, kind) {
        DateText::Day(day) | DateText::Serial(day) => Some(Period::Day(day)),
        DateText::Numbers { first, second, year } => {
            crate::payments::order::day_in_order(first, second, year, true).map(Period::Day)
        }
        DateText::Month(month) | DateText::YearAndNumber(month) | DateText::Period(month) => Some(Period::Month(month)),
        DateText::Blank | DateText::Impossible | DateText::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (text, period, reason) in [
            ("2019/20", Some("2019-20"), "a financial year"),
            ("2019-20", Some("2019-20"), "as the house writes it"),
            ("FY 2019/2020", Some("2019-20"), "in full"),
            ("FY2019/20", Some("2019-20"), "without a space"),
            ("(2018/19)", Some("2018-19"), "in brackets"),
            ("Q4 2019/20", Some("2019-20 Q4"), "a quarter"),
            ("2019/20 Q1", Some("2019-20 Q1"), "the other way about"),
            ("quarter 2 of 2019/20", Some("2019-20 Q2"), "in words"),
            ("as at 31 March 2020", Some("2020-03-31"), "a day"),
            ("at 31 Mar 2020", Some("2020-03-31"), "shortened"),
            ("31/03/2020", Some("2020-03-31"), "in numbers, the day first"),
            ("March 2020", Some("2020 M03"), "a month"),
            ("2017/18 to 2019/20", Some("2017-04-01/2020-03-31"), "three years"),
            ("three years to 2019/20", Some("2017-04-01/2020-03-31"), "in words"),
            ("3-year mean to 2019/20", Some("2017-04-01/2020-03-31"), "with a hyphen"),
            ("Q5 2019/20", None, "no such quarter"),
            ("2019/20 to 2017/18", None, "ends before it begins"),
            ("last year", None, "which one is that?"),
            ("31/02/2020", None, "no such day"),
            ("", None, "nothing"),
        ] {
            assert_eq!(read(text, Kind::Text).map(|period| period.to_string()).as_deref(), period, "{reason}");
        }
    }

    #[test]
    fn a_due_day_is_the_last_of_what_is_named() {
        for (text, day, reason) in [
            ("31/03/2027", Some(("2027-03-31", true)), "a day"),
            ("March 2027", Some(("2027-03-31", false)), "a month"),
            ("end of 2026/27", Some(("2027-03-31", false)), "a year"),
            ("by Q1 2026/27", Some(("2026-06-30", false)), "a quarter"),
            ("ongoing", None, "no day"),
        ] {
            let read = last_day(text, Kind::Text).map(|(day, is_exact)| (day.to_string(), is_exact));
            assert_eq!(read, day.map(|(day, is_exact)| (day.to_owned(), is_exact)), "{reason}");
        }
    }
}
