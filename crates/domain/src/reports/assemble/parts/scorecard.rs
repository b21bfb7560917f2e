//! The balanced scorecard.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{SCORECARD, day, listed};
use crate::reports::{Cell, Content, Sentence, Table};
use crate::strategy::scorecard::{Row, Status, footnotes};

impl Known<'_> {
    /// How many indicators stand how.
    pub(in crate::reports::assemble) fn scorecard_said(&self) -> Sentence {
        let all = self.worked.rows.len();
        if all == 0 {
            return SCORECARD.say("The scorecard has no indicators yet.");
        }
        let counts = Status::ALL.iter().map(|status| (self.worked.count(*status), status));
        let label = |status: &Status| status.label().to_lowercase();
        let said: Vec<String> = counts
            .filter(|(count, _)| *count > 0)
            .map(|(count, status)| format!("{count} {}", label(status)))
            .collect();
        SCORECARD.say(format!("Of {all} indicators: {}.", listed(&said)))
    }

    /// Every indicator, quadrant by quadrant, outcomes before compliance.
    pub(in crate::reports::assemble) fn scorecard_table(&self) -> Content {
        let headings = ["Quadrant", "Indicator", "Value", "Period", "Baseline", "Target", "Status"];
        let mut table = Table::new("Balanced scorecard", &headings);
        let row = |row: &Row<'_>| {
            let (indicator, value) = (row.indicator, row.reading.value.as_ref());
            let of = |value: Option<&crate::strategy::Quantity>, none: &str| {
                value.map_or_else(|| Cell::text(none), |value| Cell::Number(value.clone()))
            };
            vec![
                Cell::text(indicator.quadrant.label()),
                Cell::text(&indicator.name),
                Cell::number(value),
                Cell::text(value.map(|_| row.reading.period.said()).unwrap_or_default()),
                of(indicator.baseline.as_ref().map(|one| &one.value), "Not measured"),
                of(indicator.target.as_ref().map(|one| &one.value), "None set"),
                Cell::text(row.standing.status.label()),
            ]
        };
        table.rows = self.worked.rows.iter().map(row).collect();
        table.note = Some(SCORECARD.say(format!("As of {}.", day(self.worked.as_of))));
        Content::Table(table)
    }

    /// What is printed below the scorecard: where each figure comes from, and why others are missing.
    pub(in crate::reports::assemble) fn scorecard_notes(&self) -> Content {
        let name = |code: &str| self.worked.row(code).map_or(code, |row| row.indicator.name.as_str()).to_owned();
        let notes =
            footnotes(&self.worked).into_iter().map(|note| format!("{}: {}", name(note.code.as_str()), note.text));
        let missing =
            self.standing(Status::NotMeasured).map(|row| format!("{}: {}", row.indicator.name, row.standing.reason));
        Content::List(notes.chain(missing).map(|text| SCORECARD.say(text)).collect())
    }

    /// The indicators that stand so.
    pub(in crate::reports::assemble) fn standing(&self, status: Status) -> impl Iterator<Item = &Row<'_>> {
        self.worked.rows.iter().filter(move |row| row.standing.status == status)
    }

    /// The indicators that miss their target, each with why.
    pub(in crate::reports::assemble) fn missed(&self) -> Vec<Sentence> {
        let said = |row: &Row<'_>| SCORECARD.say(format!("{}: {}", row.indicator.name, row.standing.reason));
        self.standing(Status::Missed).map(said).collect()
    }

    /// How each indicator moved since its value before.
    pub(in crate::reports::assemble) fn changes(&self) -> Vec<Sentence> {
        let said = |row: &Row<'_>| {
            let (value, change) = (row.reading.value.as_ref()?, row.trend.change.as_ref()?);
            let (name, movement) = (&row.indicator.name, change.movement.label().to_lowercase());
            Some(SCORECARD.say(format!("{name}: {value}, {} ({movement}).", change.said)))
        };
        self.worked.rows.iter().filter_map(said).collect()
    }
}
