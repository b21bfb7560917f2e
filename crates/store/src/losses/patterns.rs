//! Patterns that keep candidates quiet.

use super::row::pattern;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::losses::{Pattern, Shape};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// A pattern that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPattern {
    /// The record's number.
    pub id: i64,
    /// The cleared candidate that taught it.
    pub candidate: i64,
    /// What it covers.
    pub pattern: Pattern,
    /// Why that was cleared.
    pub why: String,
    /// Who cleared it: a person's number, or 0 for the operator of the machine.
    pub by: i64,
    /// When.
    pub at: Timestamp,
}

/// A pattern to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPattern {
    /// The cleared candidate.
    pub candidate: i64,
    /// What it covers.
    pub pattern: Pattern,
    /// Why that was cleared.
    pub why: String,
}

/// Keeps a pattern.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_pattern(
    tx: &mut WriteTx,
    scope: &Scope,
    new: &NewPattern,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let row = pattern::ActiveModel {
        council_id: Set(scope.council().get()),
        candidate_id: Set(new.candidate),
        check_name: Set(new.pattern.check.name().to_owned()),
        supplier_key: Set(new.pattern.supplier_key.clone()),
        shape: Set(new.pattern.shape.0.clone()),
        why: Set(new.why.clone()),
        kept_by: Set(actor_number(scope.actor())),
        kept_at: Set(moment::text(now)),
        ..Default::default()
    };
    pattern::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The council's patterns that hold, the oldest first.
///
/// # Errors
/// When the records cannot be read.
pub async fn patterns(from: &impl Reads, scope: &Scope) -> Result<Vec<KeptPattern>, StoreFailure> {
    let rows = pattern::Entity::find()
        .filter(pattern::Column::CouncilId.eq(scope.council().get()))
        .filter(pattern::Column::EndedAt.is_null())
        .order_by_asc(pattern::Column::Id)
        .all(from.db())
        .await?;
    let kept = |row: pattern::Model| {
        let check = row.check_name.parse().map_err(StoreFailure::unreadable("a pattern's check"))?;
        Ok(KeptPattern {
            id: row.id,
            candidate: row.candidate_id,
            pattern: Pattern { check, supplier_key: row.supplier_key, shape: Shape(row.shape) },
            why: row.why,
            by: row.kept_by,
            at: moment::from_text(&row.kept_at)?,
        })
    };
    rows.into_iter().map(kept).collect()
}

/// Ends the patterns that a candidate taught; answers how many held.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_patterns_of(
    tx: &mut WriteTx,
    scope: &Scope,
    candidate: i64,
    now: Timestamp,
) -> Result<u64, StoreFailure> {
    let done = pattern::Entity::update_many()
        .col_expr(pattern::Column::EndedAt, Expr::value(moment::text(now)))
        .filter(pattern::Column::CouncilId.eq(scope.council().get()))
        .filter(pattern::Column::CandidateId.eq(candidate))
        .filter(pattern::Column::EndedAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}
