//! Answers that a person is asked for: in assessment rounds and in surveys.

use super::{Facts, Press, Subject, Waiting, day};
use crate::access::Action;
use crate::strategy::Book;
use crate::strategy::rounds::{RoundState, levels_given};
use crate::strategy::surveys::{Survey, waits};

/// Rounds that wait for the person's answers.
pub(super) fn rounds(facts: &Facts<'_>) -> Vec<Waiting> {
    let book = facts.book;
    let editions = book.editions();
    let open = book.rounds.iter().filter(|round| matches!(round.state, RoundState::Open { .. }));
    open.filter_map(|round| {
        let assessor = book.invited(round).into_iter().find(|one| one.person == Some(facts.person))?;
        let edition = editions.get(&round.edition)?;
        let answers = book.answers_of(round);
        let done = levels_given(edition, &answers).keys().filter(|(_, by)| *by == assessor.id).count();
        let left = round.asked.len().saturating_sub(done);
        let last = match round.state {
            RoundState::Open { last_day: Some(last) } => format!("Until {}", day(last)),
            _ => String::new(),
        };
        let address = format!("/strategy/rounds/{}/answer", round.id);
        let what = format!("Answer {}", round.name);
        let left_said = format!("{left} areas left");
        (left > 0).then(|| Waiting::new(Subject::Answers, what, address).noting(last).standing(left_said, Press::Asked))
    })
    .collect()
}

/// Whether an action came of a survey.
fn led_to_action(book: &Book, survey: &Survey) -> bool {
    book.actions.iter().any(|one| one.records("surveys").any(|record| record.id() == survey.code))
}

/// Surveys that ask those who work for the council and that the person has not answered; then, for those who run them,
/// surveys that closed and led to nothing yet.
pub(super) fn surveys(facts: &Facts<'_>) -> Vec<Waiting> {
    let (book, today) = (facts.book, facts.today);
    let asks = |one: &&Survey| one.asked.is_inside() && one.is_open(today) && !facts.answered.contains(&one.code);
    let answer = |survey: &Survey| {
        let what = format!("Answer the survey: {}", survey.title);
        Waiting::new(Subject::Answers, what, format!("/surveys/{}/answer", survey.code))
            .noting(format!("Until {}. Nobody can see what you answer", day(survey.closes)))
            .standing("Not answered", Press::Asked)
    };
    let mut found: Vec<Waiting> = book.surveys.iter().filter(asks).map(answer).collect();
    if (facts.may)(Action::EditStrategy) {
        let closed = book.surveys.iter().filter(|one| waits(one, led_to_action(book, one), today));
        found.extend(closed.map(|survey| {
            let what = format!("Act on what the survey found: {}", survey.title);
            Waiting::new(Subject::Answers, what, format!("/surveys/{}", survey.code))
                .noting(format!("It closed on {}, and no action has come of it yet", day(survey.closes)))
                .standing("Closed", Press::InTime)
        }));
    }
    found
}
