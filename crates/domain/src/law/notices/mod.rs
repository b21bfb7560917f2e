//! Which notices are owed for one procurement and its contract, in whatever state they are.
//!
//! It asks the rules and puts their answers together: which notice, why, by when, what stands in its way, and which
//! record would satisfy it. Notices of the whole council (pipeline, payments compliance) are the matter of their own rules.

mod after;
mod before;
mod duty;
mod example;
mod order;
mod state;
mod timetable;

pub use duty::{Notice, NoticeDuty, NoticeState, When};
pub use state::{Breach, ModificationState, ProcurementState, Route, begun};
pub(in crate::law) use timetable::standstill_facts;
pub use timetable::{Milestone, timetable};

use super::regime::{self, ACT_BEGINS};
use super::rules::{BelowThreshold, Threshold};
use super::thresholds::Edition;
use super::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use serde::Serialize;

/// Every notice that is or will be owed, or was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NoticesAnswer {
    /// Whether the contract is below its threshold; none while its value is not known.
    pub below_threshold: Option<bool>,
    /// The notices, in the order in which they fall.
    pub notices: Vec<NoticeDuty>,
    /// What follows on which day.
    pub timetable: Vec<Milestone>,
}

impl NoticesAnswer {
    /// The notices that are owed now, late or not.
    pub fn owed(&self) -> impl Iterator<Item = &NoticeDuty> {
        self.notices.iter().filter(|duty| matches!(duty.state, NoticeState::Owed | NoticeState::Overdue))
    }
}

/// The question which notices are owed.
pub struct NoticesOwed;

impl Rule for NoticesOwed {
    type Facts = ProcurementState;
    type Answer = NoticesAnswer;

    const ENTRY: Entry = Entry {
        number: 36,
        code: "notices-owed",
        name: "Notices owed",
        sentence: "A procurement and its contract owe the notices that the other rules ask for in the state they are in; \
                   each notice says why, by when, what stands in its way and what would satisfy it.",
        source: "Procurement Act 2023 ss.17, 21, 44, 50-53, 55, 71, 75, 80 and 87",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Derived,
        why: "Which of the notices is owed, and by when, is worked out once and not by each officer again.",
        assumptions: &[
            "The day of today is given; a notice whose last day is past and that is not published is overdue.",
            "A planned procurement notice is never owed: it is voluntary.",
        ],
        exclusions: &[
            "Pipeline and payments compliance notices, which the whole council owes.",
            "Notices of a dynamic market, which its owner owes.",
            "Details of large payments, which the payments of each quarter owe.",
        ],
    };

    fn decide(facts: &ProcurementState, settings: &Settings) -> Result<Answer<NoticesAnswer>, BadFact> {
        state::check(facts)?;
        let mut reasons = Reasons::new();
        let mut answer = NoticesAnswer::default();
        if Edition::on(facts.commenced).is_none() {
            earlier_regime(facts, settings, &mut answer, &mut reasons)?;
            return Ok(Self::answer(answer, reasons));
        }
        answer.below_threshold = below_threshold(facts, settings, &mut reasons)?;
        match answer.below_threshold {
            Some(true) => before::below_the_threshold(facts, settings, &mut answer.notices, &mut reasons)?,
            _ => {
                before::award(facts, settings, &mut answer.notices, &mut reasons)?;
                after::entry(facts, settings, &mut answer.notices, &mut reasons)?;
                order::say(facts, settings, &mut reasons)?;
            }
        }
        answer.timetable = timetable(facts, answer.below_threshold, settings)?;
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![example::entered_into()]
    }
}

/// Nothing of the earlier regime is computed but its duty to publicise.
fn earlier_regime(
    facts: &ProcurementState,
    settings: &Settings,
    answer: &mut NoticesAnswer,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    match facts.value_pence {
        Some(value_pence) => {
            let asked = BelowThreshold::decide(&facts.below_threshold_facts(value_pence), settings)?;
            if asked.shown().is_some_and(|duties| duties.earlier_publication) {
                answer.notices.push(NoticeDuty::earlier_publication(facts));
            }
            reasons.take(asked.into_reasons());
        }
        None => {
            regime::is_earlier(Some(facts.commenced), reasons);
            reasons.miss("value_pence", "whether the opportunity and award had to be publicised");
        }
    }
    Ok(())
}

fn below_threshold(
    facts: &ProcurementState,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Option<bool>, BadFact> {
    let asked = Threshold::decide(&facts.threshold_facts(), settings)?;
    let below = asked.shown().and_then(|answer| answer.at_or_above).map(|at_or_above| !at_or_above);
    reasons.take(asked.into_reasons());
    if below.is_none() {
        reasons.caution("the value is not known", "taken as at or above the threshold (s.4 and Schedule 3)");
    }
    Ok(below)
}

#[cfg(test)]
mod tests;
