//! A year in one column and a month or period in another, perhaps the day in a third, where no column holds dates.

use super::content::Profile;
use super::date::{DateText, month_of_word, parse};
use super::headings::normalise;
use super::{date, fiscal};
use crate::cells::{Kind, Row};

/// The columns that name the month of a line together, or its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthColumns {
    pub year: usize,
    pub month: usize,
    /// A third column may hold the day of the month.
    day: Option<usize>,
    /// Whether the second column counts the periods of a financial year.
    periods: bool,
    /// Whether the year is a financial one by its heading.
    financial: bool,
}

/// Rows looked at.
const ROWS: usize = 200;

/// Finds the two columns by their headings and by what they hold together in nearly every row.
pub(crate) fn find(texts: &[String], profiles: &[Profile], body: &[Row]) -> Option<MonthColumns> {
    let headed = |words: &'static [&'static str]| {
        let filled = |at: usize| profiles.get(at).is_some_and(|profile| profile.filled > 0);
        texts.iter().enumerate().filter(move |(at, text)| {
            let heading = normalise(text);
            filled(*at) && heading.split(' ').any(|word| words.contains(&word))
        })
    };
    for (year, year_text) in headed(&["year", "fy", "yr"]) {
        for (month, month_text) in headed(&["month", "period", "mth", "prd", "pd"]).filter(|(month, _)| *month != year)
        {
            let has = |text: &str, words: &[&str]| normalise(text).split(' ').any(|word| words.contains(&word));
            let columns = MonthColumns {
                year,
                month,
                day: headed(&["day"]).map(|(at, _)| at).find(|at| *at != year && *at != month),
                periods: has(month_text, &["period", "prd", "pd"]),
                financial: has(year_text, &["financial", "fin", "fiscal", "fy", "accounting"]),
            };
            let rows = body.iter().take(ROWS).filter(|row| !row.cell(year).is_empty());
            let (all, told) = rows
                .fold((0, 0), |(all, told), row| (all + 1, told + usize::from(columns.read(row) != DateText::None)));
            if told > 0 && told * 10 >= all * 9 {
                return Some(columns);
            }
        }
    }
    None
}

impl MonthColumns {
    /// The month or day of a row; open where a number could be a month of the year or a period of the financial year.
    pub fn read(&self, row: &Row) -> DateText {
        let (year, month) = (row.cell(self.year), row.cell(self.month));
        let number = month.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ').parse::<i32>();
        let name = month_of_word(month);
        let calendar = year.parse::<i16>().ok().filter(|year| date::YEARS.contains(year) && !self.financial);
        let named = name.map(i32::from).or(number.as_ref().ok().copied().filter(|_| !self.periods));
        if let (Some(day), Some(year), Some(month)) = (self.day, calendar, named) {
            return parse(&format!("{year}-{month:02}-{:0>2}", row.cell(day)), Kind::Text);
        }
        match (fiscal::year_alone(year), calendar, name, number) {
            (Some(start), _, Some(name), _) => fiscal::named(start, name),
            (Some(start), _, None, Ok(period)) if self.periods => {
                fiscal::of_period(start, period).map_or(DateText::None, DateText::Period)
            }
            (None, Some(_), Some(_), _) => parse(&format!("{month} {year}"), Kind::Text),
            (None, Some(year), None, Ok(number @ 1..=12)) => {
                let read = parse(&format!("{year}-{number:02}"), Kind::Text);
                match read {
                    DateText::YearAndNumber(month) if !self.periods => DateText::Month(month),
                    other => other,
                }
            }
            _ => DateText::None,
        }
    }
}
