//! Drawings of figures: SVG made on the server, each with its table, its sum in words and its source.
//!
//! A page makes a [`Chart`] from labels and values, turns it into a [`Figure`] and writes `{{ figure }}`:
//!
//! ```
//! use web::charts::{Chart, Kind, Label, Series, Unit};
//! let chart = Chart {
//!     id: "by-month".into(),
//!     title: "Paid by month".into(),
//!     summary: "Payments fell from April to May.".into(),
//!     kind: Kind::Columns,
//!     unit: Unit::Pence,
//!     labels: vec![Label::new("April 2025").to("/spend?month=2025-04"), Label::new("May 2025")],
//!     series: vec![Series::new("Paid", vec![Some(1_200_000), None])],
//!     first_heading: "Month".into(),
//! };
//! let figure = chart.figure().made("The sum of the amounts of all lines.").source("12 files of payments");
//! assert!(figure.to_string().contains("No data"));
//! ```

mod bars;
mod columns;
mod figure;
mod lines;
mod scale;
mod sparkline;
#[cfg(test)]
mod tests;
mod unit;
mod upright;

pub use figure::Figure;
pub use sparkline::Sparkline;
pub use unit::Unit;

/// How many series one drawing tells apart; further ones take the look of the last.
pub const MOST_SERIES: usize = 6;

/// What is drawn: values by label, in one or more series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Its id in the page, unlike any other there.
    pub id: String,
    /// What it shows; its heading.
    pub title: String,
    /// What is to be seen in it, in a sentence, for those who do not see it.
    pub summary: String,
    /// How it is drawn.
    pub kind: Kind,
    /// What the values count.
    pub unit: Unit,
    /// The labels, one for each value of each series.
    pub labels: Vec<Label>,
    /// The values.
    pub series: Vec<Series>,
    /// The heading of the labels in the table: "Month", "Supplier".
    pub first_heading: String,
}

/// The kinds of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Upright bars, for months and years; several series stand side by side.
    Columns,
    /// Bars that lie, for the largest of many and for labels of many words; several series lie one below another.
    Bars,
    /// Upright bars whose parts add up.
    Stacked,
    /// Lines.
    Lines,
}

/// The label of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// What it says in the table.
    pub text: String,
    /// What it says under an axis, where there is little room.
    pub short: String,
    /// What makes the value up; none where there is nothing to see.
    pub href: Option<String>,
}

impl Label {
    /// A label that says the same everywhere.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Label { text: text.to_owned(), short: text.to_owned(), href: None }
    }

    /// The same label with fewer words for an axis.
    #[must_use]
    pub fn short(mut self, short: &str) -> Self {
        short.clone_into(&mut self.short);
        self
    }

    /// The same label, leading to what makes its value up.
    #[must_use]
    pub fn to(mut self, href: &str) -> Self {
        self.href = Some(href.to_owned());
        self
    }
}

/// Values that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// What they are.
    pub name: String,
    /// One for each label; none where there is no data, which is not nought.
    pub values: Vec<Option<i64>>,
}

impl Series {
    /// A series by its name and values.
    #[must_use]
    pub fn new(name: &str, values: Vec<Option<i64>>) -> Self {
        Series { name: name.to_owned(), values }
    }
}

impl Chart {
    /// The value of a series at a label; none where there is no data.
    fn value(&self, series: usize, label: usize) -> Option<i64> {
        self.series.get(series).and_then(|series| series.values.get(label)).copied().flatten()
    }

    /// Whether no series has a value at a label.
    fn is_gap(&self, label: usize) -> bool {
        (0..self.series.len()).all(|series| self.value(series, label).is_none())
    }

    /// Whether there is nothing to draw.
    fn is_empty(&self) -> bool {
        (0..self.labels.len()).all(|label| self.is_gap(label))
    }

    /// What a value's shape says when it is pointed at: "April 2025, Paid: £12.00".
    fn said(&self, series: usize, label: usize, value: i64) -> String {
        let text = self.labels.get(label).map_or("", |label| label.text.as_str());
        let amount = self.unit.exact(value);
        match self.series.get(series) {
            Some(named) if self.series.len() > 1 => format!("{text}, {}: {amount}", named.name),
            _ => format!("{text}: {amount}"),
        }
    }

    /// What is said where a series has no value at a label: "April 2025, Paid: no data".
    fn gap_said(&self, series: usize, label: usize) -> String {
        let text = self.labels.get(label).map_or("", |label| label.text.as_str());
        match self.series.get(series) {
            Some(named) if self.series.len() > 1 => format!("{text}, {}: no data", named.name),
            _ => format!("{text}: no data"),
        }
    }

    fn href(&self, label: usize) -> Option<String> {
        self.labels.get(label).and_then(|label| label.href.clone())
    }

    /// The look of a series: its number, from 0, which classes and patterns carry.
    fn look(series: usize) -> usize {
        series.min(MOST_SERIES - 1)
    }
}
