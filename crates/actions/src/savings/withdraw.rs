//! Withdrawing a saving.

use super::counting;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::SavingId;
use domain::strategy::check_reason;

/// Withdraws a saving, so that it counts nowhere from today on. It stays in the register with its history.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that was withdrawn already; [`Failure::Invalid`] without a reason, or
/// where somebody else changed it meanwhile.
pub async fn withdraw(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    why: &str,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let mut saving = counting(&tx, scope, id, today).await?.record;
    let wrong = check_reason(why);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    saving.withdrawn = Some(today);
    let said = format!("The saving {:?} was withdrawn", saving.title);
    let keeping = Keeping { done: "saving.withdrawn", said, why: why.trim(), seen: Some(seen) };
    keep_in(&mut tx, scope, &saving, &keeping, now).await?;
    Ok(tx.commit().await?)
}
