//! The balanced scorecard.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{SCORECARD, day, listed, so_many};
use crate::reports::{self, Cell, Content, Sentence, Table};
use crate::strategy::measures::Reading;
use crate::strategy::scorecard::balance::companions;
use crate::strategy::scorecard::{Kind, Row, Status, footnotes};

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
        let indicators = so_many(all, "indicator", "indicators");
        SCORECARD.say(format!("Of {indicators}: {}.", listed(&said)))
    }

    /// Every indicator, quadrant by quadrant, outcomes before compliance.
    pub(in crate::reports::assemble) fn scorecard_table(&self) -> Content {
        let headings = ["Quadrant", "Indicator", "Value", "Period", "Baseline", "Target", "Status", "Shown with"];
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
                Cell::text(self.shown_with(row)),
            ]
        };
        table.rows = self.worked.rows.iter().map(row).collect();
        table.note = Some(SCORECARD.say(format!("As of {}.", day(self.worked.as_of))));
        Content::Table(table)
    }

    /// What stands beside an indicator: an outcome's further figures, and for compliance the outcomes without which it is never
    /// shown, so that keeping rules does not look like the aim.
    pub(in crate::reports::assemble) fn shown_with(&self, row: &Row<'_>) -> String {
        let said = |name: &str, reading: &Reading| {
            let value = reading.value.as_ref().map_or_else(|| "not measured".to_owned(), reports::said);
            format!("{name}: {value}")
        };
        if row.indicator.kind == Kind::Outcome {
            let beside: Vec<String> = row.beside.iter().map(|one| said(&one.name, &one.reading)).collect();
            return if beside.is_empty() { "It stands by itself".to_owned() } else { beside.join("; ") };
        }
        let outcomes = companions(row, &self.worked).into_iter();
        let outcomes: Vec<String> = outcomes.map(|other| said(&other.indicator.name, &other.reading)).collect();
        if outcomes.is_empty() { "No outcome is on the scorecard yet".to_owned() } else { outcomes.join("; ") }
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

    /// The indicators that miss their target, each with why; compliance with the first outcome that is measured beside it.
    pub(in crate::reports::assemble) fn missed(&self) -> Vec<Sentence> {
        let beside = |row: &Row<'_>| {
            let mut outcomes = companions(row, &self.worked).into_iter();
            let found = outcomes.find_map(|other| Some((&other.indicator.name, other.reading.value.as_ref()?)));
            found.map(|(name, value)| format!(" Beside it: {name} {}.", reports::said(value))).unwrap_or_default()
        };
        let said =
            |row: &Row<'_>| SCORECARD.say(format!("{}: {}{}", row.indicator.name, row.standing.reason, beside(row)));
        self.standing(Status::Missed).map(said).collect()
    }

    /// How each indicator moved since its value before.
    pub(in crate::reports::assemble) fn changes(&self) -> Vec<Sentence> {
        let said = |row: &Row<'_>| {
            let (value, change) = (row.reading.value.as_ref()?, row.trend.change.as_ref()?);
            let (name, movement) = (&row.indicator.name, change.movement.label().to_lowercase());
            Some(SCORECARD.say(format!("{name}: {}, {} ({movement}).", reports::said(value), change.said)))
        };
        self.worked.rows.iter().filter_map(said).collect()
    }
}
