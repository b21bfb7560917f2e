//! When the checks ran, and what came of it.

use super::row::run;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// One run of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of its job.
    pub id: i64,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Who asked for it: a person's number, or 0 for the operator of the machine.
    pub asked_by: i64,
    /// Candidates it found, known ones too.
    pub found: i64,
    /// Those that were not known.
    pub new_ones: i64,
    /// Those of them that stayed quiet.
    pub quiet: i64,
    /// Known ones that it found no more.
    pub withdrawn: i64,
    /// Candidates beyond the most that a run keeps, those with the least money.
    pub left_out: i64,
}

/// Adds a run; the time is that of its end, and who asked is taken from the scope.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_run(tx: &mut WriteTx, scope: &Scope, new: &Run) -> Result<(), StoreFailure> {
    let row = run::ActiveModel {
        id: Set(new.id),
        council_id: Set(scope.council().get()),
        ended_at: Set(moment::text(new.ended_at)),
        asked_by: Set(actor_number(scope.actor())),
        found: Set(new.found),
        new_ones: Set(new.new_ones),
        quiet: Set(new.quiet),
        withdrawn: Set(new.withdrawn),
        left_out: Set(new.left_out),
    };
    run::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The council's last run, if the checks ever ran.
///
/// # Errors
/// When the records cannot be read.
pub async fn last_run(from: &impl Reads, scope: &Scope) -> Result<Option<Run>, StoreFailure> {
    let row = run::Entity::find()
        .filter(run::Column::CouncilId.eq(scope.council().get()))
        .order_by_desc(run::Column::Id)
        .one(from.db())
        .await?;
    let read = |row: run::Model| {
        Ok(Run {
            id: row.id,
            ended_at: moment::from_text(&row.ended_at)?,
            asked_by: row.asked_by,
            found: row.found,
            new_ones: row.new_ones,
            quiet: row.quiet,
            withdrawn: row.withdrawn,
            left_out: row.left_out,
        })
    };
    row.map(read).transpose()
}
