//! Taking a record out: it counts no more, and what it said stays with its versions.

use super::row::{self, Column};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::records::Record;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

/// Takes the record of a key out. Its last version says who did so and why, and never counts. Answers the number of its row;
/// none where no record of that key counts.
///
/// # Errors
/// When the records cannot be written.
pub async fn take_out<T: Record>(
    tx: &mut WriteTx,
    scope: &Scope,
    key: &str,
    why: &str,
    now: Timestamp,
) -> Result<Option<i64>, StoreFailure> {
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
        content: Set(last.content),
        why: Set(why.to_owned()),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        replaced_at: Set(Some(moment::text(now))),
        ..Default::default()
    };
    Ok(Some(row.insert(tx.db()).await?.id))
}
