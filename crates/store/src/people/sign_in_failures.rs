//! Failed sign-ins, counted so that guessing is slow.

use super::row::failure;
use crate::{Reads, StoreFailure, WriteTx, moment};
use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, PaginatorTrait, entity::prelude::*};

/// Notes a failed sign-in for what was tried (a hash of the address).
///
/// # Errors
/// When the records cannot be written.
pub async fn note_failure(tx: &mut WriteTx, tried: &str, now: Timestamp) -> Result<(), StoreFailure> {
    let row = failure::ActiveModel { tried: Set(tried.to_owned()), at: Set(moment::text(now)), ..Default::default() };
    row.insert(tx.db()).await?;
    Ok(())
}

/// How many sign-ins failed for it since a moment.
///
/// # Errors
/// When the records cannot be read.
pub async fn count_failures(from: &impl Reads, tried: &str, since: Timestamp) -> Result<u64, StoreFailure> {
    let counted = failure::Entity::find()
        .filter(failure::Column::Tried.eq(tried))
        .filter(failure::Column::At.gte(moment::text(since)))
        .count(from.db())
        .await?;
    Ok(counted)
}

/// Forgets the failures for it, after a sign-in that succeeded, and all that are older than a moment.
///
/// # Errors
/// When the records cannot be written.
pub async fn forget_failures(tx: &mut WriteTx, tried: &str, older: Timestamp) -> Result<(), StoreFailure> {
    let gone = failure::Column::Tried.eq(tried).or(failure::Column::At.lt(moment::text(older)));
    failure::Entity::delete_many().filter(gone).exec(tx.db()).await?;
    Ok(())
}
