//! Upright bars, side by side or one upon another.

use super::{Chart, scale::Tenths, upright::Field};

/// One bar, or one part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) x: Tenths,
    pub(crate) y: Tenths,
    pub(crate) width: Tenths,
    pub(crate) height: Tenths,
    /// The look of its series, from 0.
    pub(crate) look: usize,
    /// What it stands for, in words.
    pub(crate) said: String,
    pub(crate) href: Option<String>,
}

/// The least height of a bar that is not nought: what was paid is seen.
const SEEN: Tenths = Tenths(20);
/// The share of a label's room that is left empty, in hundredths.
const EMPTY: i64 = 24;

/// Bars of each series side by side.
pub(crate) fn columns(chart: &Chart, field: &Field) -> Vec<Bar> {
    let count = i64::try_from(chart.series.len()).unwrap_or(1).max(1);
    let width = Tenths(field.slot_width().0 * (100 - EMPTY) / 100 / count);
    let mut bars = Vec::new();
    for label in 0..chart.labels.len() {
        for series in 0..chart.series.len() {
            let Some(value) = chart.value(series, label) else { continue };
            let place = i64::try_from(series).unwrap_or(0);
            let x = Tenths(field.slot(label).0 + field.slot_width().0 * EMPTY / 200 + width.0 * place);
            bars.push(bar(chart, field, (series, label, value), (0, value), (x, width)));
        }
    }
    bars
}

/// Bars whose parts stand one upon another: what was paid upwards from nought, what came back downwards.
pub(crate) fn stacked(chart: &Chart, field: &Field) -> Vec<Bar> {
    let width = Tenths(field.slot_width().0 * (100 - EMPTY) / 100);
    let mut bars = Vec::new();
    for label in 0..chart.labels.len() {
        let x = Tenths(field.slot(label).0 + field.slot_width().0 * EMPTY / 200);
        let (mut up, mut down) = (0_i64, 0_i64);
        for series in 0..chart.series.len() {
            let Some(value) = chart.value(series, label) else { continue };
            let end = if value < 0 { &mut down } else { &mut up };
            let from = *end;
            *end = end.saturating_add(value);
            bars.push(bar(chart, field, (series, label, value), (from, *end), (x, width)));
        }
    }
    bars
}

/// The ends that stacked bars reach, above nought and below.
pub(crate) fn stack_ends(chart: &Chart) -> Vec<i64> {
    let ends = |label: usize| {
        let values = (0..chart.series.len()).filter_map(|series| chart.value(series, label));
        let (up, down) = values.fold((0_i64, 0_i64), |(up, down), value| {
            (up.saturating_add(value.max(0)), down.saturating_add(value.min(0)))
        });
        [up, down]
    };
    (0..chart.labels.len()).flat_map(ends).collect()
}

fn bar(
    chart: &Chart,
    field: &Field,
    (series, label, value): (usize, usize, i64),
    (from, to): (i64, i64),
    (x, width): (Tenths, Tenths),
) -> Bar {
    let (start, end) = (field.down(from), field.down(to));
    let height = Tenths((start.0 - end.0).abs());
    let least = if value == 0 { Tenths(0) } else { SEEN };
    let y = if value < 0 { start } else { Tenths(start.0 - height.max(least).0) };
    Bar {
        x,
        y,
        width: width.max(Tenths(10)),
        height: height.max(least),
        look: Chart::look(series),
        said: chart.said(series, label, value),
        href: chart.href(label),
    }
}
