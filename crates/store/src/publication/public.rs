//! What anybody may ask: versions that are or were published, never those asked for.

use super::row::version as row;
use crate::{Reads, StoreFailure};
use domain::councils::CouncilId;
use domain::publication::{Version, VersionState};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

fn out() -> sea_orm::Select<row::Entity> {
    let states = [VersionState::Published.name(), VersionState::Withdrawn.name()];
    row::Entity::find().filter(row::Column::State.is_in(states))
}

/// A council's versions that are published, or were until they were withdrawn; the last published first.
///
/// # Errors
/// When the records cannot be read.
pub async fn published(from: &impl Reads, council: CouncilId) -> Result<Vec<Version>, StoreFailure> {
    let rows =
        out().filter(row::Column::CouncilId.eq(council.get())).order_by_desc(row::Column::Id).all(from.db()).await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// The councils that ever published anything, with how many periods of data sets they published: a period counts once
/// however many versions it had, and still counts when the last of them was withdrawn.
///
/// # Errors
/// When the records cannot be read.
pub async fn councils_with_periods(from: &impl Reads) -> Result<Vec<(CouncilId, usize)>, StoreFailure> {
    let periods = out()
        .select_only()
        .columns([row::Column::CouncilId, row::Column::DataSet, row::Column::Period])
        .distinct()
        .into_tuple::<(i64, String, String)>()
        .all(from.db())
        .await?;
    let mut counts: BTreeMap<CouncilId, usize> = BTreeMap::new();
    for (council, ..) in periods {
        *counts.entry(CouncilId::new(council)).or_default() += 1;
    }
    Ok(counts.into_iter().collect())
}

/// Whether a file of this content belongs to a version that stands, of any council, or to a payments file: the upkeep of
/// the folder asks, which keeps the same content once.
///
/// # Errors
/// When the records cannot be read.
pub async fn stands_elsewhere(from: &impl Reads, sha256: &str) -> Result<bool, StoreFailure> {
    let versions = row::Entity::find()
        .filter(row::Column::State.eq(VersionState::Published.name()))
        .filter(row::Column::Content.contains(sha256))
        .count(from.db())
        .await?;
    use crate::spend::row::file;
    let files = file::Entity::find().filter(file::Column::Sha256.eq(sha256)).count(from.db()).await?;
    Ok(versions + files > 0)
}
