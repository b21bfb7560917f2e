//! A round from its opening until every level is agreed, by the rules of the domain.

use super::setting::{Setting, moment};
use crate::random::Random;
use domain::strategy::editions::{Edition, IndexCode, Level};
use domain::strategy::rounds::{
    AgreeFacts, Agreed, Answer, AskedToAgree, Assessor, Round, RoundId, RoundState, agree, spreads,
};
use domain::strategy::{Evidence, RoundAnswer};
use domain::values::{Date, Month};

/// What an assessor did with an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Did not answer.
    Nothing,
    /// Could not say.
    CannotSay,
    /// Gave a level.
    Level(Level),
}

/// What is said of an area in a round.
#[derive(Clone, Debug)]
pub(super) struct AreaSaid {
    /// The area.
    pub index: IndexCode,
    /// The level that is agreed.
    pub level: Level,
    /// The level that was agreed before.
    pub before: Option<Level>,
    /// What the assessors give, in any order.
    pub given: Vec<Given>,
    /// Why the level is agreed.
    pub why: String,
    /// What shows it.
    pub shown: Vec<Evidence>,
    /// What whoever gives the lowest and the highest level adds.
    pub comments: (&'static str, &'static str),
}

/// Rounds with what belongs to them.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub rounds: Vec<Round>,
    pub assessors: Vec<Assessor>,
    pub answers: Vec<RoundAnswer>,
    pub agreed: Vec<Agreed>,
}

/// How many days before its levels are settled a round opens, and closes.
const OPENED: i64 = -62;
const CLOSED: i64 = -20;

impl Settled {
    /// Adds a round that was settled so many days from today.
    pub(super) fn add(&mut self, of: &Setting, edition: &Edition, said: &[AreaSaid], days: i64) -> Option<()> {
        let number = i64::try_from(self.rounds.len()).ok()? + 1;
        let (opened, closed, on) = (of.day(days + OPENED), of.day(days + CLOSED), of.day(days));
        let planned = Round {
            id: RoundId::new(number),
            name: format!("Assessment of {}", Month::of(opened).name()),
            edition: edition.code.clone(),
            asked: said.iter().map(|one| one.index.clone()).collect(),
            invited: self.assessors.iter().map(|one| one.id).collect(),
            state: RoundState::Planned,
        };
        let open = planned.open(edition, Some(closed), opened).ok()?;
        let answers = self.given(of, edition, &open, said, opened);
        let closed = open.close(moment(closed, 7), "Everybody who was asked had six weeks").ok()?;
        let agreed = self.agree(edition, &closed, said, &answers, of.day(days - 6));
        self.rounds.push(closed.settle(&agreed, on).ok()?);
        self.answers.extend(answers.into_iter().map(|answer| RoundAnswer { round: closed.id, answer }));
        self.agreed.extend(agreed);
        Some(())
    }

    /// The answers of a round: who gives which of the levels is drawn by lot.
    fn given(&self, of: &Setting, edition: &Edition, round: &Round, said: &[AreaSaid], opened: Date) -> Vec<Answer> {
        let mut answers = Vec::new();
        for area in said {
            let mut given = area.given.clone();
            Random::part(of.seed, &format!("answers {} {} {}", of.council, round.id, area.index)).shuffle(&mut given);
            for (at, (assessor, given)) in self.assessors.iter().zip(&given).enumerate() {
                let level = match given {
                    Given::Nothing => continue,
                    Given::CannotSay => None,
                    Given::Level(level) => Some(*level),
                };
                let day = crate::calendar::later(opened, 7 + i64::try_from(at).unwrap_or(0) * 4);
                let answer = Answer {
                    assessor: assessor.id,
                    index: area.index.clone(),
                    question: None,
                    level,
                    unmet: Vec::new(),
                    comment: area.comment(level),
                    evidence: if at % 2 == 0 { area.shown.clone() } else { Vec::new() },
                    at: moment(day, at),
                };
                answers.extend(round.take(edition, answer, day).ok().map(|(answer, _)| answer));
            }
        }
        answers
    }

    fn agree(&self, edition: &Edition, round: &Round, said: &[AreaSaid], answers: &[Answer], on: Date) -> Vec<Agreed> {
        let mut found = spreads(edition, &round.asked, &self.assessors, answers);
        let agreed = said.iter().filter_map(|area| {
            let spread = found.remove(&area.index).unwrap_or_default().whole;
            let asked = AskedToAgree {
                index: area.index.clone(),
                level: Some(area.level),
                why: area.why.clone(),
                evidence: area.shown.clone(),
            };
            let facts = AgreeFacts { spread, before: area.before, ..AgreeFacts::default() };
            agree(round, edition, &asked, &facts, on).ok().map(|(agreed, _)| agreed)
        });
        agreed.collect()
    }
}

impl AreaSaid {
    /// What an assessor adds who gives a level at one end.
    fn comment(&self, level: Option<Level>) -> String {
        let levels = || {
            self.given.iter().filter_map(|given| match given {
                Given::Level(level) => Some(*level),
                Given::Nothing | Given::CannotSay => None,
            })
        };
        let (low, high) = (levels().min(), levels().max());
        let said = match level {
            None => "I have not seen enough of it to say.",
            Some(_) if low == high => "",
            Some(_) if level == low => self.comments.0,
            Some(_) if level == high => self.comments.1,
            Some(_) => "",
        };
        said.to_owned()
    }
}
