//! What the facts say of an area: a proposed level with its reasons, and the next missing fact.

use super::{Condition, LevelCheck};
use crate::strategy::editions::{IndexRef, Level, Levels};
use crate::strategy::measures::{Reading, Readings};
use serde::Serialize;

named! {
    /// How a check came out.
    CheckState {
        Holds "holds" "Holds";
        FallsShort "falls_short" "Not yet";
        NotMeasured "not_measured" "Not measured";
        NoSource "no_source" "No source yet";
    }
}

/// A check with how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckAnswer<'a> {
    /// The check.
    pub check: &'a LevelCheck,
    /// How it came out.
    pub state: CheckState,
    /// The figure it looked at, or why there is none.
    pub reading: Reading,
}

/// What the facts say of an area. They propose, and people agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal<'a> {
    /// The highest level that the facts bear out, each level on those below it; none where they do not say. What is not
    /// known never makes a level low.
    pub level: Option<Level>,
    /// The lowest level of which a fact says that it is not reached.
    pub not_reached: Option<Level>,
    /// Every check of the area with how it came out, the lowest level first.
    pub answers: Vec<CheckAnswer<'a>>,
    /// Where in `answers` the next missing fact stands: the first check above the proposed level that does not hold.
    pub next: Option<usize>,
}

/// What the facts say of an area. Checks of other areas are left aside.
#[must_use]
pub fn propose<'a>(
    index: &IndexRef,
    checks: impl IntoIterator<Item = &'a LevelCheck>,
    readings: &Readings,
) -> Proposal<'a> {
    let of_index = checks.into_iter().filter(|check| check.index == *index);
    let mut answers: Vec<CheckAnswer> = of_index.map(|check| answer(check, readings)).collect();
    answers.sort_by(|a, b| (a.check.level, &a.check.code).cmp(&(b.check.level, &b.check.code)));
    let mut levels: Vec<Level> = answers.iter().map(|one| one.check.level).collect();
    levels.dedup();
    let mut proposed = None;
    for level in levels {
        match verdict(&answers, level) {
            Some(true) => proposed = Some(level),
            Some(false) => {
                // What falls short was measured, so that the facts do say something: the level below.
                proposed = proposed.or(Some(Level::LOWEST));
                break;
            }
            None => break,
        }
    }
    let short = answers.iter().find(|one| one.state == CheckState::FallsShort);
    let not_reached = short.map(|one| one.check.level);
    let above = |one: &CheckAnswer| proposed.is_none_or(|level| one.check.level > level);
    let next = answers.iter().position(|one| above(one) && one.state != CheckState::Holds);
    Proposal { level: proposed, not_reached, answers, next }
}

/// Whether a level is reached: it is not where a check falls short, it is where one holds and all that can be measured do.
/// A check without a source is left aside; one that could be measured and was not leaves it undecided.
fn verdict(answers: &[CheckAnswer], level: Level) -> Option<bool> {
    let has = |state| answers.iter().any(|one| one.check.level == level && one.state == state);
    if has(CheckState::FallsShort) {
        return Some(false);
    }
    (has(CheckState::Holds) && !has(CheckState::NotMeasured)).then_some(true)
}

fn answer<'a>(check: &'a LevelCheck, readings: &Readings) -> CheckAnswer<'a> {
    let mut reading = readings.get(&check.measure);
    let state = match &reading.value {
        Some(value) => match check.condition.holds(value) {
            Some(true) => CheckState::Holds,
            Some(false) => CheckState::FallsShort,
            None => {
                reading.reason = format!("The figure is counted otherwise than the check asks for: {value}.");
                CheckState::NotMeasured
            }
        },
        None if readings.has_source(&check.measure) => CheckState::NotMeasured,
        None => CheckState::NoSource,
    };
    CheckAnswer { check, state, reading }
}

impl CheckAnswer<'_> {
    /// How it came out, in a sentence: "A third of spend goes to SMEs: not yet, 21.4% where at least 33.0% is asked."
    #[must_use]
    pub fn said(&self) -> String {
        let sentence = self.check.sentence.trim_end_matches('.');
        // In tenths of a per cent, unless that looks as if it were what is asked.
        let figure = self.reading.value.as_ref().map(|value| {
            let short = value.in_tenths();
            if self.check.condition.value() == Some(&short) { value.to_string() } else { short.to_string() }
        });
        let figure = figure.unwrap_or_default();
        match (self.state, &self.check.condition) {
            (CheckState::Holds, Condition::Known) => format!("{sentence}: {figure}."),
            (CheckState::Holds, condition) => format!("{sentence}: {figure}, {condition} is asked."),
            (CheckState::FallsShort, condition) => format!("{sentence}: not yet, {figure} where {condition} is asked."),
            (CheckState::NotMeasured | CheckState::NoSource, _) => {
                format!("{sentence}: not known. {}", self.reading.reason)
            }
        }
    }
}

impl<'a> Proposal<'a> {
    /// The next missing fact: what to reach or to measure for the next level.
    #[must_use]
    pub fn next_missing(&self) -> Option<&CheckAnswer<'a>> {
        self.answers.get(self.next?)
    }

    /// The proposal in a sentence.
    #[must_use]
    pub fn said(&self, levels: &Levels) -> String {
        let without_source = self.answers.iter().filter(|one| one.state == CheckState::NoSource).count();
        let aside = match without_source {
            0 => String::new(),
            1 => " One check has no source yet and is left aside.".to_owned(),
            many => format!(" {many} checks have no source yet and are left aside."),
        };
        match self.level {
            Some(level) => format!("The facts say {}.{aside}", levels.name(level)),
            None if self.answers.is_empty() => "Nothing is checked in this area.".to_owned(),
            None => format!("The facts do not say.{aside}"),
        }
    }
}
