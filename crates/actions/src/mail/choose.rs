//! Somebody chooses how often they want mails.

use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::digest::{DigestKind, HowOften};
use domain::trail::Event;

/// Keeps how often whoever asks wants each digest.
///
/// # Errors
/// [`Failure::NotFound`] where nobody in person asks; else only faults.
pub async fn choose(guildhall: &Guildhall, scope: &Scope, choices: &[(DigestKind, HowOften)]) -> Result<(), Failure> {
    let Actor::Person(person) = scope.actor() else { return Err(Failure::NotFound) };
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::mail::choices(&tx, scope).await?;
    let mut event = Event::new("mail.chosen", person.get(), "It was chosen how often mails go");
    for (kind, how_often) in choices {
        store::mail::choose(&mut tx, scope, person, (*kind, *how_often)).await?;
        event = event.change(kind.name(), Some(before.of(person, *kind).name()), Some(how_often.name()));
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
