//! A drawing with its heading, its table, and how it is made.

use super::{
    Chart, Kind, MOST_SERIES,
    bars::Bars,
    upright::{NARROW, Upright, WIDE},
};
use crate::components::{Cell, Heading, Table};
use askama::Template;

/// A chart as a page shows it; `{{ figure }}` writes it.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "charts/figure.html")]
pub struct Figure {
    chart: Chart,
    table: Table,
    made: String,
    source: String,
    is_table_open: bool,
}

impl askama::filters::HtmlSafe for Figure {}

/// A drawing, rendered by its own template, which escaped every text in it.
struct Drawing(String);

impl std::fmt::Display for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Drawing {}

struct Key {
    look: usize,
    name: String,
}

impl Chart {
    /// The chart with its table, which holds every value in full and the same links.
    #[must_use]
    pub fn figure(self) -> Figure {
        Figure { table: self.table(), chart: self, made: String::new(), source: String::new(), is_table_open: false }
    }

    fn table(&self) -> Table {
        let mut head = vec![Heading::new(&self.first_heading)];
        head.extend(self.series.iter().map(|series| Heading::number(&series.name)));
        let row = |at: usize| {
            let label = self.labels.get(at).cloned().unwrap_or_default();
            let mut cells = vec![Cell::new(label.text).to(label.href.unwrap_or_default())];
            cells.extend((0..self.series.len()).map(|series| {
                Cell::number(
                    self.value(series, at).map_or_else(|| "No data".to_owned(), |value| self.unit.exact(value)),
                )
            }));
            cells
        };
        Table {
            caption: self.title.clone(),
            caption_classes: "govuk-visually-hidden".into(),
            head,
            rows: (0..self.labels.len()).map(row).collect(),
            first_cell_is_header: true,
        }
    }
}

impl Figure {
    /// Says how the values are worked out, in a sentence or two.
    #[must_use]
    pub fn made(mut self, made: &str) -> Self {
        made.clone_into(&mut self.made);
        self
    }

    /// Says where the values come from, and over what period.
    #[must_use]
    pub fn source(mut self, source: &str) -> Self {
        source.clone_into(&mut self.source);
        self
    }

    /// Shows the table at once, not only when it is asked for.
    #[must_use]
    pub fn with_table_open(mut self) -> Self {
        self.is_table_open = true;
        self
    }

    /// The two drawings, for wide screens and for narrow ones; the style sheet shows the one that fits.
    fn drawings(&self) -> askama::Result<Vec<Drawing>> {
        let draw = |room| match self.chart.kind {
            Kind::Bars => Bars::of(&self.chart, room).render(),
            Kind::Columns | Kind::Stacked | Kind::Lines => Upright::of(&self.chart, room).render(),
        };
        [WIDE, NARROW].into_iter().map(|room| draw(room).map(Drawing)).collect()
    }

    /// The series and their looks, where there is more than one.
    fn keys(&self) -> Vec<Key> {
        let key = |(at, series): (usize, &super::Series)| Key { look: Chart::look(at), name: series.name.clone() };
        let keys: Vec<Key> = self.chart.series.iter().enumerate().map(key).collect();
        if keys.len() > 1 { keys } else { Vec::new() }
    }

    fn has_gaps(&self) -> bool {
        (0..self.chart.labels.len()).any(|label| self.chart.is_gap(label))
    }

    fn looks(&self) -> std::ops::Range<usize> {
        0..self.chart.series.len().min(MOST_SERIES)
    }
}
