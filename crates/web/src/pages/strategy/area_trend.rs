//! How an area went from round to round: as a line that breaks where something else was asked, and as a table.

use super::day;
use crate::charts::{Chart, Kind, Label, Series, Unit};
use crate::components::Cell;
use crate::parts::{Part, table};
use domain::strategy::editions::{Edition, Editions, IndexRef, Level, Trend, trend};
use domain::strategy::rounds::points;
use store::strategy::Facts;

/// An area with the edition it is of, in words.
pub fn area_name(editions: &Editions, at: &IndexRef) -> String {
    let found = editions.get(&at.edition).zip(editions.index(at));
    found.map_or_else(|| at.to_string(), |(edition, index)| format!("{}, {}", index.name, edition.name))
}

fn found(facts: &Facts, editions: &Editions, reference: &IndexRef) -> Trend {
    trend(editions, reference, &points(&facts.book.rounds, &facts.book.agreed))
}

/// The levels as a line; none where there are not two. A place without a value stands before the first level after a break,
/// so that no line is drawn across it.
pub fn trend_drawing(facts: &Facts, editions: &Editions, edition: &Edition, reference: &IndexRef) -> Option<Part> {
    let trend = found(facts, editions, reference);
    let (first, last) = trend.points.first().zip(trend.points.last()).filter(|_| trend.points.len() > 1)?;
    let (mut labels, mut numbers) = (Vec::new(), Vec::new());
    let mut before: Option<&IndexRef> = None;
    for point in &trend.points {
        let breaks = trend.breaks.iter().any(|gap| Some(&gap.before) == before && point.index != gap.before);
        if breaks {
            labels.push(Label::new("Break: something else is asked from here on").short("break"));
            numbers.push(None);
        }
        labels.push(Label::new(&day(point.on)).short(&point.on.year().to_string()));
        numbers.push(Some(i64::from(point.level.number())));
        before = Some(&point.index);
    }
    let names: Vec<String> = edition.levels.all().map(|one| format!("{one} {}", edition.levels.name(one))).collect();
    let chart = Chart {
        id: "trend".into(),
        title: "The level over time".into(),
        summary: format!("From {} on {} to {} on {}.", first.level, day(first.on), last.level, day(last.on)),
        kind: Kind::Lines,
        unit: Unit::Count,
        labels,
        series: vec![Series::new("Level", numbers)],
        first_heading: "Agreed on".into(),
    };
    let made = format!("The levels are counted from the lowest: {}.", names.join(", "));
    Some(Part::Figure(Box::new(chart.figure().made(&made).source(&edition.attribution))))
}

/// The levels as a table, with where they break.
pub fn trend_part(facts: &Facts, editions: &Editions, edition: &Edition, reference: &IndexRef) -> Option<Part> {
    let found = found(facts, editions, reference);
    if found.points.is_empty() {
        return None;
    }
    let name = |at: &IndexRef, level: Level| {
        editions.get(&at.edition).map_or_else(String::new, |edition| edition.levels.name(level).to_owned())
    };
    let mut rows: Vec<Vec<Cell>> = found
        .points
        .iter()
        .map(|point| {
            vec![
                Cell::new(day(point.on)),
                Cell::new(name(&point.index, point.level)),
                Cell::new(area_name(editions, &point.index)),
            ]
        })
        .collect();
    for gap in &found.breaks {
        let said = format!(
            "{} follows {} here: {}. Levels before and after are not compared",
            area_name(editions, &gap.after),
            area_name(editions, &gap.before),
            gap.mapping.label().to_lowercase()
        );
        rows.push(vec![Cell::new(day(gap.on)), Cell::new("Break"), Cell::new(said)]);
    }
    let change = match found.change {
        Some(0) => "No change since the round before".to_owned(),
        Some(steps) if steps > 0 => format!("Up by {steps} since the round before"),
        Some(steps) => format!("Down by {} since the round before", -steps),
        None => format!("How it went, by the {}", edition.name),
    };
    Some(Part::Table(table(&change, &["Agreed on", "Level", "Area"], rows)))
}
