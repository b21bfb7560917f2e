//! Somebody withdraws a number that should not have been entered.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;

/// Withdraws an entry with a reason: no figure counts it from this moment on; the history keeps it.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for an entry of another council;
/// [`Failure::Refused`] when it has ended already.
pub async fn withdraw(guildhall: &Guildhall, scope: &Scope, id: i64, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the number is withdrawn"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let entry = store::spend::context::entry(&tx, scope, id).await?.ok_or(Failure::NotFound)?;
    if !store::spend::context::end(&mut tx, scope, id, why, now).await? {
        return Err(Failure::Refused("This number was withdrawn or replaced already.".to_owned()));
    }
    let event = Event::new("spend_context.withdrawn", id, format!("{} was withdrawn", entry.fact.said()))
        .change("number", Some(&entry.fact.shown()), None)
        .because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
