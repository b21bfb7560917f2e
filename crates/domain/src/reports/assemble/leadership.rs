//! The report to the leadership team: outcomes first, then what needs attention.

use super::ReportFacts;
use super::known::Known;
use super::sources::{ACTIONS, SCORECARD, day};
use crate::reports::{Content, Report, ReportKind, Section, Sentence};
use crate::strategy::actions::PlannedAction;

/// The report to the leadership team as of the day.
#[must_use]
pub fn leadership(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::Leadership, "Procurement for the leadership team");
    let glance =
        [vec![known.savings_said(), known.local_said()], known.shares_said(), vec![known.levels_said()]].concat();
    let money = known.savings_by_subject().into_iter().fold(known.money(), Section::with);
    let said = vec![known.plan_said(), known.capacity_said(), known.training_said()];
    let plan = Section::new("Action plan").with(Content::Paragraph(said));
    let plan = known.plan_tables().into_iter().fold(plan, Section::with);
    report.sections = vec![
        Section::new("At a glance").with(Content::List(glance)),
        known.attention(),
        money,
        known.risks(),
        plan,
        Section::new("Scorecard")
            .with(Content::said(known.scorecard_said()))
            .with(known.scorecard_table())
            .with(known.scorecard_notes()),
    ];
    report
}

impl Known<'_> {
    /// What misses its target or is overdue.
    pub(super) fn attention(&self) -> Section {
        let late = |action: &PlannedAction| {
            let (owner, due) =
                (action.owner.as_deref().unwrap_or("nobody yet"), action.due.map(day).unwrap_or_default());
            ACTIONS.say(format!("Overdue since {due}: {} ({owner}).", action.what))
        };
        let late: Vec<Sentence> = self.late_actions().into_iter().map(late).collect();
        let mut all = [self.missed(), late].concat();
        if all.is_empty() {
            all.push(SCORECARD.say("No indicator misses its target, and no action is overdue."));
        }
        all.push(self.audit_said());
        let section = Section::new("What needs attention").with(Content::List(all));
        self.late_recommendations_table().into_iter().fold(section, Section::with)
    }

    /// Savings, with social benefits beside them.
    pub(super) fn money(&self) -> Section {
        let section = Section::new("Savings and benefits").with(Content::said(self.savings_said()));
        self.savings_table().into_iter().chain(self.savings_figure()).fold(section, Section::with)
    }

    /// Risks above what the council takes.
    pub(super) fn risks(&self) -> Section {
        let section = Section::new("Risks").with(Content::said(self.risks_said()));
        self.risks_table().into_iter().fold(section, Section::with)
    }
}
