//! The chief executive's pack: where the council stands, what it is worth, what may go wrong, whether it can be done.

use super::ReportFacts;
use super::known::Known;
use crate::reports::{Content, Report, ReportKind, Section};

/// The chief executive's pack as of the day.
#[must_use]
pub fn chief_executive(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::ChiefExecutive, "Procurement for the chief executive");
    let short = vec![known.spend_said(), known.savings_said(), known.local_said(), known.scorecard_said()];
    let levels = Section::new("Where we are, and want to be").with(Content::said(known.levels_said()));
    let levels = known.levels_figure().into_iter().chain(known.levels_table()).fold(levels, Section::with);
    let can_do = vec![known.plan_said(), known.capacity_said(), known.training_said()];
    let decided = [known.decisions_or_none_said(), known.strategy_said()].concat();
    let mut sections = vec![
        Section::new("In short").with(Content::List(short)),
        levels,
        known.attention(),
        known.money(),
        known.risks(),
        Section::new("Can it be done").with(Content::List(can_do)),
        Section::new("About to be decided").with(Content::List(decided)),
        Section::new("Scorecard").with(known.scorecard_table()).with(known.scorecard_notes()),
    ];
    if let Some(beside) = known.beside_others() {
        // Below where the council stands, above what needs attention.
        sections.insert(2, beside);
    }
    let meetings = known.meetings_said();
    if !meetings.is_empty() {
        sections.push(Section::new("To be reported next").with(Content::List(meetings)));
    }
    report.sections = sections;
    report
}
