//! The surveys of the first council, with answers that say nothing of who gave them.

use super::records::{Record, records};
use super::setting::Setting;
use crate::random::Random;
use domain::strategy::SurveyAnswer;
use domain::strategy::surveys::{Answer, QUESTION_PLACES, Question, Replied, Reply, Survey};

const SURVEYS: &str = include_str!("../../data/strategy/surveys.txt");

/// The surveys and their answers, which come in by lot.
pub(super) fn surveyed(of: &Setting) -> (Vec<Survey>, Vec<SurveyAnswer>) {
    let records = records(of, SURVEYS);
    let surveys = records.iter().filter_map(survey).collect();
    let mut answers: Vec<Answer> = records.iter().flat_map(answers).collect();
    Random::part(of.seed, "survey answers").shuffle(&mut answers);
    let numbered = (1..).zip(answers).map(|(number, answer)| SurveyAnswer { number, answer });
    (surveys, numbered.collect())
}

fn survey(record: &Record<'_>) -> Option<Survey> {
    Some(Survey {
        code: record.text("code"),
        title: record.text("title"),
        asked: record.read("asked")?,
        question: record.text("question"),
        highest: 5,
        satisfied_from: 4,
        invited: record.read("invited")?,
        opened: record.day("opened")?,
        closes: record.day("closes")?,
        questions: questions(record),
    })
}

/// What is asked beside the main question, in its places.
fn questions(record: &Record<'_>) -> Vec<Question> {
    let rows =
        record.rows("question_beside").zip(QUESTION_PLACES).filter_map(|(row, (code, _))| match row.as_slice() {
            [kind, text] => {
                Some(Question { code: code.to_owned(), text: (*text).to_owned(), kind: kind.parse().ok()? })
            }
            _ => None,
        });
    rows.collect()
}

fn answers(record: &Record<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for row in record.rows("answers") {
        let [group, scores] = row.as_slice() else { continue };
        let answer = |score: &str| Answer {
            survey: record.text("code"),
            score: score.parse().ok(),
            group: (*group).to_owned(),
            comment: String::new(),
            replies: Vec::new(),
        };
        found.extend(scores.split(' ').map(answer));
    }
    for row in record.rows("replies") {
        let Some((question, replies)) = row.split_first() else { continue };
        let read = |reply: &str| match reply {
            "yes" => Some(Reply::YesNo(true)),
            "no" => Some(Reply::YesNo(false)),
            score => score.parse().ok().map(Reply::Score),
        };
        let replies = replies.iter().flat_map(|row| row.split(' ')).filter_map(read);
        for (answer, reply) in found.iter_mut().zip(replies) {
            answer.replies.push(Replied { question: (*question).to_owned(), reply });
        }
    }
    // As many as there are comments say something, each beside another group.
    let every = (found.len() / record.all("comment").count().max(1)).max(1);
    for (answer, comment) in found.iter_mut().step_by(every).zip(record.all("comment")) {
        comment.clone_into(&mut answer.comment);
    }
    found
}
