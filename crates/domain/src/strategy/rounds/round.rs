//! A round: when it is open, and what becomes of answers that come late.

use super::{Agreed, Answer, AssessorId, LevelWarning, warnings};
use crate::strategy::editions::{Edition, EditionCode, IndexCode, Level, QuestionCode};
use crate::values::{Date, moment_said};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

record_id! {
    /// The number of a round in a council.
    RoundId
}

/// How far a round is, with what is so only then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum RoundState {
    /// It is being prepared; nobody can answer.
    Planned,
    /// Assessors answer.
    Open {
        /// The last day on which they can; none where somebody closes it.
        last_day: Option<Date>,
    },
    /// Nobody can answer any more; levels are being agreed.
    Closed {
        /// When it was closed.
        at: Timestamp,
        /// Why, or by whom.
        why: String,
    },
    /// Every area has an agreed level, and nothing changes any more.
    Settled {
        /// The day of it.
        on: Date,
    },
}

/// One time that a council looks at itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its number.
    pub id: RoundId,
    /// Its name, such as "Autumn 2026".
    pub name: String,
    /// The edition it asks.
    pub edition: EditionCode,
    /// The areas it asks, fixed when it opens: an area that retires since stays in it.
    pub asked: Vec<IndexCode>,
    /// Who was asked to assess.
    pub invited: Vec<AssessorId>,
    /// How far it is.
    pub state: RoundState,
}

/// Why a round does not do what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundRefusal {
    /// Its edition has no area in use on the day.
    NothingToAsk,
    /// The last day lies before today.
    LastDayPast,
    /// It was opened before.
    NotPlanned,
    /// It is not open.
    NotOpen,
    /// It is not closed.
    NotClosed,
    /// Areas are without an agreed level.
    NotAgreed(Vec<IndexCode>),
    /// No reason was given.
    NoReason,
}

impl fmt::Display for RoundRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingToAsk => f.write_str("Select an edition in use: this one has no area to ask"),
            Self::LastDayPast => f.write_str("Enter a last day that is not over"),
            Self::NotPlanned => f.write_str("Prepare another round: this one was opened before"),
            Self::NotOpen => f.write_str("Open the round first"),
            Self::NotClosed => f.write_str("Close the round first, so that no answer comes in meanwhile"),
            Self::NotAgreed(areas) => {
                let areas: Vec<&str> = areas.iter().map(IndexCode::as_str).collect();
                write!(f, "Agree a level for {}", areas.join(", "))
            }
            Self::NoReason => f.write_str("Enter the reason, so that others can follow it"),
        }
    }
}

impl std::error::Error for RoundRefusal {}

/// Why an answer does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerRefusal {
    /// The round is not open yet.
    NotYet,
    /// The round was closed meanwhile.
    Closed(Timestamp),
    /// Its last day is over.
    Over(Date),
    /// Levels were agreed.
    Settled(Date),
    /// The assessor was not asked.
    NotInvited,
    /// The round does not ask the area, or the area has no such question.
    NotAsked,
    /// The edition has no such level.
    NoSuchLevel(Level),
}

impl fmt::Display for AnswerRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = "What you typed is kept and does not count. Ask for the round to be opened again to send it";
        match self {
            Self::NotYet => f.write_str("The round is not open yet. What you typed is kept: send it when it is open"),
            Self::Closed(at) => write!(f, "The round was closed on {}. {kept}", moment_said(*at)),
            Self::Over(day) => write!(f, "The last day of the round was {}. {kept}", day.strftime("%-d %B %Y")),
            Self::Settled(day) => {
                write!(
                    f,
                    "Levels were agreed on {}. What you typed is kept for the next round",
                    day.strftime("%-d %B %Y")
                )
            }
            Self::NotInvited => f.write_str("You are not among the assessors of this round. What you typed is kept"),
            Self::NotAsked => f.write_str("This round does not ask that. What you typed is kept"),
            Self::NoSuchLevel(level) => write!(f, "Select one of the levels shown: {level} is not among them"),
        }
    }
}

/// An answer that does not count, with all that was typed: nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// The answer as it was sent.
    pub answer: Answer,
    /// Why it does not count.
    pub why: AnswerRefusal,
}

impl RoundState {
    /// The name in records and addresses.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            RoundState::Planned => "planned",
            RoundState::Open { .. } => "open",
            RoundState::Closed { .. } => "closed",
            RoundState::Settled { .. } => "settled",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            RoundState::Planned => "Being prepared",
            RoundState::Open { .. } => "Open",
            RoundState::Closed { .. } => "Closed, levels are being agreed",
            RoundState::Settled { .. } => "Settled",
        }
    }
}

impl Round {
    /// Planned → Open. Fixes which areas it asks.
    ///
    /// # Errors
    /// [`RoundRefusal`] where it was opened before, there is nothing to ask, or its last day is over.
    pub fn open(&self, edition: &Edition, last_day: Option<Date>, today: Date) -> Result<Round, RoundRefusal> {
        if self.state != RoundState::Planned {
            return Err(RoundRefusal::NotPlanned);
        }
        if last_day.is_some_and(|day| day < today) {
            return Err(RoundRefusal::LastDayPast);
        }
        let in_use = || edition.asked_on(today).map(|index| index.code.clone());
        // What the council chose to ask, as far as it is in use; all of it where it chose nothing.
        let asked: Vec<IndexCode> =
            in_use().filter(|code| self.asked.is_empty() || self.asked.contains(code)).collect();
        if asked.is_empty() || edition.code != self.edition {
            return Err(RoundRefusal::NothingToAsk);
        }
        Ok(Round { asked, state: RoundState::Open { last_day }, ..self.clone() })
    }

    /// Open → Closed.
    ///
    /// # Errors
    /// [`RoundRefusal`] where it is not open, or no reason is given.
    pub fn close(&self, at: Timestamp, why: &str) -> Result<Round, RoundRefusal> {
        let why = why.trim().to_owned();
        match self.state {
            RoundState::Open { .. } if why.is_empty() => Err(RoundRefusal::NoReason),
            RoundState::Open { .. } => Ok(Round { state: RoundState::Closed { at, why }, ..self.clone() }),
            _ => Err(RoundRefusal::NotOpen),
        }
    }

    /// Closed → Open, so that answers that came late can be sent.
    ///
    /// # Errors
    /// [`RoundRefusal`] where it is not closed, or the last day is over.
    pub fn reopen(&self, last_day: Option<Date>, today: Date) -> Result<Round, RoundRefusal> {
        match self.state {
            RoundState::Closed { .. } if last_day.is_some_and(|day| day < today) => Err(RoundRefusal::LastDayPast),
            RoundState::Closed { .. } => Ok(Round { state: RoundState::Open { last_day }, ..self.clone() }),
            _ => Err(RoundRefusal::NotClosed),
        }
    }

    /// Closed → Settled.
    ///
    /// # Errors
    /// [`RoundRefusal`] where it is not closed, or an area has no agreed level.
    pub fn settle(&self, agreed: &[Agreed], today: Date) -> Result<Round, RoundRefusal> {
        if !matches!(self.state, RoundState::Closed { .. }) {
            return Err(RoundRefusal::NotClosed);
        }
        let of_this = |index: &IndexCode| agreed.iter().any(|one| one.round == self.id && one.index == *index);
        let open: Vec<IndexCode> = self.asked.iter().filter(|index| !of_this(index)).cloned().collect();
        if open.is_empty() {
            Ok(Round { state: RoundState::Settled { on: today }, ..self.clone() })
        } else {
            Err(RoundRefusal::NotAgreed(open))
        }
    }

    /// Takes an answer, and says what is unlikely about it. The unlikely counts all the same.
    ///
    /// # Errors
    /// [`NotTaken`] with the answer as it was sent and why it does not count, so that it can be kept.
    pub fn take(
        &self,
        edition: &Edition,
        answer: Answer,
        today: Date,
    ) -> Result<(Answer, Vec<LevelWarning>), Box<NotTaken>> {
        match self.refusal(edition, &answer, today) {
            Some(why) => Err(Box::new(NotTaken { answer, why })),
            None => {
                let warned = warnings(edition, &answer);
                Ok((answer, warned))
            }
        }
    }

    fn refusal(&self, edition: &Edition, answer: &Answer, today: Date) -> Option<AnswerRefusal> {
        match &self.state {
            RoundState::Planned => return Some(AnswerRefusal::NotYet),
            RoundState::Closed { at, .. } => return Some(AnswerRefusal::Closed(*at)),
            RoundState::Settled { on } => return Some(AnswerRefusal::Settled(*on)),
            RoundState::Open { last_day: Some(day) } if *day < today => return Some(AnswerRefusal::Over(*day)),
            RoundState::Open { .. } => {}
        }
        if !self.invited.contains(&answer.assessor) {
            return Some(AnswerRefusal::NotInvited);
        }
        let index = edition.index(&answer.index).filter(|index| self.asked.contains(&index.code));
        let question =
            |code: &QuestionCode| index.is_some_and(|index| index.asked_questions().any(|one| one.code == *code));
        if index.is_none() || answer.question.as_ref().is_some_and(|code| !question(code)) {
            return Some(AnswerRefusal::NotAsked);
        }
        answer.level.filter(|level| !edition.levels.has(*level)).map(AnswerRefusal::NoSuchLevel)
    }
}
