//! How an indicator went, with the breaks over which nothing is compared.

use super::status::{difference, written};
use super::{Direction, Indicator, Origin, Recorded, Reported};
use crate::strategy::measures::Reading;
use crate::strategy::{Period, Quantity};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A value of the past or the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point<'a> {
    /// The period.
    pub period: Period,
    /// The value; none where it was not measured, and then nothing is drawn.
    pub value: Option<Quantity>,
    /// Why it was not measured, or what must be known with it.
    pub reason: String,
    /// The number of the definition by which it was made.
    pub edition: u32,
    /// Where it comes from.
    pub source: String,
    /// Where it was reported.
    pub reported: &'a [Reported],
    /// Of a score: the highest of its scale.
    pub scale: Option<u8>,
}

/// Between which two points nothing is compared, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The number of the point after the break, counted from 0.
    pub before: usize,
    /// Why.
    pub reason: String,
}

named! {
    /// Which way a value moved.
    Movement {
        Better "better" "Better";
        Worse "worse" "Worse";
        Same "same" "No change";
        Moved "moved" "Changed";
    }
}

/// What changed from the last value but one to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which way.
    pub movement: Movement,
    /// In words with its sum: "up 2.3 points from 89.1%, 2024-25".
    pub said: String,
}

/// How an indicator went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend<'a> {
    /// Every value, the earliest first.
    pub points: Vec<Point<'a>>,
    /// Where the line is broken.
    pub breaks: Vec<Break>,
    /// What changed last; none where a break or nothing lies before the last value.
    pub change: Option<Change>,
}

impl Trend<'_> {
    /// The values of one length of period with the breaks among them, so that a year does not stand between its quarters: of the
    /// length of which most were measured, of two the one that was measured last.
    #[must_use]
    pub fn in_one_line(&self) -> Self {
        let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
        for (at, point) in self.points.iter().enumerate().filter(|(_, point)| point.value.is_some()) {
            let (count, last) = counts.entry(length(point.period)).or_default();
            *count += 1;
            *last = at;
        }
        let Some((wanted, _)) = counts.into_iter().max_by_key(|(_, counted)| *counted) else { return self.clone() };
        let points: Vec<Point<'_>> =
            self.points.iter().filter(|point| length(point.period) == wanted).cloned().collect();
        Trend { breaks: breaks(&points), change: self.change.clone(), points }
    }
}

/// The trend of an indicator from its baseline, what was recorded and its present value.
///
/// What was recorded is of one indicator, in the order of time. The line breaks where the definition, the unit or the scale of a score changed,
/// where the periods are of different lengths, and where it was not measured.
#[must_use]
pub fn trend<'a>(indicator: &Indicator, recorded: &[&'a Recorded], present: &Reading) -> Trend<'a> {
    let mut points: Vec<Point<'a>> = recorded.iter().map(|one| point(one)).collect();
    let has = |points: &[Point<'_>], period: Period| points.iter().any(|point| point.period == period);
    if let Some(baseline) = indicator.baseline.as_ref().filter(|baseline| !has(&points, baseline.period)) {
        let (value, source) = (Some(baseline.value.clone()), baseline.source.clone());
        points.push(made(indicator, baseline.period, value, String::new(), source));
    }
    let is_known = recorded.iter().any(|one| one.origin == Origin::Entered && one.reading == *present);
    if present.value.is_some() && !is_known {
        // What was recorded of the present period is how it stood then.
        points.retain(|point| point.period != present.period);
        let (value, reason) = (present.value.clone(), present.reason.clone());
        let point = made(indicator, present.period, value, reason, present.source.clone());
        points.push(Point { scale: present.scale, ..point });
    }
    // By the end of the period; of two that end on one day the longer comes last, such as a year after its last quarter.
    points.sort_by_key(|point| (point.period.last_day(), Reverse(point.period.first_day())));
    let breaks = breaks(&points);
    let change = change(indicator.direction, &points, &breaks);
    Trend { points, breaks, change }
}

fn point(one: &Recorded) -> Point<'_> {
    Point {
        period: one.reading.period,
        value: one.reading.value.clone(),
        reason: one.reading.reason.clone(),
        edition: one.edition,
        source: one.reading.source.clone(),
        reported: &one.reported,
        scale: one.reading.scale,
    }
}

fn made<'a>(
    indicator: &Indicator,
    period: Period,
    value: Option<Quantity>,
    reason: String,
    source: String,
) -> Point<'a> {
    Point { period, value, reason, edition: indicator.edition, source, reported: &[], scale: None }
}

fn breaks(points: &[Point<'_>]) -> Vec<Break> {
    let pairs = points.iter().zip(points.iter().skip(1)).enumerate();
    pairs.filter_map(|(at, (one, next))| Some(Break { before: at + 1, reason: why_broken(one, next)? })).collect()
}

fn why_broken(one: &Point<'_>, next: &Point<'_>) -> Option<String> {
    if one.edition != next.edition {
        let (from, to) = (one.edition, next.edition);
        return Some(format!("The definition changed here, from edition {from} to edition {to}."));
    }
    if let Some(gap) = [one, next].into_iter().find(|point| point.value.is_none()) {
        return Some(format!("It was not measured, {}.", gap.period.said()));
    }
    if one.value.as_ref().map(Quantity::unit) != next.value.as_ref().map(Quantity::unit) {
        return Some(String::from("The unit changed here."));
    }
    if let (Some(from), Some(to)) = (one.scale, next.scale)
        && from != to
    {
        return Some(format!("The scale of the score changed here, from 1 to {from} to 1 to {to}."));
    }
    (length(one.period) != length(next.period))
        .then(|| format!("One value is of {}, the other of {}.", one.period.said(), next.period.said()))
}

/// How long a period is: values as at a day go together, and so do spans of as many months.
fn length(period: Period) -> i32 {
    match period {
        Period::Day(_) => 0,
        Period::Month(_) => 1,
        Period::Quarter(..) => 3,
        Period::Year(_) => 12,
        Period::Span(first, last) => {
            let months = |day: crate::values::Date| i32::from(day.year()) * 12 + i32::from(day.month());
            months(last) - months(first) + 1
        }
    }
}

fn change(direction: Direction, points: &[Point<'_>], breaks: &[Break]) -> Option<Change> {
    let at = points.len().checked_sub(1)?;
    let [.., one, last] = points else { return None };
    if breaks.iter().any(|broken| broken.before == at) {
        return None;
    }
    let (from, to) = (one.value.as_ref()?, last.value.as_ref()?);
    let by = to.number() - from.number();
    if by.is_zero() {
        let said = format!("the same as {}", one.period.said());
        return Some(Change { movement: Movement::Same, said });
    }
    let movement = match (direction, by.is_negative()) {
        (Direction::Neutral, _) => Movement::Moved,
        (Direction::Higher, false) | (Direction::Lower, true) => Movement::Better,
        (Direction::Higher, true) | (Direction::Lower, false) => Movement::Worse,
    };
    let way = if by.is_negative() { "down" } else { "up" };
    let (from, to) = written(from, to);
    let by = to.number() - from.number();
    let said = format!("{way} {} from {from}, {}", difference(&by, to.unit()), one.period.said());
    Some(Change { movement, said })
}
