//! What columns and lines share: an axis on the left, labels below, gaps where there is no data.

use super::{
    Chart, Kind,
    columns::{self, Bar},
    lines::{self, Line},
    scale::{Scale, Tenths},
};
use askama::Template;

/// The room a drawing has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Which of the two drawings of a chart it is: on a wide screen or a narrow one.
    pub(crate) name: &'static str,
    pub(crate) width: i64,
    pub(crate) height: i64,
}

/// For tablets, desks and paper.
pub(crate) const WIDE: Room = Room { name: "wide", width: 760, height: 300 };
/// For phones: as wide as the narrowest, so that its letters keep their size there.
pub(crate) const NARROW: Room = Room { name: "narrow", width: 288, height: 240 };

/// Room for the labels of the axis, above the highest tick, and for the labels below.
const LEFT: i64 = 62;
const TOP: i64 = 10;
const BELOW: i64 = 28;
/// How wide a letter of a label is, at most.
const LETTER: i64 = 8;

/// The field in which values are drawn.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) scale: Scale,
    pub(crate) left: Tenths,
    pub(crate) width: Tenths,
    pub(crate) top: Tenths,
    pub(crate) height: Tenths,
    pub(crate) slots: i64,
}

impl Field {
    /// How far down the drawing a value lies.
    pub(crate) fn down(&self, value: i64) -> Tenths {
        self.top.plus(self.height).minus(self.scale.at(value, self.height))
    }

    /// Where the room of a label begins.
    pub(crate) fn slot(&self, label: usize) -> Tenths {
        let label = i64::try_from(label).unwrap_or(0);
        self.left.plus(Tenths(self.width.0 * label / self.slots))
    }

    /// How wide the room of a label is.
    pub(crate) fn slot_width(&self) -> Tenths {
        Tenths(self.width.0 / self.slots)
    }

    /// The middle of the room of a label.
    pub(crate) fn middle(&self, label: usize) -> Tenths {
        self.slot(label).plus(Tenths(self.slot_width().0 / 2))
    }
}

struct Tick {
    y: Tenths,
    text: String,
    is_nought: bool,
}

struct Below {
    x: Tenths,
    text: String,
}

struct Gap {
    x: Tenths,
    said: String,
}

/// A drawing with an axis.
#[derive(Template)]
#[template(path = "charts/upright.html")]
pub(crate) struct Upright<'a> {
    chart: &'a Chart,
    room: Room,
    field: Field,
    ticks: Vec<Tick>,
    below: Vec<Below>,
    gaps: Vec<Gap>,
    bars: Vec<Bar>,
    lines: Vec<Line>,
    has_links: bool,
}

impl<'a> Upright<'a> {
    pub(crate) fn of(chart: &'a Chart, room: Room) -> Self {
        let field = Self::field_of(chart, room);
        let (bars, lines) = match chart.kind {
            Kind::Lines => (Vec::new(), lines::lines(chart, &field)),
            Kind::Stacked => (columns::stacked(chart, &field), Vec::new()),
            Kind::Columns | Kind::Bars => (columns::columns(chart, &field), Vec::new()),
        };
        Upright {
            chart,
            room,
            ticks: ticks(chart, &field),
            below: below(chart, &field),
            gaps: gaps(chart, &field),
            has_links: bars.iter().any(|bar| bar.href.is_some()),
            bars,
            lines,
            field,
        }
    }

    /// The field of a chart's drawing.
    pub(crate) fn field_of(chart: &Chart, room: Room) -> Field {
        let drawn = if chart.kind == Kind::Stacked { columns::stack_ends(chart) } else { values(chart) };
        Field {
            scale: Scale::over(drawn, chart.unit.least_step()),
            left: Tenths::whole(LEFT),
            width: Tenths::whole(room.width - LEFT),
            top: Tenths::whole(TOP),
            height: Tenths::whole(room.height - TOP - BELOW),
            slots: i64::try_from(chart.labels.len()).unwrap_or(1).max(1),
        }
    }
}

fn values(chart: &Chart) -> Vec<i64> {
    chart.series.iter().flat_map(|series| series.values.iter().flatten().copied()).collect()
}

fn ticks(chart: &Chart, field: &Field) -> Vec<Tick> {
    let tick = |value: &i64| Tick { y: field.down(*value), text: chart.unit.short(*value), is_nought: *value == 0 };
    field.scale.ticks.iter().map(tick).collect()
}

/// The labels that there is room for: every one, or every second, third and so on from the first.
fn below(chart: &Chart, field: &Field) -> Vec<Below> {
    let letters = chart.labels.iter().map(|label| label.short.chars().count()).max().unwrap_or(0);
    let needed = (i64::try_from(letters).unwrap_or(0) * LETTER + LETTER) * 10;
    let slot = field.slot_width().0.max(1);
    let every = usize::try_from((needed + slot - 1) / slot).unwrap_or(1).max(1);
    let labels = chart.labels.iter().enumerate().step_by(every);
    labels.map(|(at, label)| Below { x: field.middle(at), text: label.short.clone() }).collect()
}

fn gaps(chart: &Chart, field: &Field) -> Vec<Gap> {
    let gap = |at: usize| Gap {
        x: field.slot(at),
        said: format!("{}: no data", chart.labels.get(at).map_or("", |label| label.text.as_str())),
    };
    (0..chart.labels.len()).filter(|at| chart.is_gap(*at)).map(gap).collect()
}
