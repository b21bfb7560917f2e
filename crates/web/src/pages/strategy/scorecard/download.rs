//! The scorecard as a file.

use super::super::quantities::cell;
use super::one::outcomes_said;
use super::table::status_said;
use super::{day, facts_asked};
use crate::address::Path;
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::spend::download;
use domain::strategy::actions::Outcome;
use domain::strategy::scorecard::{Row, Worked, footnotes};
use publish::lists::{Cell, ColumnHeading, List};

const HEADINGS: [&str; 14] = [
    "Code",
    "Quadrant",
    "Tells of",
    "Unit",
    "Value",
    "Period",
    "As of",
    "Baseline",
    "Period of the baseline",
    "Target",
    "Target by",
    "How it stands",
    "Owner",
    "Reported to",
];

fn cells(row: &Row<'_>, outcomes: &[Outcome]) -> Vec<Cell> {
    let (indicator, reading) = (row.indicator, &row.reading);
    let (baseline, target) = (indicator.baseline.as_ref(), indicator.target.as_ref());
    vec![
        Cell::text(&indicator.name),
        Cell::text(indicator.code.as_str()),
        Cell::text(indicator.quadrant.label()),
        Cell::text(indicator.kind.label()),
        Cell::text(indicator.unit.label()),
        cell(reading.value.as_ref()),
        Cell::text(if reading.value.is_some() { reading.period.said() } else { String::new() }),
        Cell::Date(reading.as_of),
        cell(baseline.map(|baseline| &baseline.value)),
        Cell::text(baseline.map(|baseline| baseline.period.said()).unwrap_or_default()),
        cell(target.map(|target| &target.value)),
        target.and_then(|target| target.by).map_or(Cell::Empty, Cell::Date),
        Cell::text(status_said(row)),
        Cell::text(&indicator.owner),
        Cell::text(&indicator.reported_to),
        Cell::text(&row.standing.reason),
        Cell::text(&reading.source),
        Cell::text(&indicator.definition),
        Cell::text(outcomes_said(indicator, outcomes)),
    ]
}

/// The footnotes, each after the name of its indicator.
fn notes_said(worked: &Worked<'_>) -> Vec<String> {
    let name = |code: &str| worked.row(code).map_or_else(|| code.to_owned(), |row| row.indicator.name.clone());
    footnotes(worked).iter().map(|note| format!("{}: {}", name(note.code.as_str()), note.text)).collect()
}

/// The scorecard as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let facts = facts_asked(&cx).await?;
    let worked = facts.book.scorecard(&facts.readings, facts.today);
    let mut columns = vec![ColumnHeading::wide("Indicator")];
    columns.extend(HEADINGS.map(ColumnHeading::new));
    columns.extend(["Why", "Source", "Definition", "Outcomes it serves"].map(ColumnHeading::wide));
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone());
    let mut notes = vec![
        council.unwrap_or_default(),
        format!("As of {}. An empty value is not measured, which is not nought.", day(facts.today)),
        format!("Made with Guildhall on {}", cx.today()),
    ];
    notes.extend(notes_said(&worked));
    let rows = worked.rows.iter().map(|row| cells(row, &facts.book.outcomes));
    let list = List { title: "Balanced scorecard".into(), columns, notes };
    download::answer(&form, &list, rows, "scorecard")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::strategy::measures::Readings;
    use domain::strategy::scorecard::{eleven, work_out};

    #[test]
    fn a_note_begins_with_the_name_of_its_indicator_and_not_with_its_code() {
        let (mut indicators, today) = (eleven(), "2026-06-17".parse().unwrap());
        indicators[0].footnotes = vec!["Two wards are left out.".to_owned()];
        let worked = work_out(&indicators, &Readings::new(today), &[], today);
        let said = notes_said(&worked);
        let expected = format!("{}: Two wards are left out.", indicators[0].name);
        assert!(said.contains(&expected), "{said:?}");
        assert!(!said.iter().any(|note| note.starts_with("IND-")), "{said:?}");
    }
}
