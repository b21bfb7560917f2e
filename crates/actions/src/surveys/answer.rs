//! One answer comes in.

use crate::records::{Keeping, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::strategy::SurveyAnswer;
use domain::strategy::surveys::{Answer, Survey, check_answer, check_replies, comment_of, take};
use domain::trail::Event;
use domain::values::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::WriteTx;
use store::surveys::{Replier, has_replied, note_reply};

/// Takes an answer that somebody gave on paper, on a day on which the survey took answers.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not; [`Failure::Invalid`] where the answer is not taken.
pub async fn take_paper_answer(
    guildhall: &Guildhall,
    scope: &Scope,
    answer: Answer,
    given_on: Date,
) -> Result<(), Failure> {
    let answer = Answer { comment: comment_of(&answer.comment), ..answer };
    let now = guildhall.clock.now();
    if given_on > guildhall.clock.today() {
        return Err(Failure::field("given_on", "Enter a day that has come"));
    }
    let mut tx = guildhall.store.begin_write().await?;
    let survey = held(&mut tx, scope, &answer, given_on).await?;
    let number = next_number::<SurveyAnswer>(&tx, scope).await?;
    let said = format!("An answer on paper to the survey {} was entered", survey.title);
    let keeping = Keeping { done: "survey.answer_entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &SurveyAnswer { number, answer }, &keeping, now).await?;
    Ok(tx.commit().await?)
}

/// Gives an answer for oneself, once. What is kept of the answer names nobody and holds no moment but the beginning of the
/// day, and who answered is noted apart, so that neither leads to the other.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not or that asks others; [`Failure::Refused`] for whoever answered
/// before; [`Failure::Invalid`] where the answer is not taken.
pub async fn give_answer(guildhall: &Guildhall, scope: &Scope, answer: Answer) -> Result<(), Failure> {
    let Actor::Person(person) = scope.actor() else {
        return Err(Failure::Refused("Only somebody who is signed in can answer for themselves.".to_owned()));
    };
    let answer = Answer { comment: comment_of(&answer.comment), ..answer };
    let today = guildhall.clock.today();
    let mut tx = guildhall.store.begin_write().await?;
    let survey = held(&mut tx, scope, &answer, today).await?;
    if !survey.asked.is_inside() {
        return Err(Failure::NotFound);
    }
    let replier = Replier::Person(person);
    if has_replied(&tx, scope, &survey.code, replier).await? {
        return Err(Failure::Refused("You have answered this survey already. Each person answers once.".to_owned()));
    }
    note_reply(&mut tx, scope, &survey.code, replier).await?;
    keep_unnamed(&mut tx, scope, (&survey, answer), today).await?;
    Ok(tx.commit().await?)
}

/// Keeps an answer that names nobody and holds no moment but the beginning of the day. The trail says that one came in, and
/// neither which record it made nor the hash of it, by which a score could be guessed before the survey is closed.
pub(super) async fn keep_unnamed(
    tx: &mut WriteTx,
    scope: &Scope,
    (survey, answer): (&Survey, Answer),
    today: Date,
) -> Result<(), Failure> {
    let number = next_number::<SurveyAnswer>(tx, scope).await?;
    let (nobody, day) = (Scope::of_operator(scope.council()), beginning_of(today));
    let put = store::records::put(tx, &nobody, &SurveyAnswer { number, answer }, (Some(0), ""), day).await?;
    put.ok_or_else(|| Failure::Fault("the number of a new answer is taken".to_owned()))?;
    let said = format!("An answer to the survey {} came in. Who gave it is not recorded", survey.title);
    tx.record(Some(nobody.council()), nobody.actor(), day, &Event::new("survey.answered", 0, said)).await?;
    Ok(())
}

/// The survey of an answer that is taken on a day, with the council held so that each answer gets a number of its own.
pub(super) async fn held(tx: &mut WriteTx, scope: &Scope, answer: &Answer, day: Date) -> Result<Survey, Failure> {
    store::councils::hold(tx, scope.council()).await?;
    let survey = store::records::one::<Survey>(tx, scope, &answer.survey).await?.ok_or(Failure::NotFound)?.record;
    let wrong = check_answer(answer);
    mended(wrong.into_iter().chain(check_replies(&survey, &answer.replies)).collect())?;
    take(&survey, answer, day).map_err(|refusal| Failure::field("score", refusal.to_string()))?;
    Ok(survey)
}

fn beginning_of(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}
