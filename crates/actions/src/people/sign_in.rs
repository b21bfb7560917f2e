//! Somebody signs in.

use crate::secrets::{hash_of_token, new_token, password_matches};
use crate::{Failure, Guildhall};
use domain::access::Actor;
use domain::councils::CouncilId;
use domain::people::{EmailAddress, PersonId, SESSION_HOURS_MAX, THROTTLE_MINUTES, may_try_sign_in};
use domain::trail::Event;
use jiff::ToSpan;

/// What a sign-in comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInAnswer {
    /// It succeeded; the browser is given this token.
    Welcome {
        /// The session's token.
        token: String,
    },
    /// The address or the password is wrong; which, nobody is told.
    Wrong,
    /// Too many sign-ins failed for this address.
    TooMany,
}

/// Signs somebody in with an address and a password.
///
/// # Errors
/// Only faults; a wrong password is an answer.
pub async fn sign_in(guildhall: &Guildhall, email: &str, password: &str) -> Result<SignInAnswer, Failure> {
    let now = guildhall.clock.now();
    let since = now.checked_sub(THROTTLE_MINUTES.minutes()).unwrap_or(now);
    // Known and unknown addresses are throttled alike, so that being throttled tells nothing.
    let tried = hash_of_token(&email.trim().to_lowercase());
    if !may_try_sign_in(store::people::count_failures(&guildhall.store, &tried, since).await?) {
        return Ok(SignInAnswer::TooMany);
    }
    let known = match email.parse::<EmailAddress>() {
        Ok(email) => store::people::by_email(&guildhall.store, &email).await?,
        Err(_) => None,
    };
    let kept = known.as_ref().filter(|known| known.person.active).and_then(|known| known.password_hash.clone());
    let matches = password.len() <= 4 * domain::people::PASSWORD_LENGTH_MAX
        && password_matches(password.to_owned(), kept).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let (Some(known), true) = (known, matches) else {
        store::people::note_failure(&mut tx, &tried, now).await?;
        tx.commit_bookkeeping().await?;
        return Ok(SignInAnswer::Wrong);
    };
    store::people::forget_failures(&mut tx, &tried, since).await?;
    let token = begin(guildhall, &mut tx, known.person.id).await?;
    tx.commit().await?;
    Ok(SignInAnswer::Welcome { token })
}

/// Begins a session and says so in the trail of each council the person works for.
async fn begin(guildhall: &Guildhall, tx: &mut store::WriteTx, person: PersonId) -> Result<String, Failure> {
    let now = guildhall.clock.now();
    let councils = store::people::grants_of(tx, person).await?.councils();
    let only: Option<CouncilId> = if councils.len() == 1 { councils.first().copied() } else { None };
    let ends_at = now.checked_add(SESSION_HOURS_MAX.hours()).unwrap_or(now);
    let (token, form_token) = (new_token()?, new_token()?);
    store::people::sweep_sessions(tx, now).await?;
    store::people::begin_session(tx, &hash_of_token(&token), person, only, &form_token, (now, ends_at)).await?;
    let event = Event::new("person.signed_in", person.get(), "A person signed in");
    for council in councils {
        tx.record(Some(council), Actor::Person(person), now, &event).await?;
    }
    tx.record(None, Actor::Person(person), now, &event).await?;
    Ok(token)
}
