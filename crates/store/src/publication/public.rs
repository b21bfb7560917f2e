//! What anybody may ask: versions that are or were published, never those asked for.

use super::row::version as row;
use crate::{Reads, StoreFailure};
use domain::councils::CouncilId;
use domain::publication::{Version, VersionState};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

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

/// The councils that published anything, with how many versions stand.
///
/// # Errors
/// When the records cannot be read.
pub async fn councils_with_versions(from: &impl Reads) -> Result<Vec<(CouncilId, i64)>, StoreFailure> {
    let counts = row::Entity::find()
        .filter(row::Column::State.eq(VersionState::Published.name()))
        .select_only()
        .column(row::Column::CouncilId)
        .column_as(row::Column::Id.count(), "versions")
        .group_by(row::Column::CouncilId)
        .into_tuple::<(i64, i64)>()
        .all(from.db())
        .await?;
    Ok(counts.into_iter().map(|(council, versions)| (CouncilId::new(council), versions)).collect())
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
