//! Counting how often a document was opened.

use super::row::{self, Column, Entity};
use crate::{Reads, StoreFailure, WriteTx};
use domain::access::Scope;
use domain::values::Month;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

/// Adds one to the count of a document in a month.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_view(tx: &mut WriteTx, scope: &Scope, document: &str, month: Month) -> Result<(), StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        document: Set(document.to_owned()),
        month: Set(month.to_string()),
        views: Set(1),
    };
    let again = OnConflict::columns([Column::CouncilId, Column::Document, Column::Month])
        .value(Column::Views, Expr::col((Entity, Column::Views)).add(1))
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// How often each document was opened: all in all, and in a month.
///
/// # Errors
/// When the records cannot be read.
pub async fn views(
    from: &impl Reads,
    scope: &Scope,
    month: Month,
) -> Result<BTreeMap<String, (i64, i64)>, StoreFailure> {
    let rows = Entity::find().filter(Column::CouncilId.eq(scope.council().get())).all(from.db()).await?;
    let mut found: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let this = month.to_string();
    for row in rows {
        let count = found.entry(row.document).or_default();
        count.0 += row.views;
        if row.month == this {
            count.1 += row.views;
        }
    }
    Ok(found)
}
