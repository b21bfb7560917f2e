//! Bars that lie, each under its label and value.

use super::{
    Chart,
    scale::{Scale, Tenths},
    upright::Room,
};
use askama::Template;

/// The height of a label with its bar, and where in it the letters stand and the bar begins.
const ROW: i64 = 46;
const LETTERS: i64 = 16;
const BAR: i64 = 22;
/// The least length of a bar that is not zero, in tenths: what was paid is seen.
const SEEN: i64 = 20;
/// How wide letters are, in tenths: capitals and other wide ones, narrow ones, and those of values, which are bold.
const WIDE_LETTER: i64 = 105;
const LETTER: i64 = 76;
const BOLD_LETTER: i64 = 82;

struct Row {
    y: Tenths,
    bar_y: Tenths,
    x: Tenths,
    width: Tenths,
    label: String,
    value: String,
    said: String,
    is_gap: bool,
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
        let values = (0..chart.labels.len()).filter_map(|label| chart.value(0, label));
        let scale = Scale::over(values, 1);
        let width = Tenths::whole(room.width);
        let nought = scale.at(0, width);
        let rows: Vec<Row> = (0..chart.labels.len()).map(|label| row(chart, room, &scale, label)).collect();
        Bars {
            chart,
            room,
            height: ROW * i64::try_from(rows.len()).unwrap_or(0),
            nought,
            has_links: rows.iter().any(|row| row.href.is_some()),
            rows,
        }
    }
}

fn row(chart: &Chart, room: Room, scale: &Scale, label: usize) -> Row {
    let top = ROW * i64::try_from(label).unwrap_or(0);
    let text = chart.labels.get(label).map_or("", |label| label.text.as_str());
    let value = chart.value(0, label);
    let width = Tenths::whole(room.width);
    let (nought, end) = (scale.at(0, width), scale.at(value.unwrap_or(0), width));
    let length = Tenths((end.0 - nought.0).abs().max(i64::from(value.is_some_and(|value| value != 0)) * SEEN));
    let shown = value.map_or_else(|| "No data".to_owned(), |value| chart.unit.short(value));
    let taken = i64::try_from(shown.chars().count()).unwrap_or(0) * BOLD_LETTER + 2 * LETTER;
    Row {
        y: Tenths::whole(top + LETTERS),
        bar_y: Tenths::whole(top + BAR),
        x: if value.unwrap_or(0) < 0 { nought.minus(length) } else { nought },
        width: length,
        label: shortened(text, width.minus(Tenths(taken))),
        value: shown,
        said: value.map_or_else(|| format!("{text}: no data"), |value| chart.said(0, label, value)),
        is_gap: value.is_none(),
        href: chart.href(label),
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
