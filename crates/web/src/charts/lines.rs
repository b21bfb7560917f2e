//! Lines, broken where there is no data.

use super::{Chart, scale::Tenths, upright::Field};
use std::fmt::Write;

/// One series as a line with a mark at each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The look of the series, from 0.
    pub(crate) look: usize,
    /// The way of the line.
    pub(crate) path: String,
    pub(crate) marks: Vec<Mark>,
}

/// The mark at a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) x: Tenths,
    pub(crate) y: Tenths,
    /// What it stands for, in words.
    pub(crate) said: String,
}

/// A line for each series.
pub(crate) fn lines(chart: &Chart, field: &Field) -> Vec<Line> {
    (0..chart.series.len()).map(|series| line(chart, field, series)).collect()
}

fn line(chart: &Chart, field: &Field, series: usize) -> Line {
    let mut line = Line { look: Chart::look(series), path: String::new(), marks: Vec::new() };
    let mut is_drawing = false;
    for label in 0..chart.labels.len() {
        let Some(value) = chart.value(series, label) else {
            is_drawing = false;
            continue;
        };
        let (x, y) = (field.middle(label), field.down(value));
        // Writing to a string cannot fail.
        let _ = write!(line.path, "{}{x} {y}", if is_drawing { 'L' } else { 'M' });
        is_drawing = true;
        line.marks.push(Mark { x, y, said: chart.said(series, label, value) });
    }
    line
}
