//! An administrator tries whether mails arrive.

use super::Letter;
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::digest::test_mail;
use domain::trail::Event;

/// Sends a test mail to whoever asks, at once. Answers the address it went to.
///
/// # Errors
/// [`Failure::Refused`] where no mail is set up or the post does not take it, with why; [`Failure::NotFound`] where nobody in
/// person asks.
pub async fn send_test(guildhall: &Guildhall, scope: &Scope) -> Result<String, Failure> {
    let Some(mailing) = &guildhall.mailing else {
        return Err(Failure::Refused("No mail is set up on this Guildhall.".to_owned()));
    };
    let Actor::Person(person) = scope.actor() else { return Err(Failure::NotFound) };
    let known = store::people::by_id(&guildhall.store, person).await?.ok_or(Failure::NotFound)?;
    let to = known.person.email.ok_or(Failure::NotFound)?;
    let council = store::councils::by_id(&guildhall.store, scope.council()).await?;
    let written = test_mail(&council.map(|council| council.name).unwrap_or_default(), &mailing.house);
    let now = guildhall.clock.now();
    let (subject, body) = (written.subject, written.body);
    let letter = Letter { to: to.clone(), subject, body, message_id: mailing.message_id()?, written_at: now };
    let refused = |failure| Failure::Refused(format!("The mail was not taken: {failure}"));
    mailing.post.send(&letter).await.map_err(refused)?;
    let mut tx = guildhall.store.begin_write().await?;
    let event = Event::new("mail.tested", person.get(), "A test mail was sent to whoever asked for it");
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(to)
}
