//! How an indicator went, as a drawing and as a table.

use super::super::quantities::{drawn, drawn_unit, value_shown};
use super::day;
use crate::charts::{Chart, Kind, Label, Series};
use crate::components::Cell;
use crate::parts::{Part, table};
use domain::strategy::scorecard::{Indicator, Row, Trend};

/// The trend with its gaps and breaks, and every value with where it comes from.
pub fn parts(row: &Row<'_>) -> Vec<Part> {
    let trend = &row.trend;
    let mut parts = vec![Part::heading("How it went")];
    if trend.points.is_empty() {
        parts.push(Part::text("No value is known yet. The first one will stand here."));
        return parts;
    }
    if let Some(change) = &trend.change {
        parts.push(Part::text(format!("{}: {}.", change.movement.label(), change.said)));
    }
    let line = trend.in_one_line();
    if line.points.iter().any(|point| point.value.is_some()) {
        parts.push(Part::Figure(Box::new(chart(row.indicator, &line).figure().made(&row.indicator.formula))));
    }
    if line.points.len() < trend.points.len() {
        parts.push(Part::text(
            "The line follows periods of one length. Values of other periods stand in the table alone.",
        ));
    }
    if !line.breaks.is_empty() {
        parts.push(Part::text("The line is broken, and nothing is compared across it, in these places:"));
        parts.push(Part::Bullets(line.breaks.iter().map(|one| one.reason.clone()).collect()));
    }
    parts.push(Part::Table(values(trend)));
    parts
}

/// A place without a value stands before each break, so that no line is drawn across it.
fn chart(indicator: &Indicator, trend: &Trend<'_>) -> Chart {
    let (mut labels, mut numbers) = (Vec::new(), Vec::new());
    for (at, point) in trend.points.iter().enumerate() {
        if let Some(broken) = trend.breaks.iter().find(|broken| broken.before == at)
            && point.value.is_some()
        {
            labels.push(Label::new(&format!("Break: {}", broken.reason)).short("break"));
            numbers.push(None);
        }
        labels.push(Label::new(&point.period.said()).short(&point.period.to_string()));
        numbers.push(point.value.as_ref().filter(|value| value.unit() == indicator.unit).and_then(drawn));
    }
    let measured: Vec<_> =
        trend.points.iter().filter_map(|point| Some((point.value.as_ref()?, point.period))).collect();
    let summary = match (measured.first(), measured.last()) {
        (Some((first, from)), Some((last, to))) if measured.len() > 1 => {
            format!("From {}, {}, to {}, {}.", first.in_tenths(), from.said(), last.in_tenths(), to.said())
        }
        (Some((only, period)), _) => format!("One value: {}, {}.", only.in_tenths(), period.said()),
        _ => "Nothing was measured.".to_owned(),
    };
    Chart {
        id: "trend".into(),
        title: indicator.name.clone(),
        summary,
        kind: Kind::Lines,
        unit: drawn_unit(indicator.unit),
        labels,
        series: vec![Series::new(&indicator.name, numbers)],
        first_heading: "Period".into(),
    }
}

fn values(trend: &Trend<'_>) -> crate::components::Table {
    let row = |point: &domain::strategy::scorecard::Point<'_>| {
        let told: Vec<String> = point.reported.iter().map(|one| format!("{}, {}", one.to, day(one.on))).collect();
        vec![
            Cell::new(point.period.said()),
            Cell::number(value_shown(point.value.as_ref(), point.scale)),
            Cell::number(point.edition.to_string()),
            Cell::new(&point.source),
            Cell::new(told.join("; ")),
            Cell::new(&point.reason),
        ]
    };
    let head = ["Period", "#Value", "#Edition of the definition", "Source", "Reported to", "To be known with it"];
    table("Every value", &head, trend.points.iter().rev().map(row).collect())
}
