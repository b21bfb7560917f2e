//! A check of a level is added, changed, put aside or used again.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::offers;
use domain::strategy::checks::{CheckOrigin, LevelCheck};
use domain::strategy::measures::Readings;
use domain::strategy::{Book, EditionStep, WrongField};

/// Keeps a check as the council's own; one with the code of a shipped check takes its place. `seen` is none for a new one,
/// and 0 for a shipped one that nobody changed yet.
///
/// # Errors
/// [`Failure::Invalid`] field by field, and where somebody else changed it meanwhile.
pub async fn keep_check(
    guildhall: &Guildhall,
    scope: &Scope,
    check: &LevelCheck,
    (seen, why): (Option<u32>, &str),
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let steps: Vec<EditionStep> = store::records::all(&tx, scope).await?;
    let own_checks: Vec<LevelCheck> = store::records::all(&tx, scope).await?;
    let book = Book { steps, own_checks, ..Book::default() };
    let mut readings = Readings::new(today);
    offers::MEASURES.iter().for_each(|of| readings.offer(of));
    let mut wrong = check.wrong(&book.editions(), &readings);
    if seen.is_none() && book.all_checks().iter().any(|known| known.code == check.code) {
        wrong.push(WrongField::new("code", format!("Enter another code: {} is a check's already", check.code)));
    }
    if why.trim().is_empty() {
        wrong.push(WrongField::new("why", "Enter the reason, so that others can follow it"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let done = match (seen, check.in_use) {
        (None, _) => "level_check.added",
        (Some(_), true) => "level_check.changed",
        (Some(_), false) => "level_check.put_aside",
    };
    let own = LevelCheck { origin: CheckOrigin::Council, ..check.clone() };
    let said = format!("Check {} of {}: {}", own.code, own.index, own.sentence);
    let keeping = Keeping { done, said, why: why.trim(), seen: Some(seen.unwrap_or(0)) };
    keep_in(&mut tx, scope, &own, &keeping, now).await?;
    Ok(tx.commit().await?)
}
