//! Settling how much risk the council takes.

use super::scale_of;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::check_appetites;
use domain::strategy::{ScaleAppetites, check_reason};

/// Settles the gravest rating that the council takes of the risks of a scale, in general and for some kinds of risk.
///
/// # Errors
/// [`Failure::NotFound`] for a scale that the council has not; [`Failure::Invalid`] for what [`check_appetites`] finds wrong,
/// without a reason, or where somebody else settled it meanwhile.
pub async fn settle(
    guildhall: &Guildhall,
    scope: &Scope,
    (appetites, seen): (&ScaleAppetites, u32),
    why: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let scale = scale_of(&tx, scope, &appetites.scale).await?.record;
    let mut wrong = check_appetites(&appetites.appetites, &scale);
    wrong.extend(check_reason(why));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let usual = scale.ratings.iter().find(|rating| rating.code == appetites.appetites.usual);
    let most = usual.map(|rating| rating.name.as_str()).unwrap_or_default();
    let said = format!("The council takes risks of the scale {:?} up to {most}", scale.name);
    let keeping = Keeping { done: "risk_appetite.settled", said, why, seen: Some(seen) };
    keep_in(&mut tx, scope, appetites, &keeping, now).await?;
    Ok(tx.commit().await?)
}
