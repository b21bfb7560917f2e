//! What a survey asks beside its main question, and what people replied.

use super::{ANSWERS_MIN, Answer, COMMENT_MAX, Survey};
use crate::strategy::WrongField;
use crate::strategy::wrong::check_line;
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// The highest score of a question beside the main one; the lowest is 1.
pub const REPLY_HIGHEST: u8 = 5;

/// Where a question beside the main one stands: its code, under which it is answered, and the field in which it is written.
pub const QUESTION_PLACES: [(&str, &str); 8] = [
    ("q1", "question_q1"),
    ("q2", "question_q2"),
    ("q3", "question_q3"),
    ("q4", "question_q4"),
    ("q5", "question_q5"),
    ("q6", "question_q6"),
    ("q7", "question_q7"),
    ("q8", "question_q8"),
];

named! {
    /// How a question is answered.
    QuestionKind {
        Score "score" "With a score from 1 to 5";
        YesNo "yes_no" "With yes or no";
        Words "words" "In words";
    }
}

/// A question beside the main one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its code in the survey, one of [`QUESTION_PLACES`].
    pub code: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub kind: QuestionKind,
}

/// A reply to a question beside the main one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// A score from 1 to [`REPLY_HIGHEST`].
    Score(u8),
    /// Yes, or no.
    YesNo(bool),
    /// The person's own words.
    Words(String),
}

/// What somebody replied to which question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replied {
    /// The question's code.
    pub question: String,
    /// The reply.
    pub reply: Reply,
}

/// What was replied to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionResult<'a> {
    /// The question.
    pub question: &'a Question,
    /// How many replied to it.
    pub replies: usize,
    /// How many gave each reply, in the order of the scale; nothing for fewer than five replies, and for words.
    pub counts: Vec<(String, usize)>,
    /// What was said, by its words and not as it came in; nothing for fewer than five replies, and for scores and yes or no.
    pub words: Vec<&'a str>,
}

impl QuestionResult<'_> {
    /// Whether so many replied that it is shown.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.replies >= ANSWERS_MIN
    }
}

fn is_of(reply: &Reply, kind: QuestionKind) -> bool {
    match (reply, kind) {
        (Reply::Score(score), QuestionKind::Score) => (1..=REPLY_HIGHEST).contains(score),
        (Reply::Words(words), QuestionKind::Words) => !words.trim().is_empty(),
        (Reply::YesNo(_), QuestionKind::YesNo) => true,
        _ => false,
    }
}

/// What is wrong with the questions of a survey, each at the field in which it is written.
pub(super) fn check_questions(questions: &[Question]) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    for (code, field) in QUESTION_PLACES {
        let mut those = questions.iter().filter(|one| one.code == code);
        if let Some(one) = those.next() {
            check_line(&mut wrong, field, &one.text, Some("Enter the question, or leave out how it is answered"));
        }
        if those.next().is_some() {
            wrong.push(WrongField::new(field, "Ask one question here"));
        }
    }
    if questions.iter().any(|one| !QUESTION_PLACES.iter().any(|(code, _)| *code == one.code)) {
        wrong.push(WrongField::new("question", format!("Ask at most {} questions beside it", QUESTION_PLACES.len())));
    }
    wrong
}

/// What is wrong with the replies of an answer to a survey, each at the question's own field. Every question may be left out.
#[must_use]
pub fn check_replies(survey: &Survey, replies: &[Replied]) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    for (code, _) in QUESTION_PLACES {
        let those: Vec<&Replied> = replies.iter().filter(|one| one.question == code).collect();
        let question = survey.questions.iter().find(|one| one.code == code);
        let message = match (question, those.as_slice()) {
            (_, []) => None,
            (None, _) => Some("This survey does not ask this".to_owned()),
            (Some(question), [one]) if is_of(&one.reply, question.kind) => match &one.reply {
                Reply::Words(words) if words.chars().count() > COMMENT_MAX => {
                    Some(format!("Shorten this to {COMMENT_MAX} characters or fewer"))
                }
                _ => None,
            },
            (Some(question), _) => Some(match question.kind {
                QuestionKind::Score => format!("Select a score from 1 to {REPLY_HIGHEST}"),
                QuestionKind::YesNo => "Select yes or no".to_owned(),
                QuestionKind::Words => "Enter an answer in words, or leave it empty".to_owned(),
            }),
        };
        wrong.extend(message.map(|message| WrongField::new(code, message)));
    }
    wrong
}

/// What was replied to each question beside the main one, once the survey is closed; nothing while people answer. Of a question
/// to which fewer than five replied nothing but their number is told.
#[must_use]
pub fn by_question<'a>(survey: &'a Survey, answers: &'a [Answer], today: Date) -> Vec<QuestionResult<'a>> {
    if !survey.is_closed(today) {
        return Vec::new();
    }
    let replies_to = |question: &Question| -> Vec<&'a Reply> {
        let of = answers.iter().filter(|answer| answer.survey == survey.code).flat_map(|answer| &answer.replies);
        of.filter(|one| one.question == question.code && is_of(&one.reply, question.kind))
            .map(|one| &one.reply)
            .collect()
    };
    let result = |question: &'a Question| {
        let replies = replies_to(question);
        let mut found = QuestionResult { question, replies: replies.len(), counts: Vec::new(), words: Vec::new() };
        if found.is_shown() {
            let count = |wanted: &Reply| replies.iter().filter(|reply| **reply == wanted).count();
            found.counts = match question.kind {
                QuestionKind::Score => {
                    (1..=REPLY_HIGHEST).map(|score| (score.to_string(), count(&Reply::Score(score)))).collect()
                }
                QuestionKind::YesNo => {
                    [("Yes", true), ("No", false)].map(|(said, is)| (said.to_owned(), count(&Reply::YesNo(is)))).into()
                }
                QuestionKind::Words => Vec::new(),
            };
            let said = |reply: &&'a Reply| match *reply {
                Reply::Words(words) => Some(words.as_str()),
                Reply::Score(_) | Reply::YesNo(_) => None,
            };
            found.words = replies.iter().filter_map(said).collect();
            found.words.sort_unstable();
        }
        found
    };
    survey.questions.iter().map(result).collect()
}
