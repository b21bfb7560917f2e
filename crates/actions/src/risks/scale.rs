//! Choosing and changing the scales by which risks are rated.

use super::scale_of;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::{Risk, Scale, check_own, check_scale, check_steps, five_by_five, own_scale, red_yellow_green};
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

/// Begins a scale of the council's own with so many steps each way and these ratings, the mildest first, and gives its code.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_own`] finds wrong.
pub async fn begin_scale(
    guildhall: &Guildhall,
    scope: &Scope,
    (name, size): (&str, usize),
    ratings: &[String],
) -> Result<String, Failure> {
    let now = guildhall.clock.now();
    let wrong = check_own(name, size, ratings);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let mut tx = guildhall.store.begin_write().await?;
    let scales = store::records::all::<Scale>(&tx, scope).await?;
    let is_free = |code: &String| scales.iter().all(|known| known.code != *code);
    let code = (1..).map(|number: usize| format!("own-{number}")).find(is_free).unwrap_or_default();
    let scale = own_scale(&code, name, size, ratings);
    let said = format!("The scale {:?} was begun", scale.name);
    keep_in(&mut tx, scope, &scale, &Keeping { done: "risk_scale.begun", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(code)
}

/// Changes the steps of a scale. A step on which an open risk stands stays.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for what [`check_steps`] finds wrong, without a reason, or where somebody else
/// changed it meanwhile.
pub async fn change_steps(
    guildhall: &Guildhall,
    scope: &Scope,
    (scale, seen): (&Scale, u32),
    why: &str,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let before = scale_of(&tx, scope, &scale.code).await?.record;
    let risks = store::records::all::<Risk>(&tx, scope).await?;
    let mut wrong = check_steps(&before, scale, &risks, today);
    wrong.extend(check_reason(why));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("The steps of the scale {:?} were changed", scale.name);
    keep_in(&mut tx, scope, scale, &Keeping { done: "risk_scale.changed", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
