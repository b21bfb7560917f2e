//! A line the size of a word.

use super::{
    Unit,
    scale::{Scale, Tenths},
};
use askama::Template;
use std::fmt::Write;

const WIDTH: i64 = 100;
const HEIGHT: i64 = 24;

/// A small line for a cell or a key figure; `{{ sparkline }}` writes it. Its title says its first and last values, and
/// the values themselves stand in the page beside it.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "charts/sparkline.html")]
pub struct Sparkline {
    said: String,
    path: String,
    end: Option<(Tenths, Tenths)>,
    nought: Tenths,
}

impl askama::filters::HtmlSafe for Sparkline {}

impl Sparkline {
    /// The line through these values, the earliest first; none where there is no data. `name` says what they are:
    /// "Paid to Harrow & Finch by month".
    #[must_use]
    pub fn new(name: &str, unit: Unit, values: &[Option<i64>]) -> Self {
        let scale = Scale::over(values.iter().flatten().copied(), 1);
        let steps = i64::try_from(values.len()).unwrap_or(1).saturating_sub(1).max(1);
        let (mut path, mut is_drawing, mut end) = (String::new(), false, None);
        for (at, value) in values.iter().enumerate() {
            let Some(value) = value else {
                is_drawing = false;
                continue;
            };
            let x = Tenths(20 + (WIDTH - 4) * 10 * i64::try_from(at).unwrap_or(0) / steps);
            let y = down(&scale, *value);
            // Writing to a string cannot fail.
            let _ = write!(path, "{}{x} {y}", if is_drawing { 'L' } else { 'M' });
            is_drawing = true;
            end = Some((x, y));
        }
        Sparkline { said: said(name, unit, values), path, end, nought: down(&scale, 0) }
    }
}

fn down(scale: &Scale, value: i64) -> Tenths {
    Tenths::whole(HEIGHT - 2).minus(scale.at(value, Tenths::whole(HEIGHT - 4)))
}

fn said(name: &str, unit: Unit, values: &[Option<i64>]) -> String {
    let mut known = values.iter().flatten();
    match (known.next(), known.next_back()) {
        (None, _) => format!("{name}: no data"),
        (Some(only), None) => format!("{name}: {}", unit.short(*only)),
        (Some(first), Some(last)) => format!("{name}: from {} to {}", unit.short(*first), unit.short(*last)),
    }
}
