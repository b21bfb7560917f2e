//! Somebody who may need training is entered, changed, or leaves.

use crate::records::{Keeping, check_pointed, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::training::{Learner, check_learner};

/// Enters somebody.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended, such as a name that is on the list already.
pub async fn enter_learner(guildhall: &Guildhall, scope: &Scope, learner: &Learner) -> Result<(), Failure> {
    checked(guildhall, scope, learner).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    if store::records::one::<Learner>(&tx, scope, &learner.person).await?.is_some() {
        return Err(Failure::field("person", "Somebody of this name is on the list already: add a number or the team"));
    }
    let said = "Somebody was put on the list for training".to_owned();
    let keeping = Keeping { done: "learner.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, learner, &keeping, now).await?;
    Ok(tx.commit().await?)
}

/// Changes what is known of somebody, such as that they left.
///
/// # Errors
/// [`Failure::NotFound`] for somebody who is not on the council's list; [`Failure::Invalid`] with what must be mended.
pub async fn change_learner(guildhall: &Guildhall, scope: &Scope, learner: &Learner, seen: u32) -> Result<(), Failure> {
    checked(guildhall, scope, learner).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<Learner>(&tx, scope, &learner.person).await?.ok_or(Failure::NotFound)?;
    let (done, said) = match (before.record.left, learner.left) {
        (None, Some(_)) => ("learner.left", "Somebody on the list for training left"),
        _ => ("learner.changed", "Somebody on the list for training was changed"),
    };
    let keeping = Keeping { done, said: said.to_owned(), why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, learner, &keeping, now).await?;
    Ok(tx.commit().await?)
}

async fn checked(guildhall: &Guildhall, scope: &Scope, learner: &Learner) -> Result<(), Failure> {
    let mut wrong = check_learner(learner);
    wrong.extend(check_pointed(guildhall, scope, "looks_after", &learner.looks_after).await?);
    mended(wrong)
}
