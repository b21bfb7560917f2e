//! The areas about councils. A change is a new record; the last one counts.

use super::row::area;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::suppliers::CouncilArea;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// The areas about a council as they were recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRecord {
    /// The record's number.
    pub id: i64,
    /// The areas.
    pub area: CouncilArea,
    /// Whether somebody entered the county or the districts about it, rather than having it worked out.
    pub wider_entered: bool,
    /// Whether somebody entered the region.
    pub region_entered: bool,
    /// Who recorded it: a person's number, or 0 for the operator of the machine.
    pub recorded_by: i64,
    /// When.
    pub recorded_at: Timestamp,
}

impl TryFrom<area::Model> for AreaRecord {
    type Error = StoreFailure;
    fn try_from(row: area::Model) -> Result<Self, StoreFailure> {
        Ok(AreaRecord {
            id: row.id,
            area: crate::spend::from_json(&row.area, "a council's area")?,
            wider_entered: row.wider_entered,
            region_entered: row.region_entered,
            recorded_by: row.recorded_by,
            recorded_at: moment::from_text(&row.recorded_at)?,
        })
    }
}

/// Keeps the areas about the council from this moment on.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_area(
    tx: &mut WriteTx,
    scope: &Scope,
    of: &CouncilArea,
    (wider_entered, region_entered): (bool, bool),
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let row = area::ActiveModel {
        council_id: Set(scope.council().get()),
        area: Set(crate::spend::to_json(of)?),
        wider_entered: Set(wider_entered),
        region_entered: Set(region_entered),
        recorded_by: Set(actor_number(scope.actor())),
        recorded_at: Set(moment::text(now)),
        ..Default::default()
    };
    row.insert(tx.db()).await?;
    Ok(())
}

/// The areas about the council at a moment; the last ones where no moment is given.
///
/// # Errors
/// When the records cannot be read.
pub async fn area_at(
    from: &impl Reads,
    scope: &Scope,
    at: Option<Timestamp>,
) -> Result<Option<AreaRecord>, StoreFailure> {
    let mut found = of_council(scope);
    if let Some(at) = at {
        found = found.filter(area::Column::RecordedAt.lte(moment::text(at)));
    }
    found.one(from.db()).await?.map(AreaRecord::try_from).transpose()
}

/// Every record of the areas about the council, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn areas(from: &impl Reads, scope: &Scope) -> Result<Vec<AreaRecord>, StoreFailure> {
    of_council(scope).all(from.db()).await?.into_iter().map(AreaRecord::try_from).collect()
}

fn of_council(scope: &Scope) -> sea_orm::Select<area::Entity> {
    area::Entity::find().filter(area::Column::CouncilId.eq(scope.council().get())).order_by_desc(area::Column::Id)
}
