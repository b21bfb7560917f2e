//! Sessions: kept on the server, so that they end when they are ended.

use super::row::session;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::councils::CouncilId;
use domain::people::PersonId;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Somebody's session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The record's number.
    pub id: i64,
    /// Whose it is.
    pub person: PersonId,
    /// The council they are working in.
    pub council: Option<CouncilId>,
    /// The token that every form of the session carries.
    pub form_token: String,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends, used or not.
    pub ends_at: Timestamp,
}

/// Begins a session under the hash of its token; the token itself only the browser has.
///
/// # Errors
/// When the records cannot be written.
pub async fn begin_session(
    tx: &mut WriteTx,
    token_hash: &str,
    person: PersonId,
    council: Option<CouncilId>,
    form_token: &str,
    (now, ends_at): (Timestamp, Timestamp),
) -> Result<(), StoreFailure> {
    let row = session::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        person_id: Set(person.get()),
        council_id: Set(council.map(CouncilId::get)),
        form_token: Set(form_token.to_owned()),
        began_at: Set(moment::text(now)),
        seen_at: Set(moment::text(now)),
        ends_at: Set(moment::text(ends_at)),
        ..Default::default()
    };
    row.insert(tx.db()).await?;
    Ok(())
}

/// The session under a token's hash, ended or not.
///
/// # Errors
/// When the records cannot be read.
pub async fn find_session(from: &impl Reads, token_hash: &str) -> Result<Option<Session>, StoreFailure> {
    let row = session::Entity::find().filter(session::Column::TokenHash.eq(token_hash)).one(from.db()).await?;
    row.map(|row| {
        Ok(Session {
            id: row.id,
            person: PersonId::new(row.person_id),
            council: row.council_id.map(CouncilId::new),
            form_token: row.form_token,
            seen_at: moment::from_text(&row.seen_at)?,
            ends_at: moment::from_text(&row.ends_at)?,
        })
    })
    .transpose()
}

/// Notes that a session was used.
///
/// # Errors
/// When the records cannot be written.
pub async fn see_session(tx: &mut WriteTx, id: i64, now: Timestamp) -> Result<(), StoreFailure> {
    let row = session::ActiveModel { id: Set(id), seen_at: Set(moment::text(now)), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Moves a session to another council.
///
/// # Errors
/// When the records cannot be written.
pub async fn choose_council(tx: &mut WriteTx, id: i64, council: CouncilId) -> Result<(), StoreFailure> {
    let row = session::ActiveModel { id: Set(id), council_id: Set(Some(council.get())), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_session(tx: &mut WriteTx, id: i64) -> Result<(), StoreFailure> {
    session::Entity::delete_by_id(id).exec(tx.db()).await?;
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_sessions_of(tx: &mut WriteTx, person: PersonId) -> Result<(), StoreFailure> {
    session::Entity::delete_many().filter(session::Column::PersonId.eq(person.get())).exec(tx.db()).await?;
    Ok(())
}

/// Takes away sessions that ended before a moment.
///
/// # Errors
/// When the records cannot be written.
pub async fn sweep_sessions(tx: &mut WriteTx, before: Timestamp) -> Result<u64, StoreFailure> {
    let done =
        session::Entity::delete_many().filter(session::Column::EndsAt.lt(moment::text(before))).exec(tx.db()).await?;
    Ok(done.rows_affected)
}
