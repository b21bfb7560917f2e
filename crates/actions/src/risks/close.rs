//! Closing a risk.

use super::open_risk;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::{Closing, RiskId};
use domain::strategy::check_reason;

/// Closes a risk, so that it counts no more from today on. It stays in the register with all its ratings.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that is closed already; [`Failure::Invalid`] without a reason, or where
/// somebody else changed the risk meanwhile.
pub async fn close(guildhall: &Guildhall, scope: &Scope, (id, seen): (RiskId, u32), why: &str) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let mut risk = open_risk(&tx, scope, id, today).await?.record;
    let wrong = check_reason(why);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    risk.closed = Some(Closing { on: today, why: why.trim().to_owned() });
    let said = format!("The risk {:?} was closed", risk.title);
    keep_in(&mut tx, scope, &risk, &Keeping { done: "risk.closed", said, why: why.trim(), seen: Some(seen) }, now)
        .await?;
    Ok(tx.commit().await?)
}
