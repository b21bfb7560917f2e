//! Passwords change: one's own, or another's by an administrator.

use crate::secrets::{hash_password, password_matches};
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::people::{PersonId, check_new_password};
use domain::trail::Event;
use store::people::SignIn;

async fn found(guildhall: &Guildhall, person: PersonId) -> Result<SignIn, Failure> {
    store::people::by_id(&guildhall.store, person).await?.ok_or(Failure::NotFound)
}

async fn save(guildhall: &Guildhall, scope: &Scope, known: &SignIn, new: &str, event: Event) -> Result<(), Failure> {
    let person = &known.person;
    let words = [person.email.as_deref().unwrap_or_default(), person.name.as_deref().unwrap_or_default()];
    check_new_password(new, &words).map_err(|message| Failure::field("new_password", message))?;
    let hash = hash_password(new.to_owned()).await?;
    let mut tx = guildhall.store.begin_write().await?;
    store::people::set_password(&mut tx, person.id, &hash).await?;
    store::people::end_sessions_of(&mut tx, person.id).await?;
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}

/// A person changes their own password; all their sessions end.
///
/// # Errors
/// [`Failure::Invalid`] when the old one is wrong or the new one is weak.
pub async fn change_password(guildhall: &Guildhall, scope: &Scope, old: &str, new: &str) -> Result<(), Failure> {
    let Actor::Person(person) = scope.actor() else { return Err(Failure::NotFound) };
    let known = found(guildhall, person).await?;
    if !password_matches(old.to_owned(), known.password_hash.clone()).await? {
        return Err(Failure::field("old_password", "Enter your current password as it is"));
    }
    let event = Event::new("person.password_changed", person.get(), "A person changed their password");
    save(guildhall, scope, &known, new, event).await
}

/// An administrator gives a person of the council another password; all their sessions end.
/// Not for one who works for other councils too: their password is theirs to change.
///
/// # Errors
/// [`Failure::NotFound`] when they have no role here; [`Failure::Invalid`] when the password is weak.
pub async fn reset_password(guildhall: &Guildhall, scope: &Scope, person: PersonId, new: &str) -> Result<(), Failure> {
    super::roles::member(&guildhall.store, scope, person).await?;
    if store::people::grants_of(&guildhall.store, person).await?.councils().len() > 1 {
        return Err(Failure::Refused(
            "This person works for another council too. They can change their password themselves.".to_owned(),
        ));
    }
    let known = found(guildhall, person).await?;
    let event = Event::new("person.password_reset", person.get(), "A person was given another password");
    save(guildhall, scope, &known, new, event).await
}
