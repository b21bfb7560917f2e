//! The scorecard as tables, one for each quadrant, with its notes.

use super::super::quantities::shown;
use super::day;
use crate::components::{Cell, Summary, SummaryRow};
use crate::parts::{Part, table};
use domain::strategy::scorecard::balance::companions;
use domain::strategy::scorecard::{Baseline, Footnote, Kind, Quadrant, Row, Status, Target, Worked, footnotes};

/// Whose eyes it is for: links lead to pages that ask for a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// For people of the council.
    Inside,
    /// For everybody.
    Public,
}

const HEAD: [&str; 9] =
    ["Indicator", "#Value", "Period", "#Baseline", "Target", "How it stands", "Why", "Shown with it", "Owner"];

/// The four quadrants, outcomes before compliance; a quadrant without an indicator says so.
pub fn quadrants(worked: &Worked<'_>, to: Shown) -> Vec<Part> {
    let notes = footnotes(worked);
    let mut parts = Vec::new();
    for quadrant in Quadrant::ALL {
        let rows: Vec<Vec<Cell>> = worked
            .rows
            .iter()
            .filter(|row| row.indicator.quadrant == *quadrant)
            .map(|row| cells(row, worked, &notes, to))
            .collect();
        if rows.is_empty() {
            parts.push(Part::heading(quadrant.label()));
            parts.push(Part::text("No indicator stands here yet."));
        } else {
            // Who answers for an indicator is the council's own affair.
            let most = if to == Shown::Inside { HEAD.len() } else { HEAD.len() - 1 };
            let head: Vec<&str> = HEAD.iter().take(most).copied().collect();
            parts.push(Part::Table(table(quadrant.label(), &head, rows)));
        }
    }
    parts
}

fn cells(row: &Row<'_>, worked: &Worked<'_>, notes: &[Footnote], to: Shown) -> Vec<Cell> {
    let indicator = row.indicator;
    let numbers: Vec<String> =
        notes.iter().filter(|note| note.code == indicator.code).map(|note| note.number.to_string()).collect();
    let marks = if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) };
    let name = Cell::new(format!("{} {}", indicator.code, indicator.name));
    let period = if row.reading.value.is_some() { row.reading.period.said() } else { String::new() };
    let mut cells = vec![
        if to == Shown::Inside { name.to(format!("/strategy/scorecard/{}", indicator.code)) } else { name },
        Cell::number(format!("{}{marks}", shown(&row.reading))),
        Cell::new(period),
        Cell::number(indicator.baseline.as_ref().map_or_else(|| "None".to_owned(), baseline_said)),
        Cell::new(indicator.target.as_ref().map_or_else(|| "None".to_owned(), target_said)),
        Cell::new(status_said(row)),
        Cell::new(&row.standing.reason),
        Cell::new(beside(row, worked)),
    ];
    if to == Shown::Inside {
        cells.push(owner(&indicator.owner));
    }
    cells
}

fn owner(name: &str) -> Cell {
    if name.trim().is_empty() { Cell::new("Nobody yet").tagged("govuk-tag--grey") } else { Cell::new(name) }
}

/// How it stands, and that its next value is overdue.
pub fn status_said(row: &Row<'_>) -> String {
    match row.overdue_since {
        Some(due) => format!("{}. Overdue since {}", row.standing.status.label(), day(due)),
        None => row.standing.status.label().to_owned(),
    }
}

/// A baseline with its own period.
pub fn baseline_said(baseline: &Baseline) -> String {
    format!("{}, {}", baseline.value.in_tenths(), baseline.period.said())
}

/// A target with its base and day.
pub fn target_said(target: &Target) -> String {
    let base = target.base.as_ref().map(|base| format!(" ({})", base.said(&target.value)));
    let by = target.by.map(|by| format!(" by {}", day(by)));
    format!("{}{}{}", target.value.in_tenths(), base.unwrap_or_default(), by.unwrap_or_default())
}

/// What is always shown with a compliance indicator: the outcomes that it serves.
fn beside(row: &Row<'_>, worked: &Worked<'_>) -> String {
    if row.indicator.kind == Kind::Outcome {
        return String::new();
    }
    let said = companions(row, worked).into_iter().map(|other| {
        let status = match other.standing.status {
            Status::NotMeasured => String::new(),
            status => format!(" ({})", status.label().to_lowercase()),
        };
        format!("{}: {}{status}", other.indicator.name, shown(&other.reading))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The notes below the scorecard, each with its number, those of an indicator together.
pub fn notes(worked: &Worked<'_>) -> Vec<Part> {
    let notes = footnotes(worked);
    let of = |row: &Row<'_>| {
        let indicator = row.indicator;
        let here = notes.iter().filter(|note| note.code == indicator.code);
        let said: Vec<String> = here.map(|note| format!("[{}] {}", note.number, note.text)).collect();
        let key = format!("{} {}", indicator.code, indicator.name);
        (!said.is_empty()).then(|| SummaryRow::new(&key, said.join(" ")))
    };
    let rows: Vec<SummaryRow> = worked.rows.iter().filter_map(of).collect();
    if rows.is_empty() { Vec::new() } else { vec![Part::heading("Notes"), Part::Summary(Summary::new(rows))] }
}
