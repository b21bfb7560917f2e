//! The council's own outcomes, principles and values.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::actions::{Outcome, OutcomeCode, Outcomes};
use domain::values::Date;

/// Keeps an outcome, new or changed, where the whole tree still holds together. One that has ended stays ended, with what
/// took its place.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended.
pub async fn keep_outcome(guildhall: &Guildhall, scope: &Scope, outcome: &Outcome) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let mut all: Vec<Outcome> = store::records::all(&tx, scope).await?;
    let before = all.iter().position(|one| one.code == outcome.code).map(|at| all.swap_remove(at));
    let mut outcome = outcome.clone();
    if let Some(before) = before.filter(|_| outcome.to.is_none()) {
        outcome.to = before.to;
        outcome.replaced_by = before.replaced_by;
    }
    all.push(outcome.clone());
    Outcomes::new(all)?;
    let said = format!("The outcome {:?} was kept", outcome.name);
    let keeping = Keeping { done: "outcome.kept", said, why: "", seen: None };
    keep_in(&mut tx, scope, &outcome, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Ends an outcome on a day, with what takes its place. Links to it stay, and lead on.
///
/// # Errors
/// [`Failure::Invalid`] where the day or what takes its place does not fit; [`Failure::NotFound`] where there is none.
pub async fn end_outcome(
    guildhall: &Guildhall,
    scope: &Scope,
    code: &OutcomeCode,
    (last, replaced_by): (Date, Vec<OutcomeCode>),
) -> Result<(), Failure> {
    let kept = store::records::one::<Outcome>(&guildhall.store, scope, code.as_str()).await?;
    let outcome = kept.ok_or(Failure::NotFound)?.record;
    keep_outcome(guildhall, scope, &Outcome { to: Some(last), replaced_by, ..outcome }).await
}
