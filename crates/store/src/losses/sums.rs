//! Sums over candidates.

use super::candidates::of_council;
use super::row::candidate;
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::losses::{Check, Harm, State};
use domain::values::Pence;
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};

/// Candidates of one state and kind of harm together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How far they are.
    pub state: State,
    /// What they are about.
    pub harm: Harm,
    /// Whether a credit undoes them already.
    pub is_undone: bool,
    /// How many.
    pub count: u64,
    /// Their money at risk.
    pub at_risk: Pence,
    /// What came back.
    pub recovered: Pence,
}

#[derive(FromQueryResult)]
struct StateRow {
    state: String,
    harm: String,
    is_undone: bool,
    count: i64,
    at_risk: i64,
    recovered: i64,
}

#[derive(FromQueryResult)]
struct CellRow {
    service: String,
    check_name: String,
    count: i64,
    at_risk: i64,
}

/// A sum as a whole number: PostgreSQL would answer with a decimal.
fn summed(column: candidate::Column) -> SimpleExpr {
    Func::sum(Expr::col(column)).cast_as("bigint")
}

fn count() -> SimpleExpr {
    Expr::col(candidate::Column::Id).count()
}

/// The candidates that were not withdrawn, by state and harm.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_state(from: &impl Reads, scope: &Scope) -> Result<Vec<Sum>, StoreFailure> {
    use candidate::Column;
    let rows = of_council(scope)
        .filter(Column::WithdrawnAt.is_null())
        .select_only()
        .column(Column::State)
        .column(Column::Harm)
        .column(Column::IsUndone)
        .column_as(count(), "count")
        .column_as(summed(Column::AtRiskPence), "at_risk")
        .column_as(summed(Column::RecoveredPence), "recovered")
        .group_by(Column::State)
        .group_by(Column::Harm)
        .group_by(Column::IsUndone)
        .into_model::<StateRow>()
        .all(from.db())
        .await?;
    let sum = |row: StateRow| {
        Ok(Sum {
            state: row.state.parse().map_err(StoreFailure::unreadable("a candidate's state"))?,
            harm: if row.harm == Harm::Overpaid.name() { Harm::Overpaid } else { Harm::PastControl },
            is_undone: row.is_undone,
            count: u64::try_from(row.count).unwrap_or(0),
            at_risk: Pence::new(row.at_risk),
            recovered: Pence::new(row.recovered),
        })
    };
    rows.into_iter().map(sum).collect()
}

/// The open and confirmed candidates by service and the check they are named after: how many, and their money at risk.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_service_and_check(
    from: &impl Reads,
    scope: &Scope,
) -> Result<Vec<(String, Check, u64, Pence)>, StoreFailure> {
    use candidate::Column;
    let rows = of_council(scope)
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::State.is_in([State::Open.name(), State::Confirmed.name()]))
        .select_only()
        .column(Column::Service)
        .column(Column::CheckName)
        .column_as(count(), "count")
        .column_as(summed(Column::AtRiskPence), "at_risk")
        .group_by(Column::Service)
        .group_by(Column::CheckName)
        .into_model::<CellRow>()
        .all(from.db())
        .await?;
    let cell = |row: CellRow| {
        let check = row.check_name.parse().map_err(StoreFailure::unreadable("a candidate's check"))?;
        Ok((row.service, check, u64::try_from(row.count).unwrap_or(0), Pence::new(row.at_risk)))
    };
    rows.into_iter().map(cell).collect()
}
