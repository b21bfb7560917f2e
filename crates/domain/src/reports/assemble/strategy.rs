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
    let plan = known.areas_table().into_iter().chain(known.plan_tables()).fold(plan, Section::with);
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

    /// The council's own principles and values, and the outcomes that buying serves, each below the one it is part of.
    fn principles(&self) -> Section {
        let kinds = [
            (OutcomeKind::Principle, "The council buys by these principles:"),
            (OutcomeKind::Value, "Its values are:"),
            (OutcomeKind::Outcome, "Buying serves these outcomes of its corporate plan:"),
        ];
        let mut section = Section::of(Part::Principles);
        for (kind, said) in kinds {
            let names: Vec<Sentence> =
                self.tree(kind).into_iter().map(|(depth, one)| OUTCOMES.say(self.named(one)).deep(depth)).collect();
            if !names.is_empty() {
                section = section.with(Content::said(OUTCOMES.say(said))).with(Content::List(names));
            }
        }
        self.serving().into_iter().fold(section, Section::with)
    }

    /// The outcomes of a kind that hold, each below the one it is part of, with how deep it lies there.
    fn tree(&self, kind: OutcomeKind) -> Vec<(u8, &Outcome)> {
        let is_of = |one: &&Outcome| one.kind == kind && self.holds(one);
        let all: Vec<&Outcome> = self.facts.book.outcomes.iter().filter(is_of).collect();
        let is_below = |one: &Outcome| all.iter().any(|other| one.parent.as_ref() == Some(&other.code));
        let mut open: Vec<(u8, &Outcome)> =
            all.iter().rev().filter(|one| !is_below(one)).map(|one| (0, *one)).collect();
        let mut found = Vec::with_capacity(all.len());
        while let Some((depth, one)) = open.pop() {
            found.push((depth, one));
            let below = all.iter().rev().filter(|other| other.parent.as_ref() == Some(&one.code));
            open.extend(below.map(|other| (depth.saturating_add(1), *other)));
        }
        found
    }

    /// Its name, with what it is part of where that is of another kind and so stands in another list.
    fn named(&self, one: &Outcome) -> String {
        let parent = self.facts.book.outcomes.iter().find(|other| one.parent.as_ref() == Some(&other.code));
        match parent.filter(|parent| parent.kind != one.kind) {
            Some(parent) => format!("{} (part of: {})", one.name, parent.name),
            None => one.name.clone(),
        }
    }

    /// The indicators that tell whether principles, values and outcomes are kept; none where none is linked to any.
    fn serving(&self) -> Option<Content> {
        let mut table =
            Table::new("What tells whether they are kept", &["Principle, value or outcome", "Indicator", "Value"]);
        for kind in [OutcomeKind::Principle, OutcomeKind::Value, OutcomeKind::Outcome] {
            for (_, one) in self.tree(kind) {
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
