//! The bars. Lengths are whole dots worked out from exact numbers; only the drawing itself has decimals.

use super::Picture;
use super::image;
use super::lettering::Lettering;
use crate::report::ReportFailure;
use domain::law::assessment::Exact;
use domain::reports::Figure;
use domain::strategy::Quantity;
use tiny_skia::{Color, Paint, Pixmap, Rect, Transform};

/// Dots from side to side.
const WIDTH: u16 = 1_200;
/// Dots kept for labels.
const LABELS: u16 = 420;
/// Dots kept for the number after the longest bar.
const NUMBERS: u16 = 190;
/// Dots from bar to bar.
const STEP: u16 = 40;
/// Dots of a bar's height.
const BAR: u16 = 28;
/// Dots between the bars of two labels.
const GAP: u16 = 16;
/// The size of letters.
const SIZE: f32 = 24.0;
/// The most bars, so that a picture stays on a page.
const BARS_MAX: usize = 40;

/// Colours of the series, each with a contrast of 3 to 1 or more to white, and the first two to one another. None is red: a
/// target that is not reached yet is no failure.
const COLOURS: &[(u8, u8, u8)] = &[(29, 112, 184), (10, 30, 50), (0, 112, 60), (76, 44, 146)];
const INK: (u8, u8, u8) = (11, 12, 12);

/// A bar with its place.
struct Bar<'a> {
    label: Option<&'a str>,
    series: usize,
    /// How many lines there are for the label: one beside each bar that it has.
    lines: usize,
    value: Option<&'a Quantity>,
    top: u16,
}

/// Draws the chart.
pub(in crate::report) fn png(figure: &Figure) -> Result<Picture, ReportFailure> {
    let (bars, height) = bars(figure);
    let mut picture = Pixmap::new(WIDTH.into(), height.into()).ok_or(ReportFailure::Chart("it has no size"))?;
    picture.fill(Color::WHITE);
    let letters = Lettering::new()?;
    let scale = Scale::of(&bars);
    if figure.series.len() > 1 {
        legend(figure, &mut picture, &letters);
    }
    for bar in &bars {
        draw(bar, &scale, &mut picture, &letters);
    }
    Ok(Picture { width: WIDTH.into(), height: height.into(), bytes: image::png(&picture)? })
}

/// The bars from above, as many as a page holds, and how high they are together.
fn bars(figure: &Figure) -> (Vec<Bar<'_>>, u16) {
    let mut top = if figure.series.len() > 1 { STEP + GAP } else { GAP / 2 };
    let mut found = Vec::new();
    for (at, label) in figure.labels.iter().enumerate() {
        for (series, of) in figure.series.iter().enumerate() {
            if found.len() < BARS_MAX {
                let value = of.values.get(at).and_then(Option::as_ref);
                let lines = figure.series.len();
                found.push(Bar { label: (series == 0).then_some(label), series, lines, value, top });
                top += STEP;
            }
        }
        if found.len() < BARS_MAX {
            top += GAP;
        }
    }
    (found, top + GAP)
}

/// How many dots a number is long, and where nought is.
struct Scale {
    least: Exact,
    whole: Exact,
}

impl Scale {
    fn of(bars: &[Bar<'_>]) -> Scale {
        let numbers = || bars.iter().filter_map(|bar| bar.value).map(Quantity::number);
        let nought = Exact::whole(0);
        let least = numbers().min().map_or(nought.clone(), |least| least.clone().min(nought.clone()));
        let most = numbers().max().map_or(nought.clone(), |most| most.clone().max(nought));
        let whole = &most - &least;
        Scale { least, whole }
    }

    /// The dots from the left end to a number.
    fn dots(&self, number: &Exact) -> u16 {
        let room = Exact::whole((WIDTH - LABELS - NUMBERS).into());
        let part = (&(number - &self.least) * &room).over(&self.whole);
        part.and_then(|part| part.shown(0).parse().ok()).unwrap_or(0)
    }
}

fn draw(bar: &Bar<'_>, scale: &Scale, picture: &mut Pixmap, letters: &Lettering) {
    let base = f32::from(bar.top + BAR) - 5.0;
    if let Some(label) = bar.label {
        let lines = letters.in_lines(label, SIZE, f32::from(LABELS) - 30.0, bar.lines);
        for (line, down) in lines.iter().zip([0, STEP, 2 * STEP, 3 * STEP]) {
            let left = f32::from(LABELS) - 16.0 - letters.width(line, SIZE);
            letters.draw(picture, line, SIZE, (left, base + f32::from(down)), &ink(INK));
        }
    }
    let Some(value) = bar.value else {
        letters.draw(picture, "Not measured", SIZE, (f32::from(LABELS) + 8.0, base), &ink(INK));
        return;
    };
    let (nought, end) = (scale.dots(&Exact::whole(0)), scale.dots(value.number()));
    let (left, right) = (nought.min(end), nought.max(end).max(nought.min(end) + 2));
    rectangle(picture, (LABELS + left, bar.top), (right - left, BAR), COLOURS, bar.series);
    let after = f32::from(LABELS + right) + 8.0;
    let said = letters.fitted(&value.to_string(), SIZE, f32::from(WIDTH) - after);
    letters.draw(picture, &said, SIZE, (after, base), &ink(INK));
}

/// Which colour is which series.
fn legend(figure: &Figure, picture: &mut Pixmap, letters: &Lettering) {
    let mut left = f32::from(LABELS);
    for (series, of) in figure.series.iter().enumerate() {
        let paint = ink(colour(COLOURS, series));
        if let Some(square) = Rect::from_xywh(left, 10.0, 22.0, 22.0) {
            picture.fill_rect(square, &paint, Transform::identity(), None);
        }
        let room = f32::from(WIDTH) - left - 30.0;
        let name = letters.fitted(&of.name, SIZE, room.max(0.0));
        letters.draw(picture, &name, SIZE, (left + 30.0, 30.0), &ink(INK));
        left += 60.0 + letters.width(&name, SIZE);
    }
}

fn rectangle(picture: &mut Pixmap, at: (u16, u16), size: (u16, u16), colours: &[(u8, u8, u8)], series: usize) {
    let rect = Rect::from_xywh(at.0.into(), at.1.into(), size.0.into(), size.1.into());
    if let Some(rect) = rect {
        picture.fill_rect(rect, &ink(colour(colours, series)), Transform::identity(), None);
    }
}

fn colour(colours: &[(u8, u8, u8)], series: usize) -> (u8, u8, u8) {
    colours.iter().cycle().nth(series).copied().unwrap_or(INK)
}

fn ink((red, green, blue): (u8, u8, u8)) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint.anti_alias = true;
    paint
}
