//! Entering a risk and changing what is said of it.

use super::open_risk;
use crate::records::{Keeping, check_pointed, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::{Risk, RiskId, check};

/// Enters a risk, open and not rated yet, under the next number.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check`] finds wrong, and for what it is about where that is not there.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, risk: Risk) -> Result<RiskId, Failure> {
    let mut wrong = check_pointed(guildhall, scope, "about", risk.about.as_ref()).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = RiskId::new(next_number::<Risk>(&tx, scope).await?);
    let risk = Risk { id, raised: guildhall.clock.today(), rated: Vec::new(), closed: None, ..risk };
    wrong.extend(check(&risk, &store::records::all(&tx, scope).await?));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("The risk {:?} was entered", risk.title);
    keep_in(&mut tx, scope, &risk, &Keeping { done: "risk.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what is said of a risk; its ratings stay as they are.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that is closed; [`Failure::Invalid`] for what [`check`] finds wrong, or
/// where somebody else changed it meanwhile.
pub async fn change(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (RiskId, u32),
    risk: Risk,
    why: &str,
) -> Result<(), Failure> {
    let mut wrong = check_pointed(guildhall, scope, "about", risk.about.as_ref()).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = open_risk(&tx, scope, id, guildhall.clock.today()).await?.record;
    let Risk { raised, rated, next_review, closed, .. } = before;
    let risk = Risk { id, raised, rated, next_review, closed, ..risk };
    wrong.extend(check(&risk, &store::records::all(&tx, scope).await?));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("The risk {:?} was changed", risk.title);
    keep_in(&mut tx, scope, &risk, &Keeping { done: "risk.changed", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
