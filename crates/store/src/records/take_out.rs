//! Taking a record out: it counts no more, and what it said stays with its versions.

use super::Put;
use super::row::{self, Column};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::records::Record;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

/// Takes the record of a key out. Its last version says who did so and why, and never counts. Answers none where no
/// record of that key counts.
///
/// # Errors
/// When the records cannot be written.
pub async fn take_out<T: Record>(
    tx: &mut WriteTx,
    scope: &Scope,
    key: &str,
    why: &str,
    now: Timestamp,
) -> Result<Option<Put>, StoreFailure> {
    let counting = row::Entity::find()
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::Noun.eq(T::NOUN))
        .filter(Column::Key.eq(key))
        .filter(Column::ReplacedAt.is_null())
        .lock_exclusive()
        .one(tx.db())
        .await?;
    let Some(last) = counting else { return Ok(None) };
    row::Entity::update_many()
        .col_expr(Column::ReplacedAt, Expr::value(moment::text(now)))
        .filter(Column::Id.eq(last.id))
        .exec(tx.db())
        .await?;
    let row = row::ActiveModel {
        council_id: Set(last.council_id),
        noun: Set(last.noun),
        key: Set(last.key),
        number: Set(last.number),
        version: Set(last.version + 1),
        content: Set(last.content.clone()),
        why: Set(why.to_owned()),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        replaced_at: Set(Some(moment::text(now))),
        ..Default::default()
    };
    let id = row.insert(tx.db()).await?.id;
    let version = u32::try_from(last.version + 1).unwrap_or(u32::MAX);
    Ok(Some(Put { id, version, before: Some(last.content.clone()), content: last.content }))
}
