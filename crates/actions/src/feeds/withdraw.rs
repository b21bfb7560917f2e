//! A token is withdrawn.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::feeds::FeedTokenId;
use domain::trail::Event;

/// Withdraws a token: whatever reads with it is refused from this moment on.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a token of another council;
/// [`Failure::Refused`] when it is withdrawn already.
pub async fn withdraw(guildhall: &Guildhall, scope: &Scope, id: FeedTokenId, why: &str) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::feeds::token(&tx, scope, id).await?.ok_or(Failure::NotFound)?;
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the token is withdrawn"));
    }
    if !store::feeds::withdraw_token(&mut tx, scope, id, why, now).await? {
        return Err(Failure::Refused("This token is withdrawn already.".to_owned()));
    }
    let said = format!("The token “{}” was withdrawn", known.token.name);
    let event = Event::new("feed_token.withdrawn", id.get(), said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
