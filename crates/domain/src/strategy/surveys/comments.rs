//! What people say beside their score, in their own words.

use super::{ANSWERS_MIN, Answer, Survey, result};
use crate::values::Date;

/// The most characters of a comment.
pub const COMMENT_MAX: usize = 2_000;

/// A comment as it is kept: white space about it taken away, and line ends of one kind, so that it is as long as it looks.
#[must_use]
pub fn comment_of(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().to_owned()
}

/// What may be shown of the comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comments<'a> {
    /// Nothing while people answer.
    NotYet,
    /// Nothing, for fewer than five people answered.
    Few,
    /// The comments by their words, without who said them, of which group, with what score or when; none where nobody did.
    Shown(Vec<&'a str>),
}

/// What may be shown of the comments on a survey: all of them, once it is closed and five answered with a score.
#[must_use]
pub fn comments<'a>(survey: &Survey, answers: &'a [Answer], today: Date) -> Comments<'a> {
    if !survey.is_closed(today) {
        return Comments::NotYet;
    }
    if result(survey, answers).answers < ANSWERS_MIN {
        return Comments::Few;
    }
    let of = answers.iter().filter(|answer| answer.survey == survey.code && !answer.comment.is_empty());
    let mut shown: Vec<&str> = of.map(|answer| answer.comment.as_str()).collect();
    // By their words, for the order in which they came would tell of who gave them.
    shown.sort_unstable();
    Comments::Shown(shown)
}
