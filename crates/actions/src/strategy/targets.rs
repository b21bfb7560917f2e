//! The level that a council wants an area to have.

use super::ground::{Ground, Heeded};
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::editions::IndexRef;
use domain::strategy::rounds::{AskedTarget, set_target as set};

/// Sets a target. The ones before stay in the history.
///
/// `seen` is the version of the target that its reader saw, 0 where there was none; `confirmed`, whether what is to be thought
/// about was.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended, or somebody set another target meanwhile; [`Failure::NotFound`] where
/// there is no such area;
/// [`Failure::Refused`] once the council has ended.
pub async fn set_target(
    guildhall: &Guildhall,
    scope: &Scope,
    index: &IndexRef,
    asked: &AskedTarget,
    (seen, confirmed): (u32, bool),
) -> Result<Heeded, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&index.edition)?;
    if edition.index(&index.index).is_none() {
        return Err(Failure::NotFound);
    }
    let ends = book.ending.as_ref().map(|ending| ending.vesting);
    if let Some(ending) = book.ending.as_ref().filter(|ending| !ending.lives_on(today)) {
        return Err(Failure::Refused(format!(
            "The council has ended. Set the target at {}.",
            ending.successor.as_str()
        )));
    }
    let base = book.agreed_levels(&edition.code).get(&index.index).copied();
    let (target, warned) = set(edition, index.clone(), asked, base, today, ends)?;
    if let Some(heeded) = Heeded::unless(confirmed, &warned) {
        return Ok(heeded);
    }
    let said = format!("{} by {} is the target of {index}", edition.levels.name(target.level), target.by);
    let keeping = Keeping { done: "target.set", said, why: &target.why.clone(), seen: Some(seen) };
    keep_in(&mut tx, scope, &target, &keeping, now).await?;
    tx.commit().await?;
    Ok(Heeded::Saved)
}
