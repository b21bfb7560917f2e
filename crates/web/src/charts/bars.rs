//! Bars that lie, those of a label under it and its values.

use super::{
    Chart,
    scale::{Scale, Tenths},
    upright::Room,
};
use askama::Template;

/// Where the letters of a label stand, where its first bar begins, from bar to bar, and what is left free below the last.
const LETTERS: i64 = 16;
const BAR: i64 = 22;
const STEP: i64 = 16;
const BELOW: i64 = 8;
/// The least length of a bar that is not zero, in tenths: what was paid is seen.
const SEEN: i64 = 20;
/// How wide letters are, in tenths: capitals and other wide ones, narrow ones, and those of values, which are bold.
const WIDE_LETTER: i64 = 105;
const LETTER: i64 = 76;
const BOLD_LETTER: i64 = 82;

/// A bar of a label.
struct Bar {
    y: Tenths,
    x: Tenths,
    width: Tenths,
    /// The look of its series, from 0.
    look: usize,
    said: String,
    is_gap: bool,
}

struct Row {
    y: Tenths,
    label: String,
    value: String,
    bars: Vec<Bar>,
    href: Option<String>,
}

/// A drawing of bars that lie.
#[derive(Template)]
#[template(path = "charts/bars.html")]
pub(crate) struct Bars<'a> {
    chart: &'a Chart,
    room: Room,
    height: i64,
    nought: Tenths,
    rows: Vec<Row>,
    has_links: bool,
}

impl<'a> Bars<'a> {
    pub(crate) fn of(chart: &'a Chart, room: Room) -> Self {
        let of = |series: usize| (0..chart.labels.len()).filter_map(move |label| chart.value(series, label));
        let scale = Scale::over((0..chart.series.len()).flat_map(of), 1);
        let width = Tenths::whole(room.width);
        let nought = scale.at(0, width);
        let rows: Vec<Row> = (0..chart.labels.len()).map(|label| row(chart, room, &scale, label)).collect();
        Bars {
            chart,
            room,
            height: height(chart) * i64::try_from(rows.len()).unwrap_or(0),
            nought,
            has_links: rows.iter().any(|row| row.href.is_some()),
            rows,
        }
    }
}

/// The height of a label with its bars.
fn height(chart: &Chart) -> i64 {
    BAR + STEP * i64::try_from(chart.series.len()).unwrap_or(1).max(1) + BELOW
}

fn row(chart: &Chart, room: Room, scale: &Scale, label: usize) -> Row {
    let top = height(chart) * i64::try_from(label).unwrap_or(0);
    let text = chart.labels.get(label).map_or("", |label| label.text.as_str());
    let short =
        |series| chart.value(series, label).map_or_else(|| "No data".to_owned(), |value| chart.unit.short(value));
    let shown = (0..chart.series.len()).map(short).collect::<Vec<_>>().join(" · ");
    let taken = i64::try_from(shown.chars().count()).unwrap_or(0) * BOLD_LETTER + 2 * LETTER;
    Row {
        y: Tenths::whole(top + LETTERS),
        label: shortened(text, Tenths::whole(room.width).minus(Tenths(taken))),
        value: shown,
        bars: (0..chart.series.len()).map(|series| bar(chart, room, scale, (series, label, top))).collect(),
        href: chart.href(label),
    }
}

/// The bar of a series at a label whose room begins at `top`.
fn bar(chart: &Chart, room: Room, scale: &Scale, (series, label, top): (usize, usize, i64)) -> Bar {
    let value = chart.value(series, label);
    let width = Tenths::whole(room.width);
    let (nought, end) = (scale.at(0, width), scale.at(value.unwrap_or(0), width));
    let length = Tenths((end.0 - nought.0).abs().max(i64::from(value.is_some_and(|value| value != 0)) * SEEN));
    Bar {
        y: Tenths::whole(top + BAR + STEP * i64::try_from(series).unwrap_or(0)),
        x: if value.unwrap_or(0) < 0 { nought.minus(length) } else { nought },
        width: length,
        look: Chart::look(series),
        said: value.map_or_else(|| chart.gap_said(series, label), |value| chart.said(series, label, value)),
        // Where another series has a value, the letters alone say that this one has none.
        is_gap: chart.is_gap(label),
    }
}

/// How much room a letter takes.
fn room_of(letter: char) -> i64 {
    if letter.is_uppercase() || matches!(letter, 'm' | 'w' | '&' | '…' | '@' | '%') { WIDE_LETTER } else { LETTER }
}

/// A label cut to the room there is, with a mark that it is cut; the table and the title carry it whole.
fn shortened(text: &str, room: Tenths) -> String {
    let taken = |text: &str| text.chars().map(room_of).sum::<i64>();
    if taken(text) <= room.0 {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while !cut.is_empty() && taken(&cut) + room_of('…') > room.0 {
        cut.pop();
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_cut_only_where_it_has_too_little_room() {
        for (text, room, shown, reason) in [
            ("Arran", 105 + 4 * 76, "Arran", "just enough room"),
            ("Arran", 105 + 4 * 76 - 1, "Arr…", "a tenth too little: the mark takes the room of two"),
            ("ARRAN", 105 + 4 * 76, "AR…", "capitals are wider"),
            ("ab cd", 3 * 76 + 105, "ab…", "no space stands before the mark"),
            ("", 0, "", "nothing to cut"),
        ] {
            assert_eq!(shortened(text, Tenths(room)), shown, "{reason}");
        }
    }
}
