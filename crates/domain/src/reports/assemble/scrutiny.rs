//! The scrutiny pack: what moved, why each level stands where it does, what was recommended, commented and reported.

use super::ReportFacts;
use super::known::Known;
use super::sources::SCORECARD;
use crate::reports::{Content, Report, ReportKind, Section};

/// The scrutiny pack as of the day.
#[must_use]
pub fn scrutiny(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::Scrutiny, "Procurement for scrutiny");
    let mut changes = known.changes();
    if changes.is_empty() {
        changes.push(SCORECARD.say("No indicator has two values that can be compared yet."));
    }
    let levels = Section::new("Levels, and the facts still missing").with(Content::said(known.levels_said()));
    let levels = known.levels_table().into_iter().chain(known.next_facts()).fold(levels, Section::with);
    let plan = Section::new("Action plan").with(Content::said(known.plan_said()));
    let plan = known.plan_tables().into_iter().fold(plan, Section::with);
    let strategy = Section::new("The strategy and its consultation").with(Content::Paragraph(known.strategy_said()));
    let strategy = known.comments_table().into_iter().fold(strategy, Section::with);
    report.sections = vec![
        Section::new("Scorecard")
            .with(Content::said(known.scorecard_said()))
            .with(known.scorecard_table())
            .with(known.scorecard_notes()),
        Section::new("What moved").with(Content::List(changes)),
        levels,
        known.attention(),
        known.money(),
        known.risks(),
        plan,
        strategy,
    ];
    let reported =
        known.reporting_table().map(|table| Section::new("What was reported, and what is missing").with(table));
    report.sections.extend(reported);
    report
}
