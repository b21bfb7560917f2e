//! Advice that was given.

use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::advice::{Advice, AdviceId, check_advice};

/// Enters advice that was given. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_advice(guildhall: &Guildhall, scope: &Scope, advice: Advice) -> Result<AdviceId, Failure> {
    checked(guildhall, scope, &advice).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let id = AdviceId::new(next_number::<Advice>(&tx, scope).await?);
    let advice = Advice { id, ..advice };
    let said = format!("Advice on {} was entered", advice.subject);
    keep_in(&mut tx, scope, &advice, &Keeping { done: "advice.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what is said of advice, such as what became of it.
///
/// # Errors
/// [`Failure::NotFound`] for advice that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_advice(guildhall: &Guildhall, scope: &Scope, advice: &Advice, seen: u32) -> Result<(), Failure> {
    checked(guildhall, scope, advice).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::records::one::<Advice>(&tx, scope, &advice.id.to_string()).await?.ok_or(Failure::NotFound)?;
    let said = format!("The advice on {} was changed", advice.subject);
    let keeping = Keeping { done: "advice.changed", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, advice, &keeping, now).await?;
    Ok(tx.commit().await?)
}

async fn checked(guildhall: &Guildhall, scope: &Scope, advice: &Advice) -> Result<(), Failure> {
    let mut wrong = check_advice(advice, guildhall.clock.today());
    wrong.extend(check_pointed(guildhall, scope, "about", &advice.about).await?);
    mended(wrong)
}
