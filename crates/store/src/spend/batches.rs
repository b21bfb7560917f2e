//! Batches: lines that came in together and are undone together.

use super::row::{batch, file};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::spend::FileKind;
use domain::values::{Month, Pence};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// A batch.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The record's number.
    pub id: i64,
    /// The payments file it came from.
    pub file: i64,
    /// The kind of payments.
    pub kind: FileKind,
    /// How many lines.
    pub lines: i64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The first month of any line.
    pub first_month: Option<Month>,
    /// The last month of any line.
    pub last_month: Option<Month>,
    /// Lines without a month.
    pub undated_lines: i64,
    /// Who imported it: a person's number, or 0 for the operator of the machine.
    pub imported_by: i64,
    /// When it was imported.
    pub imported_at: Timestamp,
    /// Who undid it, when and why.
    pub undone: Option<(i64, Timestamp, String)>,
}

impl TryFrom<batch::Model> for Batch {
    type Error = StoreFailure;
    fn try_from(row: batch::Model) -> Result<Self, StoreFailure> {
        let month = |text: Option<String>| {
            text.map(|text| text.parse().map_err(StoreFailure::unreadable("a batch's month"))).transpose()
        };
        let undone = match (row.undone_by, row.undone_at) {
            (Some(by), Some(at)) => Some((by, moment::from_text(&at)?, row.undone_why.unwrap_or_default())),
            _ => None,
        };
        Ok(Batch {
            id: row.id,
            file: row.file_id,
            kind: row.kind.parse().map_err(StoreFailure::unreadable("a batch's kind"))?,
            lines: row.lines,
            total: Pence::new(row.total_pence),
            first_month: month(row.first_month)?,
            last_month: month(row.last_month)?,
            undated_lines: row.undated_lines,
            imported_by: row.imported_by,
            imported_at: moment::from_text(&row.imported_at)?,
            undone,
        })
    }
}

/// A batch to be added.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// The payments file it came from.
    pub file: i64,
    /// The kind of payments.
    pub kind: FileKind,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The first and the last month of any line.
    pub months: Option<(Month, Month)>,
    /// Lines without a month.
    pub undated_lines: u64,
}

/// Adds a batch under a number that its lines were written under: that of the job which brings it in.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_batch(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    new: &NewBatch,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let row = batch::ActiveModel {
        id: Set(id),
        council_id: Set(scope.council().get()),
        file_id: Set(new.file),
        kind: Set(new.kind.name().to_owned()),
        lines: Set(count(new.lines)?),
        total_pence: Set(new.total.get()),
        first_month: Set(new.months.map(|(first, _)| first.to_string())),
        last_month: Set(new.months.map(|(_, last)| last.to_string())),
        undated_lines: Set(count(new.undated_lines)?),
        imported_by: Set(actor_number(scope.actor())),
        imported_at: Set(moment::text(now)),
        ..Default::default()
    };
    batch::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn count(number: u64) -> Result<i64, StoreFailure> {
    i64::try_from(number).map_err(|_| StoreFailure::Unreadable("a count", number.to_string()))
}

fn of_council(scope: &Scope) -> sea_orm::Select<batch::Entity> {
    batch::Entity::find().filter(batch::Column::CouncilId.eq(scope.council().get()))
}

/// The council's batches, undone ones too, last imported first.
///
/// # Errors
/// When the records cannot be read.
pub async fn batches(from: &impl Reads, scope: &Scope) -> Result<Vec<Batch>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(batch::Column::Id).all(from.db()).await?;
    rows.into_iter().map(Batch::try_from).collect()
}

/// A batch of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn batch(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<Batch>, StoreFailure> {
    let row = of_council(scope).filter(batch::Column::Id.eq(id)).one(from.db()).await?;
    row.map(Batch::try_from).transpose()
}

/// The numbers of the council's batches that count: imported and not undone.
///
/// # Errors
/// When the records cannot be read.
pub async fn live_batches(from: &impl Reads, scope: &Scope) -> Result<Vec<i64>, StoreFailure> {
    let live = of_council(scope).filter(batch::Column::UndoneAt.is_null()).order_by_asc(batch::Column::Id);
    Ok(live.select_only().column(batch::Column::Id).into_tuple().all(from.db()).await?)
}

/// The numbers of the council's batches that counted at a moment: imported by then, and not undone by then.
///
/// # Errors
/// When the records cannot be read.
pub async fn batches_as_of(from: &impl Reads, scope: &Scope, moment: Timestamp) -> Result<Vec<i64>, StoreFailure> {
    let moment = moment::text(moment);
    let undone = batch::Column::UndoneAt.is_null().or(batch::Column::UndoneAt.gt(moment.clone()));
    let live = of_council(scope).filter(batch::Column::ImportedAt.lte(moment)).filter(undone);
    Ok(live.order_by_asc(batch::Column::Id).select_only().column(batch::Column::Id).into_tuple().all(from.db()).await?)
}

/// The numbers of the council's batches that count and hold lines of these months, or lines without a month.
///
/// # Errors
/// When the records cannot be read.
pub async fn live_batches_within(
    from: &impl Reads,
    scope: &Scope,
    (first, last): (Month, Month),
) -> Result<Vec<i64>, StoreFailure> {
    let within = batch::Column::FirstMonth.lte(last.to_string()).and(batch::Column::LastMonth.gte(first.to_string()));
    let undated = batch::Column::UndatedLines.gt(0);
    let live = of_council(scope).filter(batch::Column::UndoneAt.is_null()).filter(within.or(undated));
    Ok(live.order_by_asc(batch::Column::Id).select_only().column(batch::Column::Id).into_tuple().all(from.db()).await?)
}

/// The batches that came from a file of the council, undone ones too, last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn batches_of_file(from: &impl Reads, scope: &Scope, file: i64) -> Result<Vec<Batch>, StoreFailure> {
    let rows = of_council(scope)
        .filter(batch::Column::FileId.eq(file))
        .order_by_desc(batch::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(Batch::try_from).collect()
}

/// Every batch that the records know, of all councils, undone ones too: the council's number and the batch's.
/// It answers for the upkeep of the folder alone, whose files it is compared with.
///
/// # Errors
/// When the records cannot be read.
pub async fn known_batches(from: &impl Reads) -> Result<Vec<(i64, i64)>, StoreFailure> {
    let known = batch::Entity::find().select_only().column(batch::Column::CouncilId).column(batch::Column::Id);
    Ok(known.into_tuple().all(from.db()).await?)
}

/// Undoes a batch: it counts no more from this moment on. Its lines and its cube stay: for
/// whoever must look, and for figures as of an earlier moment.
/// Answers false when it is undone already.
///
/// # Errors
/// When the records cannot be written.
pub async fn undo_batch(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = batch::Entity::update_many()
        .col_expr(batch::Column::UndoneBy, Expr::value(actor_number(scope.actor())))
        .col_expr(batch::Column::UndoneAt, Expr::value(moment::text(now)))
        .col_expr(batch::Column::UndoneWhy, Expr::value(why))
        .filter(batch::Column::Id.eq(id))
        .filter(batch::Column::CouncilId.eq(scope.council().get()))
        .filter(batch::Column::UndoneAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Of which file each batch of the council is: the file's number and name, by the batch's number.
///
/// # Errors
/// When the records cannot be read.
pub async fn files_of_batches(from: &impl Reads, scope: &Scope) -> Result<BTreeMap<i64, (i64, String)>, StoreFailure> {
    let batches = of_council(scope).select_only().column(batch::Column::Id).column(batch::Column::FileId);
    let batches: Vec<(i64, i64)> = batches.into_tuple().all(from.db()).await?;
    let names = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .column(file::Column::Name)
        .filter(file::Column::CouncilId.eq(scope.council().get()));
    let names: BTreeMap<i64, String> = names.into_tuple::<(i64, String)>().all(from.db()).await?.into_iter().collect();
    Ok(batches.into_iter().map(|(id, of)| (id, (of, names.get(&of).cloned().unwrap_or_default()))).collect())
}
