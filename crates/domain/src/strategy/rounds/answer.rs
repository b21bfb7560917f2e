//! Who assesses, and what they answer.

use crate::people::PersonId;
use crate::strategy::Evidence;
use crate::strategy::editions::{Edition, IndexCode, Level, QuestionCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

record_id! {
    /// The number of an assessor in a council.
    AssessorId
}

/// Somebody who was asked to assess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessor {
    /// The number in the round's records.
    pub id: AssessorId,
    /// Who it is, where they can sign in.
    pub person: Option<PersonId>,
    /// The name shown to whoever moderates.
    pub name: String,
    /// The department, as the council calls it.
    pub department: String,
    /// What they are there, as the council calls it: buyer, head of the department, councillor…
    pub role: String,
}

/// What an assessor says of an area, or of one question below it. The last one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who says so.
    pub assessor: AssessorId,
    /// The area.
    pub index: IndexCode,
    /// The question below it; none where the area itself is answered.
    pub question: Option<QuestionCode>,
    /// The level; none where they cannot say, which is not the lowest level.
    pub level: Option<Level>,
    /// The levels up to it of which they say that something is not so.
    #[serde(default)]
    pub unmet: Vec<Level>,
    /// What they add.
    pub comment: String,
    /// What they show.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// When they said so.
    pub at: Timestamp,
}

/// The answers that count: of several by one assessor to one thing, the last.
#[must_use]
pub fn counted(answers: &[Answer]) -> Vec<&Answer> {
    let mut last: BTreeMap<(AssessorId, &IndexCode, Option<&QuestionCode>), &Answer> = BTreeMap::new();
    for answer in answers {
        let key = (answer.assessor, &answer.index, answer.question.as_ref());
        let known = last.entry(key).or_insert(answer);
        if known.at <= answer.at {
            *known = answer;
        }
    }
    last.into_values().collect()
}

/// Each assessor's level for each area: the one they gave, else the mean of their answers to its questions, rounded down,
/// because a level stands on those below it.
///
/// An assessor who answered and could not say has none.
#[must_use]
pub fn levels_given<'a>(
    edition: &Edition,
    answers: &'a [Answer],
) -> BTreeMap<(&'a IndexCode, AssessorId), Option<Level>> {
    let mut direct = BTreeMap::new();
    let mut by_question: BTreeMap<(&IndexCode, AssessorId), (u32, u32)> = BTreeMap::new();
    for answer in counted(answers) {
        let key = (&answer.index, answer.assessor);
        match (&answer.question, answer.level) {
            (None, level) => {
                direct.insert(key, level);
            }
            (Some(question), Some(level)) if is_asked(edition, &answer.index, question) => {
                let (sum, count) = by_question.entry(key).or_default();
                *sum += u32::from(level.number());
                *count += 1;
            }
            (Some(_), _) => {}
        }
    }
    for (key, (sum, count)) in by_question {
        let mean = sum.checked_div(count).and_then(|mean| u8::try_from(mean).ok()).and_then(Level::new);
        let given = direct.entry(key).or_insert(mean);
        *given = given.or(mean);
    }
    direct
}

fn is_asked(edition: &Edition, index: &IndexCode, question: &QuestionCode) -> bool {
    edition.index(index).is_some_and(|index| index.asked_questions().any(|one| one.code == *question))
}
