//! The strategy as a document: context, principles, action plan, scorecard.

use super::ReportFacts;
use super::known::Known;
use super::sources::{OUTCOMES, SCORECARD, SETTINGS, day};
use crate::reports::{Cell, Content, Part, Report, ReportKind, Section, Sentence, Table};
use crate::strategy::actions::{Outcome, OutcomeKind};

/// The strategy from the records as of the day.
#[must_use]
pub fn strategy(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::Strategy, "Procurement strategy");
    let plan = Section::of(Part::ActionPlan).with(Content::Paragraph(vec![known.plan_said(), known.capacity_said()]));
    let plan = known.areas_table().into_iter().fold(plan, Section::with).with(known.plan_table());
    report.sections = vec![
        known.context(),
        known.principles(),
        plan,
        Section::of(Part::Scorecard)
            .with(Content::said(known.scorecard_said()))
            .with(known.scorecard_table())
            .with(known.scorecard_notes()),
    ];
    report
}

impl Known<'_> {
    fn context(&self) -> Section {
        let book = self.facts.book;
        let aim = Some(book.settings.aim.trim()).filter(|aim| !aim.is_empty()).map(|aim| SETTINGS.say(aim));
        let ending = book.ending.as_ref().map(|ending| {
            let (day, next) = (day(ending.vesting), &ending.successor);
            SETTINGS.say(format!("On {day} another council ({next}) answers for everything, this strategy too."))
        });
        let money: Vec<Sentence> = [vec![self.spend_said(), self.local_said()], self.shares_said()].concat();
        let mut section = Section::of(Part::Context);
        for sentences in [aim.into_iter().chain(ending).collect(), money, vec![self.levels_said()]] {
            if !sentences.is_empty() {
                section = section.with(Content::Paragraph(sentences));
            }
        }
        self.levels_table().into_iter().chain(self.levels_figure()).fold(section, Section::with)
    }

    /// The council's own principles and values, and the outcomes that buying serves.
    fn principles(&self) -> Section {
        let of = |kind: OutcomeKind| -> Vec<Sentence> {
            let is_of = |one: &&Outcome| one.kind == kind && self.holds(one);
            self.facts.book.outcomes.iter().filter(is_of).map(|one| OUTCOMES.say(&one.name)).collect()
        };
        let kinds = [
            (OutcomeKind::Principle, "The council buys by these principles:"),
            (OutcomeKind::Value, "Its values are:"),
            (OutcomeKind::Outcome, "Buying serves these outcomes of its corporate plan:"),
        ];
        let mut section = Section::of(Part::Principles);
        for (kind, said) in kinds {
            let names = of(kind);
            if !names.is_empty() {
                section = section.with(Content::said(OUTCOMES.say(said))).with(Content::List(names));
            }
        }
        self.serving().into_iter().fold(section, Section::with)
    }

    /// The indicators that tell whether principles, values and outcomes are kept; none where none is linked to any.
    fn serving(&self) -> Option<Content> {
        let mut table =
            Table::new("What tells whether they are kept", &["Principle, value or outcome", "Indicator", "Value"]);
        for kind in [OutcomeKind::Principle, OutcomeKind::Value, OutcomeKind::Outcome] {
            for one in self.facts.book.outcomes.iter().filter(|one| one.kind == kind && self.holds(one)) {
                let serving = self.worked.rows.iter().filter(|row| row.indicator.serves.contains(&one.code));
                table.rows.extend(serving.map(|row| {
                    let value = row.reading.value.as_ref();
                    vec![Cell::text(&one.name), Cell::text(&row.indicator.name), Cell::number(value)]
                }));
            }
        }
        table.note = Some(SCORECARD.say(format!("As of {}.", day(self.worked.as_of))));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }

    fn holds(&self, outcome: &Outcome) -> bool {
        let today = self.facts.today;
        outcome.from <= today && outcome.to.is_none_or(|to| today <= to)
    }
}
