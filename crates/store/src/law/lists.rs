//! The list of past procurements that a draft of contract procedure rules is tried on.

use super::row::list as row;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A list that was sent; its content stands in the folder of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialList {
    /// The name it came with.
    pub name: String,
    /// The hash of its content.
    pub sha256: String,
    /// How its values are to be taken, as text that the action wrote.
    pub wish: String,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// The council's list, where one was sent.
///
/// # Errors
/// When the records cannot be read.
pub async fn list(from: &impl Reads, scope: &Scope) -> Result<Option<TrialList>, StoreFailure> {
    let row = row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get())).one(from.db()).await?;
    row.map(|row| {
        let sent_at = moment::from_text(&row.sent_at)?;
        Ok(TrialList { name: row.name, sha256: row.sha256, wish: row.wish, sent_at })
    })
    .transpose()
}

/// Keeps a list in the place of the one before.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_list(tx: &mut WriteTx, scope: &Scope, list: &TrialList) -> Result<(), StoreFailure> {
    row::Entity::delete_many().filter(row::Column::CouncilId.eq(scope.council().get())).exec(tx.db()).await?;
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        name: Set(list.name.clone()),
        sha256: Set(list.sha256.clone()),
        wish: Set(list.wish.clone()),
        sent_by: Set(actor_number(scope.actor())),
        sent_at: Set(moment::text(list.sent_at)),
        ..Default::default()
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}
