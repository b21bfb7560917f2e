//! An administrator ends a person's access.

use super::roles::{leaves_an_administrator, member};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::people::PersonId;
use domain::trail::Event;

/// Ends a person's access to the council, and their sessions. Who works for no other council cannot sign in any more.
///
/// # Errors
/// [`Failure::NotFound`] when they have no role here; [`Failure::Refused`] when no administrator would be left.
pub async fn end(guildhall: &Guildhall, scope: &Scope, person: PersonId, why: &str) -> Result<(), Failure> {
    if why.trim().is_empty() {
        return Err(Failure::field("why", "Enter why their access ends"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let roles = member(&tx, scope, person).await?;
    leaves_an_administrator(&tx, scope, person, &[]).await?;
    store::people::take_roles(&mut tx, scope, person).await?;
    store::people::end_sessions_of(&mut tx, person).await?;
    if store::people::grants_of(&tx, person).await?.councils().is_empty() {
        store::people::end(&mut tx, person, now).await?;
    }
    let before: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    let event = Event::new("person.ended", person.get(), "A person's access was ended")
        .change("roles", Some(&before.join(", ")), None)
        .because(why.trim());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
