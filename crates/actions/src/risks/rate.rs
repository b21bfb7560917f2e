//! Rating a risk anew, which is a review of it.

use super::{open_risk, scale_of};
use crate::people::name_of_actor;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::risks::{Placing, Rated, Risk, RiskId, check_rated};
use domain::values::Date;

/// Where somebody places a risk at a review.
#[derive(Clone, Debug, Default)]
pub struct NewRating {
    /// Before any control.
    pub inherent: Option<Placing>,
    /// With the controls there are.
    pub residual: Option<Placing>,
    /// Where it shall be once its actions are done.
    pub target: Option<Placing>,
    /// Why.
    pub why: String,
    /// The day of the next review; none to let it follow from the rating.
    pub next_review: Option<Date>,
    /// Whether what is odd about it was confirmed.
    pub is_confirmed: bool,
}

/// Rates a risk as of today.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that is closed; [`Failure::Invalid`] for what [`check_rated`] finds wrong,
/// or where somebody else changed the risk meanwhile.
pub async fn rate(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (RiskId, u32),
    rating: NewRating,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let mut risk = open_risk(&tx, scope, id, today).await?.record;
    let scale = scale_of(&tx, scope, &risk.scale).await?.record;
    let rated = Rated {
        on: today,
        by: name_of_actor(&tx, scope).await?,
        inherent: rating.inherent,
        residual: rating.residual,
        target: rating.target,
        why: rating.why.trim().to_owned(),
    };
    risk.rated.push(rated.clone());
    risk.next_review = rating.next_review;
    let wrong = check_rated(&risk, &rated, &scale, rating.is_confirmed);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let stands = rated.residual.as_ref().and_then(|placing| scale.rating(placing));
    let stands = stands.map(|rating| rating.name.clone()).unwrap_or_default();
    let said = format!("The risk {:?} was rated: {stands}", risk.title);
    let keeping = Keeping { done: "risk.rated", said, why: &rated.why, seen: Some(seen) };
    keep_in::<Risk>(&mut tx, scope, &risk, &keeping, now).await?;
    Ok(tx.commit().await?)
}
