//! Who a session belongs to, and its end.

use crate::secrets::hash_of_token;
use crate::{Failure, Guildhall};
use domain::access::{Actor, Grants};
use domain::councils::{Council, CouncilId};
use domain::people::SESSION_IDLE_MINUTES_MAX;
use domain::trail::Event;
use jiff::{Timestamp, ToSpan};
use store::people::{Person, Session};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// The person.
    pub person: Person,
    /// What they may do.
    pub grants: Grants,
    /// The councils they work for, by name.
    pub councils: Vec<Council>,
    /// The council they are working in.
    pub council: Option<Council>,
}

/// The seconds after which another use of a session is noted: often enough for an hour's idleness, rarely enough not to
/// write at each page.
const NOTED_SECONDS: i64 = 60;

fn is_over(session: &Session, now: Timestamp) -> bool {
    let idle_from = session.seen_at.checked_add(SESSION_IDLE_MINUTES_MAX.minutes()).unwrap_or(session.ends_at);
    now >= session.ends_at || now >= idle_from
}

/// Whose session a token is, if it is one and it is not over.
///
/// # Errors
/// Only faults.
pub async fn find(guildhall: &Guildhall, token: &str) -> Result<Option<SignedIn>, Failure> {
    let now = guildhall.clock.now();
    let Some(session) = store::people::find_session(&guildhall.store, &hash_of_token(token)).await? else {
        return Ok(None);
    };
    if is_over(&session, now) {
        return Ok(None);
    }
    let Some(known) = store::people::by_id(&guildhall.store, session.person).await? else { return Ok(None) };
    if !known.person.active {
        return Ok(None);
    }
    if now.duration_since(session.seen_at).as_secs() >= NOTED_SECONDS {
        let mut tx = guildhall.store.begin_write().await?;
        store::people::see_session(&mut tx, session.id, now).await?;
        tx.commit_bookkeeping().await?;
    }
    let grants = store::people::grants_of(&guildhall.store, session.person).await?;
    let councils = store::councils::of(&guildhall.store, &grants.councils()).await?;
    let council = councils.iter().find(|council| Some(council.id) == session.council).cloned();
    Ok(Some(SignedIn { session, person: known.person, grants, councils, council }))
}

/// Moves to another council the person works for.
///
/// # Errors
/// [`Failure::NotFound`] when they do not work for it.
pub async fn choose_council(guildhall: &Guildhall, who: &SignedIn, council: CouncilId) -> Result<(), Failure> {
    if !who.councils.iter().any(|mine| mine.id == council) {
        return Err(Failure::NotFound);
    }
    let mut tx = guildhall.store.begin_write().await?;
    store::people::choose_council(&mut tx, who.session.id, council).await?;
    Ok(tx.commit_bookkeeping().await?)
}

/// Ends a session.
///
/// # Errors
/// Only faults.
pub async fn sign_out(guildhall: &Guildhall, who: &SignedIn) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::people::end_session(&mut tx, who.session.id).await?;
    let event = Event::new("person.signed_out", who.person.id.get(), "A person signed out");
    tx.record(None, Actor::Person(who.person.id), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
