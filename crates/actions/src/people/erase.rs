//! An administrator erases a person's details for good.

use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::people::PersonId;
use domain::trail::Event;

/// Erases a person's name, address and password, what the trail keeps of them beside its chain, and what mails to them
/// said; the chain still holds.
/// The person must have come into the records through this council and work for no other.
///
/// # Errors
/// [`Failure::NotFound`] when the trail of this council does not know them; [`Failure::Refused`] when they work for
/// another council or are the one who asks; [`Failure::Invalid`] without a reason.
pub async fn erase(guildhall: &Guildhall, scope: &Scope, person: PersonId, why: &str) -> Result<(), Failure> {
    if why.trim().is_empty() {
        return Err(Failure::field("why", "Enter why the details are erased, such as the request and its date"));
    }
    if scope.actor() == Actor::Person(person) {
        return Err(Failure::Refused("You cannot erase your own details. Ask another administrator.".to_owned()));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::trail::knows_person(&tx, scope, person).await? {
        return Err(Failure::NotFound);
    }
    let councils = store::people::grants_of(&tx, person).await?.councils();
    if councils.iter().any(|council| *council != scope.council()) {
        return Err(Failure::Refused(
            "This person works for another council too. Their access here can be ended.".to_owned(),
        ));
    }
    super::roles::leaves_an_administrator(&tx, scope, person, &[]).await?;
    store::people::take_roles(&mut tx, scope, person).await?;
    store::people::end_sessions_of(&mut tx, person).await?;
    store::people::erase(&mut tx, person, now).await?;
    store::mail::forget(&mut tx, person).await?;
    let event = Event::new("person.erased", person.get(), "A person's name, email address and password were erased")
        .because(why.trim());
    let entry = tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    store::trail::erase_person(&mut tx, person, entry).await?;
    Ok(tx.commit().await?)
}
