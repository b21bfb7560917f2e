//! Mappings remembered for a council and a layout.

use super::row::mapping;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::spend::Mapping;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};

/// The mapping that the council settled for a layout, if it did.
///
/// # Errors
/// When the records cannot be read.
pub async fn recall_mapping(from: &impl Reads, scope: &Scope, layout: &str) -> Result<Option<Mapping>, StoreFailure> {
    let row = mapping::Entity::find_by_id((scope.council().get(), layout.to_owned())).one(from.db()).await?;
    row.map(|row| super::files::from_json(&row.mapping, "a mapping")).transpose()
}

/// Remembers how a layout is to be read.
///
/// # Errors
/// When the records cannot be written.
pub async fn remember_mapping(
    tx: &mut WriteTx,
    scope: &Scope,
    layout: &str,
    mapping: &Mapping,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let row = mapping::ActiveModel {
        council_id: Set(scope.council().get()),
        layout: Set(layout.to_owned()),
        mapping: Set(super::files::to_json(mapping)?),
        remembered_at: Set(moment::text(now)),
    };
    let replace = OnConflict::columns([mapping::Column::CouncilId, mapping::Column::Layout])
        .update_columns([mapping::Column::Mapping, mapping::Column::RememberedAt])
        .to_owned();
    mapping::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}
