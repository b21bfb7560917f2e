//! Risk areas: who owns a service's risk of losing money, and when it is reviewed.

use super::row::area;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::values::Date;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A service's risk of losing money, with its owner and review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The service; empty for lines that give none.
    pub service: String,
    /// Who owns it.
    pub owner: String,
    /// When it is reviewed next.
    pub review_on: Option<Date>,
}

/// The council's risk areas that somebody owns.
///
/// # Errors
/// When the records cannot be read.
pub async fn areas(from: &impl Reads, scope: &Scope) -> Result<Vec<Area>, StoreFailure> {
    let rows = area::Entity::find().filter(area::Column::CouncilId.eq(scope.council().get())).all(from.db()).await?;
    Ok(rows
        .into_iter()
        .map(|row| Area { service: row.service, owner: row.owner, review_on: row.review_on.parse().ok() })
        .collect())
}

/// Says who owns a risk area and when it is reviewed.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_area(tx: &mut WriteTx, scope: &Scope, area: &Area, now: Timestamp) -> Result<(), StoreFailure> {
    let row = area::ActiveModel {
        council_id: Set(scope.council().get()),
        service: Set(area.service.clone()),
        owner: Set(area.owner.clone()),
        review_on: Set(area.review_on.map(|day| day.to_string()).unwrap_or_default()),
        entered_by: Set(actor_number(scope.actor())),
        entered_at: Set(moment::text(now)),
    };
    let replace = OnConflict::columns([area::Column::CouncilId, area::Column::Service])
        .update_columns([area::Column::Owner, area::Column::ReviewOn, area::Column::EnteredBy, area::Column::EnteredAt])
        .to_owned();
    area::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}
