//! What is wrong with a survey before it is kept.

use super::questions::check_questions;
use super::{Answer, Asked, COMMENT_MAX, QUESTION_PLACES, Survey};
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};

/// The highest score that a scale may end at.
pub const HIGHEST_MAX: u8 = 10;
/// The most people that are asked in one survey.
const INVITED_MAX: u32 = 1_000_000;

impl Asked {
    /// Whether those who are asked work for the council, so that they can answer in its own pages.
    #[must_use]
    pub const fn is_inside(self) -> bool {
        matches!(self, Asked::Services)
    }
}

/// What is wrong with a survey, field by field. `before` is how it stood, and whether anybody has answered it: what an answer
/// means does not change once there is one.
#[must_use]
pub fn check(survey: &Survey, before: Option<(&Survey, bool)>) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "title", &survey.title, Some("Enter what people call this survey"));
    check_text(&mut wrong, "question", &survey.question, Some("Enter the question that is answered with a score"));
    if !(2..=HIGHEST_MAX).contains(&survey.highest) {
        wrong.push(WrongField::new("highest", format!("Enter a highest score from 2 to {HIGHEST_MAX}")));
    } else if !(2..=survey.highest).contains(&survey.satisfied_from) {
        wrong.push(WrongField::new("satisfied_from", format!("Enter a score from 2 to {}", survey.highest)));
    }
    if !(1..=INVITED_MAX).contains(&survey.invited) {
        wrong.push(WrongField::new("invited", "Enter how many people are asked, 1 or more"));
    }
    if survey.closes < survey.opened {
        wrong.push(WrongField::new("closes", "Enter a last day that is not before the first"));
    }
    wrong.extend(check_questions(&survey.questions));
    if let Some((before, true)) = before {
        wrong.extend(meant_otherwise(survey, before));
    }
    wrong
}

fn meant_otherwise(survey: &Survey, before: &Survey) -> Vec<WrongField> {
    let message = "Somebody has answered, so this can no longer change. Begin another survey instead";
    let changed = [
        ("asked", survey.asked != before.asked),
        ("question", survey.question != before.question),
        ("highest", survey.highest != before.highest),
        ("satisfied_from", survey.satisfied_from != before.satisfied_from),
    ];
    let asked = |of: &Survey, code: &str| of.questions.iter().find(|question| question.code == code).cloned();
    let others = QUESTION_PLACES.iter().filter(|(code, _)| asked(survey, code) != asked(before, code));
    let others = others.map(|&(_, field)| WrongField::new(field, message)).take(1);
    changed
        .into_iter()
        .filter(|(_, is_other)| *is_other)
        .map(|(field, _)| WrongField::new(field, message))
        .chain(others)
        .collect()
}

/// What is wrong with the group and the comment of an answer. They must not name anybody, which only people can see to.
#[must_use]
pub fn check_answer(answer: &Answer) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "group", &answer.group, None);
    if answer.comment.chars().count() > COMMENT_MAX {
        wrong.push(WrongField::new("comment", format!("Shorten this to {COMMENT_MAX} characters or fewer")));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey() -> Survey {
        Survey {
            code: "services".into(),
            title: "How well are you served?".into(),
            asked: Asked::Services,
            question: "How satisfied are you?".into(),
            highest: 5,
            satisfied_from: 4,
            invited: 64,
            opened: "2026-05-01".parse().unwrap(),
            closes: "2026-05-31".parse().unwrap(),
            questions: Vec::new(),
        }
    }

    #[test]
    fn what_must_be_mended_is_said_at_its_field() {
        type Case = (fn(&mut Survey), &'static [&'static str], &'static str);
        let cases: [Case; 12] = [
            (|_| {}, &[], "whole"),
            (|one| one.title = "  ".into(), &["title"], "no title"),
            (|one| one.title = "a".repeat(200), &[], "the longest"),
            (|one| one.title = "a".repeat(201), &["title"], "one more"),
            (|one| one.title = "a\nb".into(), &["title"], "two lines"),
            (|one| one.question = String::new(), &["question"], "no question"),
            (|one| one.highest = 1, &["highest"], "no scale"),
            (|one| one.highest = 11, &["highest"], "one beyond the longest scale"),
            (|one| one.satisfied_from = 6, &["satisfied_from"], "above the scale"),
            (|one| one.satisfied_from = 1, &["satisfied_from"], "everybody would be satisfied"),
            (|one| one.invited = 0, &["invited"], "nobody asked"),
            (|one| one.closes = "2026-04-30".parse().unwrap(), &["closes"], "ends before it begins"),
        ];
        for (change, fields, reason) in cases {
            let mut one = survey();
            change(&mut one);
            let wrong: Vec<&str> = check(&one, None).iter().map(|wrong| wrong.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }

    #[test]
    fn what_an_answer_means_stays_once_there_is_one() {
        let other = Survey { highest: 4, question: "Are you glad?".into(), title: "Another title".into(), ..survey() };
        for (answered, fields, reason) in
            [(false, &[][..], "nobody answered"), (true, &["question", "highest"], "somebody did")]
        {
            let wrong: Vec<&str> = check(&other, Some((&survey(), answered))).iter().map(|wrong| wrong.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }
}
