//! Keeping another version of a record.

use super::row::{self, Column};
use crate::spend::to_json;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::records::Record;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The number of its row.
    pub id: i64,
    /// Its number; 1 for a record that is new.
    pub version: u32,
    /// What the version before said; none for a record that is new.
    pub before: Option<String>,
    /// What it says.
    pub content: String,
}

/// Keeps a record. Answers none, and keeps nothing, where the version that counts is another than the one `seen`: somebody
/// else changed it meanwhile. Nothing was seen of a record that is new; `None` keeps it whatever counts.
///
/// # Errors
/// When the records cannot be written.
pub async fn put<T: Record>(
    tx: &mut WriteTx,
    scope: &Scope,
    record: &T,
    (seen, why): (Option<u32>, &str),
    now: Timestamp,
) -> Result<Option<Put>, StoreFailure> {
    let (key, council) = (record.key(), scope.council().get());
    let counting = row::Entity::find()
        .filter(Column::CouncilId.eq(council))
        .filter(Column::Noun.eq(T::NOUN))
        .filter(Column::Key.eq(&key))
        .filter(Column::ReplacedAt.is_null())
        .lock_exclusive()
        .one(tx.db())
        .await?;
    let last = counting.as_ref().map_or(0, |row| row.version);
    // A record that was taken out goes on after its last version.
    let before = if counting.is_some() { last } else { last_version::<T>(tx, council, &key).await? };
    if seen.is_some_and(|seen| i64::from(seen) != last) {
        return Ok(None);
    }
    if let Some(row) = &counting {
        row::Entity::update_many()
            .col_expr(Column::ReplacedAt, Expr::value(moment::text(now)))
            .filter(Column::Id.eq(row.id))
            .exec(tx.db())
            .await?;
    }
    let content = to_json(record)?;
    let row = row::ActiveModel {
        council_id: Set(council),
        noun: Set(T::NOUN.to_owned()),
        number: Set(key.parse().ok()),
        key: Set(key),
        version: Set(before + 1),
        content: Set(content.clone()),
        why: Set(why.to_owned()),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        replaced_at: Set(None),
        ..Default::default()
    };
    let inserted = row.insert(tx.db()).await.map_err(StoreFailure::from);
    // Somebody else's version of the same number, which this write could not see yet, came first.
    if seen.is_some() && inserted.as_ref().is_err_and(StoreFailure::is_taken) {
        return Ok(None);
    }
    let id = inserted?.id;
    let version = u32::try_from(before + 1).unwrap_or(u32::MAX);
    Ok(Some(Put { id, version, before: counting.map(|row| row.content), content }))
}

async fn last_version<T: Record>(tx: &WriteTx, council: i64, key: &str) -> Result<i64, StoreFailure> {
    let last: Option<Option<i64>> = row::Entity::find()
        .filter(Column::CouncilId.eq(council))
        .filter(Column::Noun.eq(T::NOUN))
        .filter(Column::Key.eq(key))
        .select_only()
        .column_as(Column::Version.max(), "last")
        .into_tuple()
        .one(tx.db())
        .await?;
    Ok(last.flatten().unwrap_or(0))
}
