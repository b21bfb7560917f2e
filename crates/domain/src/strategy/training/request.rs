//! Requests for training that is not on the list of courses, and what was answered.

use crate::people::PersonId;
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::Date;
use serde::{Deserialize, Serialize};

crate::strategy::ids::record_id! {
    /// The number of a request for training in the council's records.
    RequestId
}

named! {
    /// What was answered to a request.
    RequestOutcome {
        Granted "granted" "Granted";
        Refused "refused" "Not now";
        Covered "covered" "A course of the list covers it";
    }
}

/// What was answered to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestAnswer {
    /// What.
    pub outcome: RequestOutcome,
    /// In words, such as which course, or why not.
    pub said: String,
    /// Who decided.
    pub by: PersonId,
    /// The day.
    pub on: Date,
}

/// Somebody asks for training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingRequest {
    /// Its number.
    pub id: RequestId,
    /// Who asks.
    pub by: PersonId,
    /// For what.
    pub what: String,
    /// What it is for, in the person's own work.
    pub reason: String,
    /// The day.
    pub on: Date,
    /// What was answered; none while it waits.
    pub answer: Option<RequestAnswer>,
}

/// What is wrong with a request or its answer. Who gives an answer is not who asked.
#[must_use]
pub fn check_request(request: &TrainingRequest) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "what", &request.what, Some("Enter what you would like to learn"));
    check_text(&mut wrong, "reason", &request.reason, Some("Enter what it is for"));
    if let Some(answer) = &request.answer {
        check_text(&mut wrong, "said", &answer.said, Some("Enter what is answered, such as which course or why not"));
        if answer.by == request.by {
            wrong.push(WrongField::new("outcome", "Somebody else has to answer what you asked for yourself"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_says_what_and_what_for_and_somebody_else_answers() {
        let on: Date = "2026-06-17".parse().unwrap();
        let request = TrainingRequest {
            id: RequestId::new(1),
            by: PersonId::new(7),
            what: "Negotiating with large suppliers".into(),
            reason: "The waste contract is renewed next year".into(),
            on,
            answer: None,
        };
        let answer = |by, said: &str| {
            let (outcome, said) = (RequestOutcome::Granted, said.to_owned());
            Some(RequestAnswer { outcome, said, by: PersonId::new(by), on })
        };
        for (one, fields, reason) in [
            (request.clone(), &[][..], "whole"),
            (TrainingRequest { what: " ".into(), ..request.clone() }, &["what"], "nothing is asked for"),
            (TrainingRequest { reason: String::new(), ..request.clone() }, &["reason"], "nobody knows what for"),
            (TrainingRequest { answer: answer(8, "In May"), ..request.clone() }, &[], "answered"),
            (TrainingRequest { answer: answer(8, ""), ..request.clone() }, &["said"], "answered without a word"),
            (TrainingRequest { answer: answer(7, "In May"), ..request }, &["outcome"], "by who asked"),
        ] {
            let wrong: Vec<&str> = check_request(&one).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }
}
