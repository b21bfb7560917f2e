//! What the council settles about its strategy: the edition in use, its aim, whether everybody may see the scorecard.

use crate::records::{Keeping, keep_in};
use crate::strategy::Ground;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::editions::LifeStage;
use domain::strategy::scorecard::{Indicator, Kind};
use domain::strategy::{StrategySettings, WrongField};

/// Keeps the settings.
///
/// # Errors
/// [`Failure::Invalid`] for an edition that is not in use, for levels that cannot be compared, for a public scorecard without an outcome on it, and where
/// somebody else changed them meanwhile.
pub async fn settle(
    guildhall: &Guildhall,
    scope: &Scope,
    settings: &StrategySettings,
    (seen, why): (u32, &str),
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let indicators: Vec<Indicator> = store::records::all(&tx, scope).await?;
    let ground = Ground::read(&tx, scope).await?;
    let mut wrong = settings.sharing.wrong();
    if let Some(code) = &settings.edition
        && ground.editions().get(code).is_none_or(|edition| edition.stage != LifeStage::Active)
    {
        wrong.push(WrongField::new("edition", "Select an edition that is in use. Confirm a draft first"));
    }
    let shows_outcome = indicators.iter().any(|one| one.is_public && one.kind == Kind::Outcome);
    if settings.shows_scorecard && !shows_outcome {
        let what = "Choose first which indicators everybody may see, one outcome at least: change them, and tick “Everybody may see it”";
        wrong.push(WrongField::new("shows_scorecard", what));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = "The settings of the strategy were changed".to_owned();
    let keeping = Keeping { done: "strategy.settled", said, why: why.trim(), seen: Some(seen) };
    keep_in(&mut tx, scope, settings, &keeping, now).await?;
    Ok(tx.commit().await?)
}
