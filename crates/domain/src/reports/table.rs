//! Tables and charts of a report.

use super::Sentence;
use crate::strategy::{Quantity, Unit};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Rows and columns with a caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<Vec<Cell>>,
    /// What has to be known with it, and where it comes from.
    pub note: Option<Sentence>,
}

/// A value in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words; none where there is nothing to say.
    Text(String),
    /// Several things said of one thing, each on a line of its own.
    Lines(Vec<String>),
    /// A number with its unit.
    Number(Quantity),
    /// A day.
    Day(Date),
    /// No number, because it was not measured: never nought.
    NotMeasured,
}

/// A chart: a value of each series for each label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// What can be seen in it, for those who do not see it.
    pub summary: String,
    /// What its values are numbers of.
    pub unit: Unit,
    /// What the values are of, in order.
    pub labels: Vec<String>,
    /// The values.
    pub series: Vec<Series>,
    /// What has to be known with it, and where it comes from.
    pub note: Option<Sentence>,
}

/// A value for each label of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its values; none where one was not measured.
    pub values: Vec<Option<Quantity>>,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(caption: impl Into<String>, headings: &[&str]) -> Self {
        let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
        Table { caption: caption.into(), headings, rows: Vec::new(), note: None }
    }

    /// Whether every cell of a column that says anything is a number, so that it is set to the right.
    #[must_use]
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        cells().any(|cell| matches!(cell, Cell::Number(_)))
            && cells().all(|cell| matches!(cell, Cell::Number(_) | Cell::NotMeasured))
    }
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// Lines, without those that say nothing.
    #[must_use]
    pub fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        Cell::Lines(lines.into_iter().filter(|line| !line.trim().is_empty()).collect())
    }

    /// A number where there is one.
    #[must_use]
    pub fn number(value: Option<&Quantity>) -> Self {
        value.map_or(Cell::NotMeasured, |value| Cell::Number(value.clone()))
    }

    /// A day where there is one, and nothing otherwise.
    #[must_use]
    pub fn day(day: Option<Date>) -> Self {
        day.map_or_else(|| Cell::Text(String::new()), Cell::Day)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Text(text) => f.write_str(text),
            Cell::Lines(lines) => f.write_str(&lines.join("\n")),
            Cell::Number(number) => f.write_str(&said(number)),
            Cell::Day(day) => write!(f, "{}", day.strftime("%-d %B %Y")),
            Cell::NotMeasured => f.write_str("Not measured"),
        }
    }
}

/// A number as reports say it: percentages with one decimal, anything else as it is.
///
/// ```
/// use domain::reports::said;
/// use domain::strategy::{Quantity, Unit};
/// let share = Quantity::from_typed(Unit::Percentage, "12.34").unwrap();
/// assert_eq!((said(&share).as_str(), said(&Quantity::count(3)).as_str()), ("12.3%", "3"));
/// ```
#[must_use]
pub fn said(number: &Quantity) -> String {
    match number.unit() {
        Unit::Percentage => format!("{}%", number.number().shown(1)),
        Unit::Count | Unit::Pounds | Unit::Days | Unit::Score => number.to_string(),
    }
}

impl Figure {
    /// The numbers of the chart as a table.
    #[must_use]
    pub fn table(&self) -> Table {
        let headings = std::iter::once(String::new()).chain(self.series.iter().map(|series| series.name.clone()));
        let row = |(at, label): (usize, &String)| {
            let values = self.series.iter().map(|series| Cell::number(series.values.get(at).and_then(Option::as_ref)));
            std::iter::once(Cell::text(label)).chain(values).collect()
        };
        Table {
            caption: self.title.clone(),
            headings: headings.collect(),
            rows: self.labels.iter().enumerate().map(row).collect(),
            note: None,
        }
    }
}
