//! Erasing the personal values that a trail speaks of.

use super::row::personal;
use crate::{Reads, StoreFailure, WriteTx};
use domain::people::PersonId;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Erases every personal value about a person, in all chains, with its salt; the hashes in the entries stay.
/// `because` is the number of the entry that says who erased them, when and why. Answers how many values went.
///
/// # Errors
/// When the records cannot be written.
pub async fn erase_person(tx: &mut WriteTx, person: PersonId, because: i64) -> Result<u64, StoreFailure> {
    let nothing = personal::ActiveModel {
        salt: Set(None),
        value: Set(None),
        erased_by_entry: Set(Some(because)),
        ..Default::default()
    };
    let done = personal::Entity::update_many()
        .set(nothing)
        .filter(personal::Column::PersonId.eq(person.get()))
        .filter(personal::Column::Value.is_not_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}
