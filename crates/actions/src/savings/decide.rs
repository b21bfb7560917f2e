//! Deciding on an idea.

use super::counting;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Decided, SavingId};

/// Keeps a decision on an idea: with a go it counts from that day on, with anything else it stays an idea.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that was withdrawn; [`Failure::Invalid`] for what
/// [`domain::savings::decide`] finds wrong, or where somebody else changed it meanwhile.
pub async fn decide(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    decided: Decided,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let before = counting(&tx, scope, id, today).await?.record;
    let (verdict, by, why) = (decided.verdict, decided.by.clone(), decided.why.clone());
    let saving = domain::savings::decide(&before, decided, today)?;
    let word = verdict.label().split(':').next().unwrap_or_default();
    let said = format!("{by} decided {word:?} on the idea {:?}", saving.title);
    keep_in(&mut tx, scope, &saving, &Keeping { done: "saving.decided", said, why: &why, seen: Some(seen) }, now)
        .await?;
    Ok(tx.commit().await?)
}
