//! Somebody asks for training, and is answered.

use crate::records::{Keeping, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::people::PersonId;
use domain::strategy::training::{RequestAnswer, RequestId, RequestOutcome, TrainingRequest, check_request};

fn person_of(scope: &Scope) -> Result<PersonId, Failure> {
    match scope.actor() {
        Actor::Person(person) => Ok(person),
        _ => Err(Failure::Refused("Only somebody who is signed in can do this for themselves.".to_owned())),
    }
}

/// Asks for training, for oneself. Answers the request's number.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended; [`Failure::Refused`] for who is nobody.
pub async fn request_training(
    guildhall: &Guildhall,
    scope: &Scope,
    (what, reason): (&str, &str),
) -> Result<RequestId, Failure> {
    let (by, now, on) = (person_of(scope)?, guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let id = RequestId::new(next_number::<TrainingRequest>(&tx, scope).await?);
    let request = TrainingRequest { id, by, what: what.to_owned(), reason: reason.to_owned(), on, answer: None };
    mended(check_request(&request))?;
    // What was typed may name somebody, and what the trail says stays for good.
    let said = "Training was asked for".to_owned();
    let keeping = Keeping { done: "training.requested", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &request, &keeping, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Answers a request of somebody else.
///
/// # Errors
/// [`Failure::NotFound`] for a request that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn answer_request(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (RequestId, u32),
    (outcome, said): (RequestOutcome, &str),
) -> Result<(), Failure> {
    let (by, now, on) = (person_of(scope)?, guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<TrainingRequest>(&tx, scope, &id.to_string()).await?.ok_or(Failure::NotFound)?;
    let answer = RequestAnswer { outcome, said: said.to_owned(), by, on };
    let request = TrainingRequest { answer: Some(answer), ..known.record };
    mended(check_request(&request))?;
    let said = "A request for training was answered".to_owned();
    let keeping = Keeping { done: "training.request_answered", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, &request, &keeping, now).await?;
    Ok(tx.commit().await?)
}
