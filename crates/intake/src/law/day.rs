//! A day as people type it.

use crate::payments::date::month_of_word;
use domain::values::Date;

/// The days of the week that people write before a date, by their first letters.
const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads `2026-11-20`, `20/11/2026`, `20 November 2026` and `Friday 20 November 2026`; the day always before the month.
///
/// ```
/// assert_eq!(intake::law::day("1/2/2026"), intake::law::day("1 February 2026"));
/// ```
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let is_weekday = |word: &&str| WEEK.iter().any(|day| word.to_lowercase().starts_with(day));
    let mut parts: Vec<&str> =
        text.split([' ', '/', '-', '.', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    if parts.len() == 4 && parts.first().is_some_and(is_weekday) {
        parts.remove(0);
    }
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let month = number(month).or_else(|| month_of_word(month))?;
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    Date::new(year, month, number(day)?).ok()
}

/// One or two digits.
fn number(text: &str) -> Option<i8> {
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_never_guessed() {
        for (text, read, reason) in [
            ("2026-11-20", Some("2026-11-20"), "as programs write it"),
            ("20/11/2026", Some("2026-11-20"), "the day first"),
            ("1/2/2026", Some("2026-02-01"), "always the day first"),
            ("20 November 2026", Some("2026-11-20"), "in words"),
            ("20 Nov 2026", Some("2026-11-20"), "shortened"),
            ("Friday 20 November 2026", Some("2026-11-20"), "with its day of the week"),
            ("29 2 2028", Some("2028-02-29"), "a leap day"),
            ("29 2 2027", None, "no leap year"),
            ("11/20/2026", None, "there is no month 20"),
            ("20/11/26", None, "a year has its century"),
            ("20 November", None, "no year"),
            ("tomorrow", None, "no date"),
            ("2026-11-20T10:00", None, "a moment is no day"),
            ("", None, "nothing"),
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), read, "{reason}");
        }
    }
}
