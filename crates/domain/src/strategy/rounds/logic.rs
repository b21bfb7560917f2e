//! A level stands on those below it: what is unlikely about a level, said and not forbidden.

use super::Answer;
use crate::strategy::Evidence;
use crate::strategy::editions::{Edition, Level};
use std::fmt;

/// What is unlikely about a level that was given or agreed. It counts all the same, once somebody has looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelWarning {
    /// Something of a level that it stands on is not so.
    Unmet {
        /// The name of the level given.
        given: String,
        /// The name of the level of which something is not so.
        unmet: String,
        /// What should be so at it.
        statement: String,
    },
    /// Nothing shows it.
    NoEvidence,
    /// It lies more than one level above the last one agreed.
    Leap {
        /// The name of the last one.
        before: String,
        /// By how many levels it is higher.
        steps: i8,
    },
    /// Nobody gave it: it lies outside of the answers.
    OutsideAnswers {
        /// The name of the lowest level given.
        low: String,
        /// The name of the highest.
        high: String,
    },
    /// Answers say that something of it, or of a level that it stands on, is not so.
    SaidNotSo {
        /// The names of those levels.
        levels: String,
    },
    /// It lies above what the facts say.
    AboveFacts {
        /// The name of the level that the facts propose.
        proposed: String,
    },
}

impl fmt::Display for LevelWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unmet { given, unmet, statement } => {
                write!(f, "{given} stands on {unmet}, of which something is not so: {statement}")
            }
            Self::NoEvidence => f.write_str("Nothing shows it yet: add what somebody can look at"),
            Self::Leap { before, steps } => {
                write!(f, "It was {before} before: {steps} levels at once are rare, so say what changed")
            }
            Self::OutsideAnswers { low, high } if low == high => write!(f, "All answers say {low}: say why not"),
            Self::OutsideAnswers { low, high } => write!(f, "The answers lie from {low} to {high}: say why not"),
            Self::SaidNotSo { levels } => {
                write!(
                    f,
                    "Answers say that something of {levels} is not so, and a level stands on those below it: say why it is so after all"
                )
            }
            Self::AboveFacts { proposed } => write!(f, "The facts say {proposed}: say what they do not show"),
        }
    }
}

/// What is unlikely about an answer.
#[must_use]
pub fn warnings(edition: &Edition, answer: &Answer) -> Vec<LevelWarning> {
    let Some(level) = answer.level else { return Vec::new() };
    let mut found = unmet(edition, answer, level);
    found.extend(no_evidence(level, &answer.evidence));
    found
}

/// The levels up to the one that an answer gives of which it says that something is not so.
pub(super) fn stands_on(edition: &Edition, answer: &Answer) -> Vec<Level> {
    let Some(level) = answer.level else { return Vec::new() };
    answer.unmet.iter().copied().filter(|unmet| *unmet <= level && edition.levels.has(*unmet)).collect()
}

fn unmet(edition: &Edition, answer: &Answer, level: Level) -> Vec<LevelWarning> {
    let index = edition.index(&answer.index);
    let question = answer.question.as_ref();
    let statement = |unmet: Level| {
        let of_question = question.and_then(|code| index?.questions.iter().find(|one| one.code == *code));
        let own = of_question.and_then(|one| one.statements.iter().find(|one| one.level == unmet));
        own.map(|one| one.text.as_str()).or_else(|| index?.statement(unmet)).unwrap_or_default().to_owned()
    };
    let unmet = stands_on(edition, answer);
    let warning = |unmet: &Level| LevelWarning::Unmet {
        given: edition.levels.name(level).to_owned(),
        unmet: edition.levels.name(*unmet).to_owned(),
        statement: statement(*unmet),
    };
    unmet.iter().map(warning).collect()
}

/// The lowest level needs nothing to show it.
pub(super) fn no_evidence(level: Level, evidence: &[Evidence]) -> Option<LevelWarning> {
    (level > Level::LOWEST && !evidence.iter().any(Evidence::tells)).then_some(LevelWarning::NoEvidence)
}
