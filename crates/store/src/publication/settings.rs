//! Editions of a council's settings. An edition is never changed; a later one follows it.

use super::row::settings as row;
use super::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::publication::{Settings, SettingsEdition};
use domain::values::Month;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

impl TryFrom<row::Model> for SettingsEdition {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        Ok(SettingsEdition {
            id: row.id,
            from: row.from_month.parse().map_err(StoreFailure::unreadable("an edition's month"))?,
            settings: from_json(&row.settings, "settings of publication")?,
            kept_at: moment::from_text(&row.kept_at)?,
            kept_by: row.kept_by,
            why: row.why,
        })
    }
}

/// The council's editions, the first kept first.
///
/// # Errors
/// When the records cannot be read.
pub async fn editions(from: &impl Reads, scope: &Scope) -> Result<Vec<SettingsEdition>, StoreFailure> {
    let rows = row::Entity::find()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .order_by_asc(row::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(SettingsEdition::try_from).collect()
}

/// Adds an edition that holds from a month on; answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_edition(
    tx: &mut WriteTx,
    scope: &Scope,
    (from, settings): (Month, &Settings),
    why: &str,
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        from_month: Set(from.to_string()),
        settings: Set(to_json(settings)?),
        kept_by: Set(actor_number(scope.actor())),
        kept_at: Set(moment::text(now)),
        why: Set(why.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}
