//! Facts files: received, read, taken in.

use super::row::{FactsFileState, facts_file};
use crate::spend::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::suppliers::{FactsMapping, FactsReading};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// A facts file.
#[derive(Clone, Debug)]
pub struct FactsFile {
    /// The record's number.
    pub id: i64,
    /// Its name as it was sent: shown, never used as a path.
    pub name: String,
    /// The hash of its content, under which it is kept.
    pub sha256: String,
    /// Its size.
    pub bytes: i64,
    /// How far it is.
    pub state: FactsFileState,
    /// Who sent it: a person's number, or 0 for the operator of the machine.
    pub received_by: i64,
    /// When it came.
    pub received_at: Timestamp,
    /// How it is to be read, as far as people settled it.
    pub mapping: FactsMapping,
    /// What was read.
    pub reading: Option<FactsReading>,
}

impl TryFrom<facts_file::Model> for FactsFile {
    type Error = StoreFailure;
    fn try_from(row: facts_file::Model) -> Result<Self, StoreFailure> {
        Ok(FactsFile {
            id: row.id,
            name: row.name,
            sha256: row.sha256,
            bytes: row.bytes,
            state: row.state,
            received_by: row.received_by,
            received_at: moment::from_text(&row.received_at)?,
            mapping: from_json(&row.mapping, "a mapping of supplier facts")?,
            reading: row.reading.as_deref().map(|text| from_json(text, "a reading of supplier facts")).transpose()?,
        })
    }
}

/// A facts file to be added.
#[derive(Clone, Debug)]
pub struct NewFactsFile {
    /// Its name as it was sent.
    pub name: String,
    /// The hash of its content.
    pub sha256: String,
    /// Its size.
    pub bytes: i64,
    /// How it is to be read, as far as people settled it.
    pub mapping: FactsMapping,
}

/// Adds a file that was received.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_file(
    tx: &mut WriteTx,
    scope: &Scope,
    new: &NewFactsFile,
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    let row = facts_file::ActiveModel {
        council_id: Set(scope.council().get()),
        name: Set(new.name.clone()),
        sha256: Set(new.sha256.clone()),
        bytes: Set(new.bytes),
        state: Set(FactsFileState::Received),
        received_by: Set(actor_number(scope.actor())),
        received_at: Set(moment::text(now)),
        mapping: Set(to_json(&new.mapping)?),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

fn of_council(scope: &Scope) -> sea_orm::Select<facts_file::Entity> {
    facts_file::Entity::find()
        .filter(facts_file::Column::CouncilId.eq(scope.council().get()))
        .order_by_desc(facts_file::Column::Id)
}

/// A facts file of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn file(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<FactsFile>, StoreFailure> {
    let row = of_council(scope).filter(facts_file::Column::Id.eq(id)).one(from.db()).await?;
    row.map(FactsFile::try_from).transpose()
}

/// The council's facts files, last received first.
///
/// # Errors
/// When the records cannot be read.
pub async fn files(from: &impl Reads, scope: &Scope) -> Result<Vec<FactsFile>, StoreFailure> {
    of_council(scope).all(from.db()).await?.into_iter().map(FactsFile::try_from).collect()
}

/// The council's facts files with this very content, last received first.
///
/// # Errors
/// When the records cannot be read.
pub async fn files_of_content(from: &impl Reads, scope: &Scope, sha256: &str) -> Result<Vec<FactsFile>, StoreFailure> {
    let rows = of_council(scope).filter(facts_file::Column::Sha256.eq(sha256)).all(from.db()).await?;
    rows.into_iter().map(FactsFile::try_from).collect()
}

/// Moves a file from one of these states to another; answers false, and changes nothing, when it is in none of them.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_state(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    from: &[FactsFileState],
    to: FactsFileState,
) -> Result<bool, StoreFailure> {
    let done = facts_file::Entity::update_many()
        .col_expr(facts_file::Column::State, Expr::value(to))
        .filter(facts_file::Column::Id.eq(id))
        .filter(facts_file::Column::CouncilId.eq(scope.council().get()))
        .filter(facts_file::Column::State.is_in(from.iter().copied()))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

async fn set(tx: &WriteTx, scope: &Scope, id: i64, changes: facts_file::ActiveModel) -> Result<(), StoreFailure> {
    facts_file::Entity::update_many()
        .set(changes)
        .filter(facts_file::Column::Id.eq(id))
        .filter(facts_file::Column::CouncilId.eq(scope.council().get()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Keeps how a file is to be read.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_mapping(tx: &mut WriteTx, scope: &Scope, id: i64, mapping: &FactsMapping) -> Result<(), StoreFailure> {
    set(tx, scope, id, facts_file::ActiveModel { mapping: Set(to_json(mapping)?), ..Default::default() }).await
}

/// Keeps what was read from a file.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_reading(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    reading: &FactsReading,
) -> Result<(), StoreFailure> {
    set(tx, scope, id, facts_file::ActiveModel { reading: Set(Some(to_json(reading)?)), ..Default::default() }).await
}
