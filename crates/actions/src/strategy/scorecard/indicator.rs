//! An indicator is added to the scorecard, or changed.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::offers;
use domain::strategy::scorecard::{Indicator, approval_of_another, wrong_fields};
use domain::strategy::{EnteredFigure, WrongField};

/// An indicator as it shall be.
#[derive(Clone, Debug)]
pub struct IndicatorChange {
    /// The indicator. The number of its definition is worked out anew.
    pub indicator: Indicator,
    /// Whether it is the same figure as before, in other words or from another place.
    pub is_same_figure: bool,
    /// Whether a formula over different units is meant.
    pub means_units: bool,
    /// Why it is changed.
    pub why: String,
    /// The version that was seen; none for a new one.
    pub seen: Option<u32>,
}

/// Keeps an indicator, new or changed, and answers with how it was kept.
///
/// # Errors
/// [`Failure::Invalid`] field by field, also for what would be wrong with the scorecard as a whole: circles, compliance
/// without outcomes.
pub async fn keep_indicator(
    guildhall: &Guildhall,
    scope: &Scope,
    change: IndicatorChange,
) -> Result<Indicator, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known: Vec<Indicator> = store::records::all(&tx, scope).await?;
    let entered: Vec<EnteredFigure> = store::records::all(&tx, scope).await?;
    let is_new = change.seen.is_none();
    let before = known.iter().find(|one| one.code == change.indicator.code && !is_new);
    if !is_new && before.is_none() {
        return Err(Failure::NotFound);
    }
    let indicator = match before {
        Some(before) => change.indicator.following(before, change.is_same_figure),
        None => Indicator { edition: 1, ..change.indicator },
    };
    let is_offered = |code: &str| offers::measure(code).is_some() || entered.iter().any(|one| one.measure == code);
    let mut wrong = wrong_fields(&known, &indicator, is_new, is_offered);
    if !change.means_units {
        wrong.extend(
            indicator.unit_questions(&known, &entered).into_iter().map(|text| WrongField::new("means_units", text)),
        );
    }
    wrong.extend(before.and_then(|before| approval_of_another(before, &indicator)));
    if before.is_some() && change.why.trim().is_empty() {
        wrong.push(WrongField::new("why", "Enter why it is changed, so that others can follow it"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let done = if is_new { "indicator.added" } else { "indicator.changed" };
    let said = format!("{} “{}”, edition {}", indicator.code, indicator.name, indicator.edition);
    let keeping = Keeping { done, said, why: change.why.trim(), seen: Some(change.seen.unwrap_or(0)) };
    keep_in(&mut tx, scope, &indicator, &keeping, now).await?;
    tx.commit().await?;
    Ok(indicator)
}
