//! Months of financial years, which run from April to March.

use super::date::{DateText, Part, full_year, month_text, parts_of};
use domain::values::Month;

/// The month a text names by its financial year: `2025/26 P01`, `01-2025/26`, `Mar 25/26`; none for anything else.
pub(crate) fn month_in(text: &str) -> Option<DateText> {
    let (start, rest) = year_taken_out(text)?;
    match parts_of(&rest).as_slice() {
        [Part::Name(month)] => Some(named(start, *month)),
        [Part::Number(period, 1..=2)] | [Part::Period, Part::Number(period, _)] => {
            of_period(start, *period).map(DateText::Period)
        }
        _ => None,
    }
}

/// The month of a period of the financial year that begins in a year; period 1 is April.
pub(crate) fn of_period(start: i32, period: i32) -> Option<Month> {
    let (year, month) = match period {
        1..=9 => (start, period + 3),
        10..=12 => (start + 1, period - 9),
        _ => return None,
    };
    Month::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?)
}

/// A month by its name in the financial year that begins in a year.
pub(crate) fn named(start: i32, month: i8) -> DateText {
    month_text(full_year(if month >= 4 { start } else { start + 1 }, 4), month)
}

/// The year in which a text's financial year begins, where the text is nothing else: `2025/26`, `2025-2026`.
pub(crate) fn year_alone(text: &str) -> Option<i32> {
    year_taken_out(text).filter(|(_, rest)| !rest.contains(|c: char| c.is_ascii_digit())).map(|(start, _)| start)
}

/// Whether two numbers written so wide are the years of one financial year.
pub(crate) fn is_year(start: i32, end: i32, end_width: usize) -> bool {
    (start + 1) % 100 == end % 100 && (end_width == 2 || end == start + 1)
}

/// Finds `2025/26`, `2025-26`, `2025/2026` or `25/26` in a text; the rest of the text follows the year it begins in.
fn year_taken_out(text: &str) -> Option<(i32, String)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, mark) in text.match_indices(['/', '-', '–']) {
        let (before, after) = (text.get(..at)?, text.get(at + mark.len()..)?);
        let (start_width, end_width) = (before.bytes().rev().take_while(u8::is_ascii_digit).count(), digits(after));
        let (head, tail) = (before.get(..before.len() - start_width)?, after.get(end_width..)?);
        if !matches!((start_width, end_width), (4, 2 | 4) | (2, 2)) {
            continue;
        }
        let (Ok(start), Ok(end)) = (before.get(head.len()..)?.parse::<i32>(), after.get(..end_width)?.parse::<i32>())
        else {
            continue;
        };
        // 2011-12-01 and 12/24/25 are dates: there the same mark, or one before a day, goes on.
        let goes_on = head.ends_with(mark) || tail.starts_with(mark);
        let dated = goes_on && (start_width == 2 || end <= 12);
        if is_year(start, end, end_width) && !dated {
            return Some((i32::from(full_year(start, start_width)), format!("{head} {tail}")));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_is_told_from_a_date() {
        for (text, start, reason) in [
            ("2025/26", Some(2025), "the commonest form"),
            ("2025-2026", Some(2025), "in full"),
            ("25/26", Some(2025), "in short"),
            ("2011-12", Some(2011), "two years that could be a year and a month, where a year is looked for"),
            ("2011-12-01", None, "a date"),
            ("12/24/25", None, "a date with the month first"),
            ("2025/27", None, "two years that do not follow"),
            ("2025", None, "one year"),
        ] {
            assert_eq!(year_alone(text), start, "{reason}: {text}");
        }
    }
}
