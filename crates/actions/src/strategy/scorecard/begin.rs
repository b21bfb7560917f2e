//! A council begins its scorecard with the indicators that Guildhall comes with.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::scorecard::{Indicator, eleven};

/// Puts the eleven indicators on a scorecard that has none.
///
/// # Errors
/// [`Failure::Refused`] where it has some already.
pub async fn begin(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::records::all::<Indicator>(&tx, scope).await?.is_empty() {
        let what = "The scorecard has indicators already. Change them, or add one of your own.";
        return Err(Failure::Refused(what.to_owned()));
    }
    for indicator in eleven() {
        let said = format!("{} “{}” stands on the scorecard", indicator.code, indicator.name);
        let keeping = Keeping { done: "indicator.added", said, why: "The scorecard was begun", seen: Some(0) };
        keep_in(&mut tx, scope, &indicator, &keeping, now).await?;
    }
    Ok(tx.commit().await?)
}
