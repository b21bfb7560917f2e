//! Where each area stands: what `guildhall strategy levels --council CODE --json` prints and the pages show.

mod compare;
mod outside;
mod ready;
mod sharing;

pub use compare::{AreaComparison, COUNCILS_MIN, CouncilLevels, Peers, Standing, compare, participation};
pub use outside::{OutsideLevel, OutsideLevels, outside as outside_councils};
pub use ready::{ReadyArea, ready_for_failure};
pub use sharing::{ORGANISATION_KINDS, Sharing};

use super::checks::{LevelCheck, propose};
use super::editions::{Edition, Index, IndexCode, IndexRef, Level, Levels};
use super::measures::Readings;
use super::rounds::{
    Agreed, Answer, Assessor, Round, Spread, Target, TargetState, agreed_levels, spreads, target_state,
};
use crate::values::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// All that is known of a council's levels in one edition.
#[derive(Clone, Copy, Debug)]
pub struct LevelFacts<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The latest round that asked it; none before the first.
    pub round: Option<&'a Round>,
    /// Its assessors.
    pub assessors: &'a [Assessor],
    /// Its answers.
    pub answers: &'a [Answer],
    /// The levels agreed in it.
    pub agreed: &'a [Agreed],
    /// The targets of the council.
    pub targets: &'a [Target],
    /// The checks that count, of any edition.
    pub checks: &'a [&'a LevelCheck],
    /// The figures.
    pub readings: &'a Readings,
}

/// Where an area stands. Levels are said by their names, which differ from edition to edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaLevel {
    /// The code of the area.
    pub code: String,
    /// The name of its theme.
    pub theme: String,
    /// Its name.
    pub name: String,
    /// The level that was agreed; none where none was, which is not the lowest.
    pub level: Option<String>,
    /// The level that the facts propose; none where they do not say.
    pub proposed: Option<String>,
    /// The level that the council wants; none where it chose none.
    pub target: Option<String>,
    /// The day by which it wants it.
    pub date: Option<Date>,
    /// By how many levels the answers of the round lie apart; none where nobody gave one. It is shown because moderation needs
    /// it, though of two answers it may tell one person the other's; the highest, the lowest and the groups are hidden below
    /// five.
    pub spread: Option<i8>,
    /// The agreed level counted from 1 for the lowest.
    pub level_number: Option<Level>,
    /// The target counted from 1 for the lowest.
    pub target_number: Option<Level>,
    /// By how many levels the target lies above the level; none where either is not known.
    pub gap: Option<i8>,
    /// How it stands to its target, which is never a failure.
    pub state: TargetState,
    /// What the facts say, in a sentence.
    pub facts: String,
    /// The next missing fact, in a sentence; none where nothing is missing.
    pub next_fact: Option<String>,
}

/// By how many levels the facts and what was agreed may differ before pages say so in words: one level apart is within what
/// checks can tell.
pub const APART_MIN: i8 = 2;

impl AreaLevel {
    /// By how many levels the proposal of the facts lies above the agreed level, below nought where it lies below; none where
    /// the two are fewer than two apart, or either is not known.
    #[must_use]
    pub fn facts_apart(&self, levels: &Levels) -> Option<i8> {
        let proposed = levels.find(self.proposed.as_deref()?)?;
        let steps = self.level_number?.steps_to(proposed);
        (steps.abs() >= APART_MIN).then_some(steps)
    }
}

/// The levels of a council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelsAnswer {
    /// The code of the edition.
    pub edition: String,
    /// The names of its levels, the lowest first.
    pub levels: Vec<String>,
    /// The name of the round; none before the first.
    pub round: Option<String>,
    /// The rounds in which the levels were agreed, the last first: a round may ask some areas only.
    pub rounds: Vec<RoundLevels>,
    /// What is printed with it.
    pub attribution: String,
    /// The areas, in the order of the edition.
    pub areas: Vec<AreaLevel>,
}

/// How many of the levels were agreed in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundLevels {
    /// The name of the round.
    pub name: String,
    /// How many areas have their level from it.
    pub areas: usize,
}

impl RoundLevels {
    /// The round with how many of these areas have a level; none where none of them has one.
    pub(super) fn of(name: &str, areas: &[AreaLevel]) -> Option<RoundLevels> {
        let count = areas.iter().filter(|area| area.level.is_some()).count();
        (count > 0).then(|| RoundLevels { name: name.to_owned(), areas: count })
    }
}

impl LevelsAnswer {
    /// Where the levels come from more than one round, each with the number of its areas, as in `Autumn 2026 (3 areas) and
    /// Autumn 2025 (11 areas)`; none where one round says it all.
    #[must_use]
    pub fn several_rounds(&self) -> Option<String> {
        let said = |round: &RoundLevels| {
            let areas = if round.areas == 1 { "area" } else { "areas" };
            format!("{} ({} {areas})", round.name, round.areas)
        };
        match self.rounds.as_slice() {
            [] | [_] => None,
            [others @ .., last] => {
                let others: Vec<String> = others.iter().map(said).collect();
                Some(format!("{} and {}", others.join(", "), said(last)))
            }
        }
    }
}

/// Works the levels out as of a day. A round shows the areas that it asked; before the first, those in use today.
#[must_use]
pub fn levels(facts: &LevelFacts, today: Date) -> LevelsAnswer {
    let edition = facts.edition;
    let in_use = || edition.asked_on(today).map(|index| index.code.clone()).collect();
    let asked: Vec<IndexCode> = facts.round.map_or_else(in_use, |round| round.asked.clone());
    let answered = spreads(edition, &asked, facts.assessors, facts.answers);
    let agreed = facts.round.map(|round| agreed_levels(round, facts.agreed)).unwrap_or_default();
    let targets = latest_targets(facts.targets);
    let indices = edition.indices.iter().filter(|index| asked.contains(&index.code));
    let area = |index: &Index| {
        let reference = edition.reference(&index.code);
        let level = agreed.get(&index.code).map(|one| one.level);
        let spread = answered.get(&index.code).map(|area| &area.whole);
        let target = targets.get(&reference).copied();
        area_level(facts, index, &reference, Said { level, spread, target }, today)
    };
    let areas: Vec<AreaLevel> = indices.map(area).collect();
    LevelsAnswer {
        edition: edition.code.to_string(),
        levels: edition.levels.names().to_vec(),
        round: facts.round.map(|round| round.name.clone()),
        rounds: facts.round.and_then(|round| RoundLevels::of(&round.name, &areas)).into_iter().collect(),
        attribution: edition.attribution.clone(),
        areas,
    }
}

/// What people say of an area.
struct Said<'a> {
    level: Option<Level>,
    spread: Option<&'a Spread>,
    target: Option<&'a Target>,
}

fn area_level(facts: &LevelFacts, index: &Index, reference: &IndexRef, of: Said, today: Date) -> AreaLevel {
    let edition = facts.edition;
    let name = |level: Level| edition.levels.name(level).to_owned();
    let proposal = propose(reference, facts.checks.iter().copied(), facts.readings);
    let target_level = of.target.map(|target| target.level);
    AreaLevel {
        code: index.code.to_string(),
        theme: edition.theme(&index.theme).map_or_else(String::new, |theme| theme.name.clone()),
        name: index.name.clone(),
        level: of.level.map(name),
        proposed: proposal.level.map(name),
        target: target_level.map(name),
        date: of.target.map(|target| target.by),
        spread: of.spread.and_then(Spread::points),
        level_number: of.level,
        target_number: target_level,
        gap: of.level.zip(target_level).map(|(level, target)| level.steps_to(target)),
        state: target_state(of.level, of.target, today),
        facts: proposal.said(&edition.levels),
        next_fact: proposal.next_missing().map(super::checks::CheckAnswer::said),
    }
}

/// The target that counts for each area: the one set last.
fn latest_targets(targets: &[Target]) -> BTreeMap<&IndexRef, &Target> {
    let mut found: BTreeMap<&IndexRef, &Target> = BTreeMap::new();
    for target in targets {
        let known = found.entry(&target.index).or_insert(target);
        if known.set_on <= target.set_on {
            *known = target;
        }
    }
    found
}

#[cfg(test)]
mod tests;
