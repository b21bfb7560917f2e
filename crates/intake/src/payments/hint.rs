//! The month that a file name, a sheet's name or a title speaks of.

use super::date::{DateText, YEARS, month_of_word};
use super::fiscal;
use domain::values::Month;

/// The one month named in a text; none where there is none, or more than one.
pub(crate) fn month_in(text: &str) -> Option<Month> {
    let parts = with_financial_years(parts_of(text));
    let mut found: Vec<Month> = parts.windows(3).filter_map(of_period).collect();
    for pair in parts.windows(2) {
        let month = match pair {
            [Part::Name(month), Part::FinancialYear(year)] | [Part::FinancialYear(year), Part::Name(month)] => {
                match fiscal::named(*year, *month) {
                    DateText::Month(month) => Some(month),
                    _ => None,
                }
            }
            [Part::Name(month), Part::Number(year, width)] | [Part::Number(year, width @ 4), Part::Name(month)] => {
                year_of(*year, *width).and_then(|year| Month::new(year, *month))
            }
            [Part::Number(year, 4), Part::Number(month, 2)] | [Part::Number(month, 2), Part::Number(year, 4)] => {
                // 2011-12 is a financial year as well as a month, so it says nothing.
                let month = Some(*month).filter(|month| (year + 1) % 100 != *month);
                year_of(*year, 4)
                    .zip(month.and_then(|month| i8::try_from(month).ok()))
                    .and_then(|(year, month)| Month::new(year, month))
            }
            _ => None,
        };
        found.extend(month);
    }
    for part in &parts {
        if let Part::Number(value @ 199_501..=206_012, 6) = part {
            found.extend(
                i16::try_from(value / 100)
                    .ok()
                    .zip(i8::try_from(value % 100).ok())
                    .and_then(|(year, month)| Month::new(year, month)),
            );
        }
    }
    found.dedup();
    // A month more than a year was found for, as in "April to June 2025", means a longer time than one month.
    let names = parts.iter().filter(|part| matches!(part, Part::Name(_))).count();
    match found.as_slice() {
        [one] if names <= 1 => Some(*one),
        _ => None,
    }
}

enum Part {
    Name(i8),
    Number(i32, usize),
    /// By the year in which it begins.
    FinancialYear(i32),
    /// The word that says that a number is a period's.
    Period,
    Other,
}

/// The month of a period beside its financial year.
fn of_period(three: &[Part]) -> Option<Month> {
    match three {
        [Part::Period, Part::Number(period, _), Part::FinancialYear(year)]
        | [Part::FinancialYear(year), Part::Period, Part::Number(period, _)] => fiscal::of_period(*year, *period),
        _ => None,
    }
}

/// Two years that follow each other become one financial year; 2011-12 only where a month or a period is named beside it.
fn with_financial_years(parts: Vec<Part>) -> Vec<Part> {
    let named = parts.iter().any(|part| matches!(part, Part::Name(_) | Part::Period));
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        let year = match (joined.last(), &part) {
            (Some(Part::Number(start, 4)), Part::Number(end, width @ (2 | 4)))
                if fiscal::is_year(*start, *end, *width) && (named || *end > 12) =>
            {
                Some(*start)
            }
            _ => None,
        };
        match year {
            Some(start) => {
                joined.pop();
                joined.push(Part::FinancialYear(start));
            }
            None => joined.push(part),
        }
    }
    joined
}

fn year_of(value: i32, width: usize) -> Option<i16> {
    let year = match width {
        2 if value >= 5 => 2000 + value,
        4 => value,
        _ => return None,
    };
    i16::try_from(year).ok().filter(|year| YEARS.contains(year))
}

fn parts_of(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != digits || (!digits && c.is_alphabetic() != first.is_alphabetic()))
            .unwrap_or(rest.len());
        let (token, after) = rest.split_at(end.max(first.len_utf8()));
        rest = after;
        if digits {
            parts.push(token.parse().map_or(Part::Other, |value| Part::Number(value, token.len())));
        } else if first.is_alphabetic() {
            let period = matches!(token.to_ascii_lowercase().as_str(), "p" | "period" | "pd" | "prd" | "m" | "month");
            let word = if period { Part::Period } else { Part::Other };
            parts.push(month_of_word(token).map_or(word, Part::Name));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_found_in_names_and_titles() {
        for (text, month) in [
            ("payments-april-2025.csv", Some("2025-04")),
            ("Spend Apr 25.xlsx", Some("2025-04")),
            ("2025-04 payments.csv", Some("2025-04")),
            ("payments_202504.csv", Some("2025-04")),
            ("Apr25", Some("2025-04")),
            ("Payments over £500 - September 2014", Some("2014-09")),
            ("Sept-2014.csv", Some("2014-09")),
            ("April to June 2025", None),
            ("April 2025 and May 2025", None),
            ("payments.csv", None),
            ("spend-over-500.csv", None),
            ("2025-26 payments", None),
            ("May payments", None),
            ("P01 2024-25", Some("2024-04")),
            ("2024-25 period 12", Some("2025-03")),
            ("March 2024-25", Some("2025-03")),
            ("2011-12 p1", Some("2011-04")),
            ("2011-12", None),
        ] {
            let found = month_in(text).map(|month| month.to_string());
            assert_eq!(found.as_deref(), month, "{text}");
        }
    }
}
