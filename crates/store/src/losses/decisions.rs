//! What people decided about candidates.

use super::row::{candidate, decision};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::losses::{Decision, State};
use domain::values::Pence;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// A decision as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// How far the candidate was.
    pub from: State,
    /// How far it is since.
    pub to: State,
    /// The money that came back.
    pub recovered: Pence,
    /// Why.
    pub why: String,
    /// Who: a person's number, or 0 for the operator of the machine.
    pub by: i64,
    /// When.
    pub at: Timestamp,
}

/// Saves a decision about a candidate that was in a state; answers false, and saves nothing, when it is so no more.
///
/// # Errors
/// When the records cannot be written.
pub async fn decide(
    tx: &mut WriteTx,
    scope: &Scope,
    (id, from): (i64, State),
    decision: &Decision,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = candidate::Entity::update_many()
        .col_expr(candidate::Column::State, Expr::value(decision.to.name()))
        .col_expr(candidate::Column::RecoveredPence, Expr::value(decision.recovered.get()))
        .col_expr(candidate::Column::QuietWhy, Expr::value(Option::<String>::None))
        .filter(candidate::Column::CouncilId.eq(scope.council().get()))
        .filter(candidate::Column::Id.eq(id))
        .filter(candidate::Column::State.eq(from.name()))
        .exec(tx.db())
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    let row = decision::ActiveModel {
        council_id: Set(scope.council().get()),
        candidate_id: Set(id),
        from_state: Set(from.name().to_owned()),
        to_state: Set(decision.to.name().to_owned()),
        recovered_pence: Set(decision.recovered.get()),
        why: Set(decision.why.clone()),
        decided_by: Set(actor_number(scope.actor())),
        decided_at: Set(moment::text(now)),
        ..Default::default()
    };
    decision::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(true)
}

/// What was decided about a candidate of the council, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn decisions(from: &impl Reads, scope: &Scope, id: i64) -> Result<Vec<Decided>, StoreFailure> {
    let rows = decision::Entity::find()
        .filter(decision::Column::CouncilId.eq(scope.council().get()))
        .filter(decision::Column::CandidateId.eq(id))
        .order_by_desc(decision::Column::Id)
        .all(from.db())
        .await?;
    let decided = |row: decision::Model| {
        Ok(Decided {
            from: row.from_state.parse().map_err(StoreFailure::unreadable("a decision"))?,
            to: row.to_state.parse().map_err(StoreFailure::unreadable("a decision"))?,
            recovered: Pence::new(row.recovered_pence),
            why: row.why,
            by: row.decided_by,
            at: moment::from_text(&row.decided_at)?,
        })
    };
    rows.into_iter().map(decided).collect()
}
