//! The cubes of batches in the records, and the merged cube of a council.

use super::cached::{CubeCache, CubeKey, Held};
use super::row::{batch, cube as row};
use super::{batches_as_of, editions, live_batches};
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::spend::cube::{Cube, CubeSum};
use domain::spend::scope::{edition_at, editions_over};
use domain::spend::{BatchMonth, FileKind};
use domain::values::Month;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Adds the cubes of a batch under an edition of the rules; they add up. Where they are there already nothing is added.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_cube(
    tx: &mut WriteTx,
    scope: &Scope,
    (batch, edition): (i64, i64),
    cubes: &[Vec<u8>],
) -> Result<(), StoreFailure> {
    let there = row::Entity::find().filter(row::Column::BatchId.eq(batch)).filter(row::Column::Edition.eq(edition));
    if there.count(tx.db()).await? > 0 {
        return Ok(());
    }
    for (part, content) in (0_i64..).zip(cubes) {
        let row = row::ActiveModel {
            council_id: Set(scope.council().get()),
            batch_id: Set(batch),
            edition: Set(edition),
            part: Set(part),
            content: Set(content.clone()),
            ..Default::default()
        };
        row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The cube of the council's batches that count now, or counted at a moment, under the rules in force then.
///
/// # Errors
/// [`StoreFailure::CubesMissing`] when cubes are still being made, as after an upgrade; else when the records cannot be
/// read.
pub async fn cube(from: &impl Reads, scope: &Scope, as_of: Option<Timestamp>) -> Result<Arc<Cube>, StoreFailure> {
    Ok(held(from, scope, as_of).await?.cube)
}

/// Unpacks the cubes of councils into memory, one after the other, until there are as many as are well held there. Cubes
/// that are still being made are left out.
///
/// # Errors
/// When the records cannot be read.
pub async fn unpack_cubes(from: &impl Reads, councils: &[CouncilId]) -> Result<(), StoreFailure> {
    for council in councils {
        if from.cubes().is_none_or(CubeCache::is_nearly_full) {
            return Ok(());
        }
        match cube(from, &Scope::of_operator(*council), None).await {
            Ok(_) | Err(StoreFailure::CubesMissing(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// How many lines of which month each live batch holds, for the calendar of imports.
///
/// # Errors
/// As [`cube`].
pub async fn months_held(from: &impl Reads, scope: &Scope) -> Result<Vec<BatchMonth>, StoreFailure> {
    months_held_as_of(from, scope, None).await
}

/// How many lines of which month each batch that counted at a moment holds.
///
/// # Errors
/// As [`cube`].
pub async fn months_held_as_of(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Vec<BatchMonth>, StoreFailure> {
    Ok(held(from, scope, as_of).await?.months.to_vec())
}

async fn held(from: &impl Reads, scope: &Scope, as_of: Option<Timestamp>) -> Result<Held, StoreFailure> {
    let batches = match as_of {
        Some(moment) => batches_as_of(from, scope, moment).await?,
        None => live_batches(from, scope).await?,
    };
    if batches.is_empty() {
        return Ok(Held { cube: Arc::new(Cube::merged(Vec::new())), ..Held::default() });
    }
    let in_force = editions::in_force(from, scope).await?;
    let edition = edition_at(&in_force, as_of.unwrap_or(Timestamp::MAX)).unwrap_or_default();
    let key = CubeKey { council: scope.council(), edition, batches };
    let Some(cache) = from.cubes() else { return unpacked(from, &key).await };
    if let Some(held) = cache.get(&key) {
        return Ok(held);
    }
    let _alone = cache.alone(key.council).await;
    if let Some(held) = cache.get(&key) {
        return Ok(held);
    }
    let held = unpacked(from, &key).await?;
    cache.hold(key, held.clone());
    Ok(held)
}

async fn unpacked(from: &impl Reads, key: &CubeKey) -> Result<Held, StoreFailure> {
    let rows = row::Entity::find()
        .filter(row::Column::CouncilId.eq(key.council.get()))
        .filter(row::Column::Edition.eq(key.edition))
        .order_by_asc(row::Column::BatchId)
        .order_by_asc(row::Column::Part)
        .all(from.db())
        .await?;
    let wanted: HashSet<i64> = key.batches.iter().copied().collect();
    let rows: Vec<row::Model> = rows.into_iter().filter(|row| wanted.contains(&row.batch_id)).collect();
    let found: HashSet<i64> = rows.iter().map(|row| row.batch_id).collect();
    if found.len() < wanted.len() {
        return Err(StoreFailure::CubesMissing(wanted.len() - found.len()));
    }
    let merging = tokio::task::spawn_blocking(move || merged(rows));
    merging.await.map_err(|fault| StoreFailure::Unreadable("a cube", fault.to_string()))?
}

fn merged(rows: Vec<row::Model>) -> Result<Held, StoreFailure> {
    let mut cubes = Vec::with_capacity(rows.len());
    let mut months: BTreeMap<(i64, FileKind, Month), u64> = BTreeMap::new();
    for row in rows {
        let cube = Cube::from_bytes(&row.content)
            .map_err(|fault| StoreFailure::Unreadable("the cube of a batch", format!("{}: {fault}", row.batch_id)))?;
        // Sums stand by month and kind: those that are alike follow one another.
        for alike in cube.sums.chunk_by(|one, next| (one.month, one.kind) == (next.month, next.kind)) {
            if let Some(CubeSum { month: Some(month), kind, .. }) = alike.first() {
                let lines: u64 = alike.iter().map(|sum| sum.lines).sum();
                *months.entry((row.batch_id, *kind, *month)).or_default() += lines;
            }
        }
        cubes.push(cube);
    }
    let months = months.into_iter().map(|((batch, kind, month), lines)| BatchMonth { batch, kind, month, lines });
    Ok(Held { cube: Arc::new(Cube::merged(cubes)), months: months.collect() })
}

/// A batch that has no cube under an edition of the rules that counts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingCube {
    /// The batch.
    pub batch: i64,
    /// The kind of payments it holds.
    pub kind: FileKind,
    /// How many lines it has.
    pub lines: i64,
    /// The number of the edition.
    pub edition: i64,
}

/// The cubes that are to be made: of every batch under every edition that was in force while it counted, and of every
/// live batch under an edition that is to come into force.
///
/// # Errors
/// When the records cannot be read.
pub async fn missing_cubes(
    from: &impl Reads,
    scope: &Scope,
    to_come: Option<i64>,
) -> Result<Vec<MissingCube>, StoreFailure> {
    let in_force = editions::in_force(from, scope).await?;
    let there: Vec<(i64, i64)> = row::Entity::find()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .select_only()
        .column(row::Column::BatchId)
        .column(row::Column::Edition)
        .into_tuple()
        .all(from.db())
        .await?;
    let there: HashSet<(i64, i64)> = there.into_iter().collect();
    let batches = batch::Entity::find()
        .filter(batch::Column::CouncilId.eq(scope.council().get()))
        .order_by_asc(batch::Column::Id)
        .all(from.db())
        .await?;
    let mut missing = Vec::new();
    // Those that count now come first.
    let (live, undone): (Vec<_>, Vec<_>) = batches.into_iter().partition(|of| of.undone_at.is_none());
    for of in live.into_iter().chain(undone) {
        let undone = of.undone_at.as_deref().map(moment::from_text).transpose()?;
        let mut editions = editions_over(&in_force, moment::from_text(&of.imported_at)?, undone);
        editions.extend(to_come.filter(|_| undone.is_none()));
        let kind = of.kind.parse().map_err(StoreFailure::unreadable("a batch's kind"))?;
        let lacking = editions.into_iter().filter(|edition| !there.contains(&(of.id, *edition)));
        missing.extend(lacking.map(|edition| MissingCube { batch: of.id, kind, lines: of.lines, edition }));
    }
    Ok(missing)
}

/// The councils with a batch that has no cube at all, as after an upgrade from a release without cubes. It answers for
/// the upkeep of the whole installation.
///
/// # Errors
/// When the records cannot be read.
pub async fn councils_without_cubes(from: &impl Reads) -> Result<Vec<CouncilId>, StoreFailure> {
    let has_one = row::Entity::find().select_only().column(row::Column::BatchId).into_query();
    let without = batch::Entity::find()
        .filter(batch::Column::Id.not_in_subquery(has_one))
        .select_only()
        .column(batch::Column::CouncilId)
        .distinct()
        .into_tuple::<i64>()
        .all(from.db())
        .await?;
    Ok(without.into_iter().map(CouncilId::new).collect())
}
