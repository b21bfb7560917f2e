//! Moderation: many answers become one agreed level, with the reason for it.

use super::logic::no_evidence;
use super::{LevelWarning, Round, RoundId, RoundState, Spread};
use crate::strategy::editions::{Edition, IndexCode, Level};
use crate::strategy::wrong::needed;
use crate::strategy::{Evidence, WrongField};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A level that was agreed for an area in a round. A later one of the same round takes its place; both are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The round.
    pub round: RoundId,
    /// The area.
    pub index: IndexCode,
    /// The level.
    pub level: Level,
    /// Why this one.
    pub why: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The answers it was made from.
    pub spread: Spread,
    /// What the facts proposed then; none where they said nothing.
    pub proposed: Option<Level>,
    /// The day it was agreed.
    pub on: Date,
}

/// What somebody asks to be agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedToAgree {
    /// The area.
    pub index: IndexCode,
    /// The level.
    pub level: Option<Level>,
    /// Why this one.
    pub why: String,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// What is known when a level is agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreeFacts {
    /// The answers.
    pub spread: Spread,
    /// The levels of which answers that give them or higher ones say that something is not so.
    pub unmet: BTreeSet<Level>,
    /// What the facts propose.
    pub proposed: Option<Level>,
    /// The level that was agreed last time, where the same was asked.
    pub before: Option<Level>,
}

/// Agrees a level, and says what is unlikely about it. Whoever says that the council is above the lowest level says what
/// shows it; the lowest needs nothing.
///
/// # Errors
/// Every field that must be mended: a round that is not closed, an area it does not ask, no level, no reason, nothing
/// that shows a level above the lowest.
pub fn agree(
    round: &Round,
    edition: &Edition,
    asked: &AskedToAgree,
    facts: &AgreeFacts,
    today: Date,
) -> Result<(Agreed, Vec<LevelWarning>), Vec<WrongField>> {
    let mut wrong = Vec::new();
    match round.state {
        RoundState::Closed { .. } => {}
        RoundState::Settled { .. } => {
            wrong.push(WrongField::new("round", "Open another round: the levels of this one are settled"));
        }
        RoundState::Planned | RoundState::Open { .. } => {
            wrong.push(WrongField::new("round", "Close the round first, so that no answer comes in meanwhile"));
        }
    }
    if !round.asked.contains(&asked.index) {
        wrong.push(WrongField::new("index", "Select an area that the round asks"));
    }
    let level = asked.level.filter(|level| edition.levels.has(*level));
    if level.is_none() {
        wrong.push(WrongField::new("level", format!("Select one of the {} levels", edition.levels.count())));
    }
    let why = needed(&mut wrong, "why", &asked.why, "Enter why this level was agreed, so that others can follow it");
    if level.is_some_and(|level| no_evidence(level, &asked.evidence).is_some()) {
        let lowest = edition.levels.name(Level::LOWEST);
        wrong.push(WrongField::new("evidence", format!("Enter what shows it: only {lowest} needs nothing")));
    }
    wrong.extend(asked.evidence.iter().filter_map(Evidence::check));
    let (Some(level), true) = (level, wrong.is_empty()) else { return Err(wrong) };
    let agreed = Agreed {
        round: round.id,
        index: asked.index.clone(),
        level,
        why,
        evidence: asked.evidence.clone(),
        spread: facts.spread.clone(),
        proposed: facts.proposed,
        on: today,
    };
    let warned = warnings_of(edition, &agreed, facts);
    Ok((agreed, warned))
}

fn warnings_of(edition: &Edition, agreed: &Agreed, facts: &AgreeFacts) -> Vec<LevelWarning> {
    let name = |level: Level| edition.levels.name(level).to_owned();
    let level = agreed.level;
    let mut found = Vec::new();
    if let Some(before) = facts.before.filter(|before| before.steps_to(level) > 1) {
        found.push(LevelWarning::Leap { before: name(before), steps: before.steps_to(level) });
    }
    if let (Some(low), Some(high)) = (facts.spread.low(), facts.spread.high())
        && (level < low || level > high)
    {
        found.push(LevelWarning::OutsideAnswers { low: name(low), high: name(high) });
    }
    let not_so: Vec<String> = facts.unmet.iter().filter(|unmet| **unmet <= level).map(|unmet| name(*unmet)).collect();
    if !not_so.is_empty() {
        found.push(LevelWarning::SaidNotSo { levels: not_so.join(", ") });
    }
    if let Some(proposed) = facts.proposed.filter(|proposed| *proposed < level) {
        found.push(LevelWarning::AboveFacts { proposed: name(proposed) });
    }
    found
}
