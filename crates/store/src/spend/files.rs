//! Payments files: received, read, imported.

use super::row::{FileState, file};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::spend::{Mapping, Overlap, Reading};
use domain::values::Pence;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Serialize, de::DeserializeOwned};

/// A payments file.
#[derive(Clone, Debug)]
pub struct PaymentsFile {
    /// The record's number.
    pub id: i64,
    /// Its name as it was sent: shown, never used as a path.
    pub name: String,
    /// The hash of its content, under which it is kept.
    pub sha256: String,
    /// Its size.
    pub bytes: i64,
    /// How far it is.
    pub state: FileState,
    /// Who sent it: a person's number, or 0 for the operator of the machine.
    pub received_by: i64,
    /// When it came.
    pub received_at: Timestamp,
    /// How it is to be read, as far as people settled it.
    pub mapping: Mapping,
    /// What was read.
    pub reading: Option<Reading>,
    /// The layout under which its mapping is remembered.
    pub layout: Option<String>,
    /// What of it stood in live batches already when it was read.
    pub overlap: Option<Overlap>,
    /// What the ledger says the total should be.
    pub control_total: Option<Pence>,
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreFailure> {
    serde_json::from_str(text).map_err(|_| StoreFailure::Unreadable(place, text.to_owned()))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreFailure> {
    serde_json::to_string(value).map_err(|fault| StoreFailure::Unreadable("a value to be kept", fault.to_string()))
}

impl TryFrom<file::Model> for PaymentsFile {
    type Error = StoreFailure;
    fn try_from(row: file::Model) -> Result<Self, StoreFailure> {
        Ok(PaymentsFile {
            id: row.id,
            name: row.name,
            sha256: row.sha256,
            bytes: row.bytes,
            state: row.state,
            received_by: row.received_by,
            received_at: moment::from_text(&row.received_at)?,
            mapping: from_json(&row.mapping, "a mapping")?,
            reading: row.reading.as_deref().map(|text| from_json(text, "a reading")).transpose()?,
            layout: row.layout,
            overlap: row.overlap.as_deref().map(|text| from_json(text, "an overlap")).transpose()?,
            control_total: row.control_total_pence.map(Pence::new),
        })
    }
}

/// A file to be added.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name as it was sent.
    pub name: String,
    /// The hash of its content.
    pub sha256: String,
    /// Its size.
    pub bytes: i64,
    /// How it is to be read, as far as people settled it.
    pub mapping: Mapping,
    /// What the ledger says the total should be.
    pub control_total: Option<Pence>,
}

/// Adds a file that was received.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_file(tx: &mut WriteTx, scope: &Scope, new: &NewFile, now: Timestamp) -> Result<i64, StoreFailure> {
    let row = file::ActiveModel {
        council_id: Set(scope.council().get()),
        name: Set(new.name.clone()),
        sha256: Set(new.sha256.clone()),
        bytes: Set(new.bytes),
        state: Set(FileState::Received),
        received_by: Set(actor_number(scope.actor())),
        received_at: Set(moment::text(now)),
        mapping: Set(to_json(&new.mapping)?),
        control_total_pence: Set(new.control_total.map(Pence::get)),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

fn of_council(scope: &Scope) -> sea_orm::Select<file::Entity> {
    file::Entity::find().filter(file::Column::CouncilId.eq(scope.council().get()))
}

/// A file of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn file(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<PaymentsFile>, StoreFailure> {
    let row = of_council(scope).filter(file::Column::Id.eq(id)).one(from.db()).await?;
    row.map(PaymentsFile::try_from).transpose()
}

/// The council's files, last received first.
///
/// # Errors
/// When the records cannot be read.
pub async fn files(from: &impl Reads, scope: &Scope, take: u64) -> Result<Vec<PaymentsFile>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(file::Column::Id).limit(take).all(from.db()).await?;
    rows.into_iter().map(PaymentsFile::try_from).collect()
}

/// The council's files with this very content that are imported or on their way.
///
/// # Errors
/// When the records cannot be read.
pub async fn same_content(from: &impl Reads, scope: &Scope, sha256: &str) -> Result<Vec<PaymentsFile>, StoreFailure> {
    let rows = of_council(scope)
        .filter(file::Column::Sha256.eq(sha256))
        .filter(file::Column::State.is_in([FileState::Importing, FileState::Imported]))
        .order_by_asc(file::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(PaymentsFile::try_from).collect()
}

/// The council's files with this very content, in whatever state, last received first.
///
/// # Errors
/// When the records cannot be read.
pub async fn files_of_content(
    from: &impl Reads,
    scope: &Scope,
    sha256: &str,
) -> Result<Vec<PaymentsFile>, StoreFailure> {
    let of_content = of_council(scope).filter(file::Column::Sha256.eq(sha256)).order_by_desc(file::Column::Id);
    of_content.all(from.db()).await?.into_iter().map(PaymentsFile::try_from).collect()
}

async fn set(tx: &WriteTx, scope: &Scope, id: i64, changes: file::ActiveModel) -> Result<(), StoreFailure> {
    file::Entity::update_many()
        .set(changes)
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::CouncilId.eq(scope.council().get()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Moves a file from one of these states to another; answers false, and changes nothing, when it is in none of them.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_state(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    from: &[FileState],
    to: FileState,
) -> Result<bool, StoreFailure> {
    let done = file::Entity::update_many()
        .col_expr(file::Column::State, Expr::value(to))
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::CouncilId.eq(scope.council().get()))
        .filter(file::Column::State.is_in(from.iter().copied()))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps how a file is to be read.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_mapping(tx: &mut WriteTx, scope: &Scope, id: i64, mapping: &Mapping) -> Result<(), StoreFailure> {
    set(tx, scope, id, file::ActiveModel { mapping: Set(to_json(mapping)?), ..Default::default() }).await
}

/// Keeps what the ledger says the total should be.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_control_total(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    total: Option<Pence>,
) -> Result<(), StoreFailure> {
    let changes = file::ActiveModel { control_total_pence: Set(total.map(Pence::get)), ..Default::default() };
    set(tx, scope, id, changes).await
}

/// Keeps what was read from a file, its layout, and what of it stands in live batches already.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_reading(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    reading: &Reading,
    layout: &str,
    overlap: &Overlap,
) -> Result<(), StoreFailure> {
    let changes = file::ActiveModel {
        reading: Set(Some(to_json(reading)?)),
        layout: Set(Some(layout.to_owned())),
        overlap: Set(Some(to_json(overlap)?)),
        ..Default::default()
    };
    set(tx, scope, id, changes).await
}
