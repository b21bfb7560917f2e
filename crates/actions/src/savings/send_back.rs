//! Finance sends a claim back, or withdraws what it signed.

use super::counting;
use crate::people::name_of_actor;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::SavingId;
use domain::strategy::check_reason;
use domain::values::FinancialYear;

/// Sends a year's part of a saving back to whoever claimed it, for a reason that they read: it is forecast until it is claimed
/// anew, and what finance had signed of it holds no more.
///
/// # Errors
/// [`Failure::NotFound`], also for a year that is not in the saving's profile; [`Failure::Refused`] where nothing is claimed of
/// it, or it was sent back already; [`Failure::Invalid`] without a reason, or where somebody changed it meanwhile.
pub async fn send_back(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    year: FinancialYear,
    why: &str,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let before = counting(&tx, scope, id, today).await?.record;
    let part = before.part(year).ok_or(Failure::NotFound)?;
    let wrong = check_reason(why);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let by = name_of_actor(&tx, scope).await?;
    let saving = domain::savings::send_back(&before, year, (&by, why), today)
        .map_err(|refusal| Failure::Refused(format!("{refusal}.")))?;
    let said = match &part.signed {
        Some(signed) => format!("The sign-off of {} of {:?} for {year} was withdrawn", signed.amount, before.title),
        None => format!("The claim of {:?} for {year} was sent back", before.title),
    };
    let keeping = Keeping { done: "saving.sent_back", said, why: why.trim(), seen: Some(seen) };
    keep_in(&mut tx, scope, &saving, &keeping, now).await?;
    Ok(tx.commit().await?)
}
