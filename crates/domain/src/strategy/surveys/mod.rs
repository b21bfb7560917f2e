//! Surveys: how satisfied services are with procurement, and suppliers with the council, with how many answered.
//!
//! Answers of fewer than five people are never shown, nor is what would let somebody work them out.

mod check;
mod comments;
mod groups;
mod links;
#[cfg(test)]
mod links_tests;
pub mod measures;
mod questions;
#[cfg(test)]
mod questions_tests;
#[cfg(test)]
mod tests;
mod waiting;

pub use check::{HIGHEST_MAX, check, check_answer};
pub use comments::{COMMENT_MAX, Comments, comment_of, comments};
pub use groups::{GroupResult, by_group};
pub use links::{LINKS_MAX, LinkGroup, LinkState, check_links, group_of_answer};
pub use questions::{
    QUESTION_PLACES, Question, QuestionKind, QuestionResult, REPLY_HIGHEST, Replied, Reply, by_question, check_replies,
};
pub use waiting::waits;

use crate::law::assessment::Exact;
use crate::strategy::{Quantity, Unit};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// The fewest answers that are shown: with fewer, people would be known by what they said.
pub const ANSWERS_MIN: usize = 5;

named! {
    /// Who is asked.
    Asked {
        Services "services" "Heads of service and managers, about procurement";
        Suppliers "suppliers" "Suppliers, about the council";
        Residents "residents" "Residents and users of services";
    }
}

/// A survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Its code in records.
    pub code: String,
    /// What people call it.
    pub title: String,
    /// Who is asked.
    pub asked: Asked,
    /// The question by which satisfaction is measured.
    pub question: String,
    /// The highest score; the lowest is 1.
    pub highest: u8,
    /// The score from which somebody counts as satisfied.
    pub satisfied_from: u8,
    /// How many people were asked.
    pub invited: u32,
    /// The first day.
    pub opened: Date,
    /// The last day on which answers are taken.
    pub closes: Date,
    /// What is asked beside the main question.
    #[serde(default)]
    pub questions: Vec<Question>,
}

impl Survey {
    /// Whether it takes answers on a day.
    #[must_use]
    pub fn is_open(&self, today: Date) -> bool {
        today >= self.opened && !self.is_closed(today)
    }

    /// Whether its last day has passed.
    #[must_use]
    pub fn is_closed(&self, today: Date) -> bool {
        today > self.closes
    }
}

/// What one person answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The survey's code.
    pub survey: String,
    /// The score, from 1; none where the person left it out.
    pub score: Option<u8>,
    /// The service, directorate or kind of supplier.
    pub group: String,
    /// What the person said in their own words; empty where they said nothing.
    #[serde(default)]
    pub comment: String,
    /// What the person replied to the questions beside the main one; one that was left out has none.
    #[serde(default)]
    pub replies: Vec<Replied>,
}

/// What a survey found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyResult {
    /// Scores that were given.
    pub answers: usize,
    /// The mean score; none for fewer than five answers.
    pub mean: Option<Quantity>,
    /// The share of the scores from which somebody counts as satisfied; none for fewer than five answers.
    pub satisfied: Option<Quantity>,
    /// The share of those asked who answered; none where nobody was, or where more answered than were asked.
    pub response: Option<Quantity>,
    /// How many gave each score from 1; nothing for fewer than five answers.
    pub distribution: Vec<usize>,
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefusal {
    /// It is for another survey.
    OtherSurvey,
    /// The survey has not begun or is closed.
    NotOpen,
    /// The score is none of the scale.
    OutsideScale {
        /// The highest score.
        highest: u8,
    },
}

impl std::fmt::Display for AnswerRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AnswerRefusal::OtherSurvey => f.write_str("This answer is for another survey"),
            AnswerRefusal::NotOpen => f.write_str("This survey takes no answers today"),
            AnswerRefusal::OutsideScale { highest } => write!(f, "Select a score from 1 to {highest}"),
        }
    }
}

impl std::error::Error for AnswerRefusal {}

/// Whether an answer is taken on a day.
///
/// # Errors
/// [`AnswerRefusal`], when it is not.
pub fn take(survey: &Survey, answer: &Answer, today: Date) -> Result<(), AnswerRefusal> {
    if answer.survey != survey.code {
        return Err(AnswerRefusal::OtherSurvey);
    }
    if !survey.is_open(today) {
        return Err(AnswerRefusal::NotOpen);
    }
    let highest = survey.highest;
    match answer.score {
        Some(score) if !(1..=highest).contains(&score) => Err(AnswerRefusal::OutsideScale { highest }),
        _ => Ok(()),
    }
}

/// What a survey found. Scores outside the scale are not counted.
#[must_use]
pub fn result(survey: &Survey, answers: &[Answer]) -> SurveyResult {
    let those = answers.iter().filter(|answer| answer.survey == survey.code).filter_map(|answer| answer.score);
    found(survey, &those.filter(|score| (1..=survey.highest).contains(score)).collect::<Vec<u8>>())
}

fn found(survey: &Survey, scores: &[u8]) -> SurveyResult {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let invited = i64::from(survey.invited);
    let response = Quantity::share(count(scores.len()), invited).filter(|_| count(scores.len()) <= invited);
    if scores.len() < ANSWERS_MIN {
        return SurveyResult { answers: scores.len(), mean: None, satisfied: None, response, distribution: Vec::new() };
    }
    let exact: Vec<Exact> = scores.iter().map(|score| Exact::whole(i64::from(*score))).collect();
    let satisfied = scores.iter().filter(|score| **score >= survey.satisfied_from).count();
    let distribution = (1..=survey.highest).map(|of| scores.iter().filter(|score| **score == of).count());
    SurveyResult {
        answers: scores.len(),
        mean: Exact::mean(&exact).map(|mean| Quantity::new(mean, Unit::Score)),
        satisfied: Quantity::share(count(satisfied), count(scores.len())),
        response,
        distribution: distribution.collect(),
    }
}
