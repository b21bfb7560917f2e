//! Who asked for documents in other formats.
//!
//! The requests are records like others. Who asked stands in a table of its own, in no version and no entry of the trail, and
//! is deleted when it is erased.

pub(crate) mod row;

use crate::{Reads, StoreFailure, WriteTx};
use domain::access::Scope;
use domain::format_requests::{Asker, FormatRequestId};
use row::Column;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

fn read(row: row::Model) -> (FormatRequestId, Asker) {
    let asker = Asker { name: row.name, reach: row.reach, language: row.language, words: row.words };
    (FormatRequestId::new(row.request), asker)
}

/// Keeps who made a request.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_asker(
    tx: &mut WriteTx,
    scope: &Scope,
    request: FormatRequestId,
    asker: &Asker,
) -> Result<(), StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        request: Set(request.get()),
        name: Set(asker.name.clone()),
        reach: Set(asker.reach.clone()),
        language: Set(asker.language.clone()),
        words: Set(asker.words.clone()),
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Deletes who made a request.
///
/// # Errors
/// When the records cannot be written.
pub async fn erase_asker(tx: &mut WriteTx, scope: &Scope, request: FormatRequestId) -> Result<(), StoreFailure> {
    row::Entity::delete_many()
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::Request.eq(request.get()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Who made a request; none where they were erased.
///
/// # Errors
/// When the records cannot be read.
pub async fn asker(from: &impl Reads, scope: &Scope, request: FormatRequestId) -> Result<Option<Asker>, StoreFailure> {
    let found = row::Entity::find_by_id((scope.council().get(), request.get())).one(from.db()).await?;
    Ok(found.map(|row| read(row).1))
}

/// Everybody who made a request of a council and was not erased, by the request.
///
/// # Errors
/// When the records cannot be read.
pub async fn askers(from: &impl Reads, scope: &Scope) -> Result<BTreeMap<FormatRequestId, Asker>, StoreFailure> {
    let rows = row::Entity::find().filter(Column::CouncilId.eq(scope.council().get())).all(from.db()).await?;
    Ok(rows.into_iter().map(read).collect())
}
