//! Choosing and changing the scales by which risks are rated.

use super::scale_of;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::{Scale, check_scale, five_by_five, red_yellow_green};
use domain::strategy::check_reason;

/// The scales that a council can begin with.
#[must_use]
pub fn shipped() -> [Scale; 2] {
    [red_yellow_green(), five_by_five()]
}

/// Makes a scale of those [`shipped`] the council's own.
///
/// # Errors
/// [`Failure::NotFound`] for another code; [`Failure::Refused`] where the council has it already.
pub async fn adopt(guildhall: &Guildhall, scope: &Scope, code: &str) -> Result<(), Failure> {
    let scale = shipped().into_iter().find(|scale| scale.code == code).ok_or(Failure::NotFound)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if store::records::one::<Scale>(&tx, scope, code).await?.is_some() {
        return Err(Failure::Refused("The council rates by this scale already.".to_owned()));
    }
    let said = format!("Risks can be rated by the scale {:?}", scale.name);
    keep_in(&mut tx, scope, &scale, &Keeping { done: "risk_scale.adopted", said, why: "", seen: Some(0) }, now).await?;
    Ok(tx.commit().await?)
}

/// Changes the matrix and the ratings of a scale. Every risk is read by the changed scale from now on.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for what [`check_scale`] finds wrong, without a reason, or where somebody else
/// changed it meanwhile.
pub async fn change_scale(
    guildhall: &Guildhall,
    scope: &Scope,
    (scale, seen): (&Scale, u32),
    (why, is_confirmed): (&str, bool),
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    scale_of(&tx, scope, &scale.code).await?;
    let mut wrong = check_scale(scale, is_confirmed);
    wrong.extend(check_reason(why));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("The scale {:?} was changed", scale.name);
    keep_in(&mut tx, scope, scale, &Keeping { done: "risk_scale.changed", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
