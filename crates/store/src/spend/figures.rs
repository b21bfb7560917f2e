//! Figures made of roll-ups.

use super::row::rollup;
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::spend::{BatchMonth, Dimension, FileKind};
use domain::values::{Month, Pence};
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, Select, entity::prelude::*};

/// Over which payments a figure is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first and the last month; all, with undated lines, where there is none.
    pub months: Option<(Month, Month)>,
    /// The kind of payments; both where there is none.
    pub kind: Option<FileKind>,
    /// Only lines without a month.
    pub undated: bool,
    /// Only this key of the dimension.
    pub key: Option<String>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The key it is under; a month where figures are by month.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// How many lines make it.
    pub lines: i64,
    /// The sum of their amounts.
    pub total: Pence,
}

#[derive(FromQueryResult)]
struct Sum {
    key: String,
    label: Option<String>,
    lines: i64,
    pence: i64,
}

impl From<Sum> for Figure {
    fn from(sum: Sum) -> Figure {
        Figure { key: sum.key, label: sum.label.unwrap_or_default(), lines: sum.lines, total: Pence::new(sum.pence) }
    }
}

/// A sum as a whole number: PostgreSQL would answer with a decimal.
fn summed(column: rollup::Column) -> SimpleExpr {
    Func::sum(Expr::col(column)).cast_as("bigint")
}

fn over(scope: &Scope, dimension: Dimension, span: &Span) -> Select<rollup::Entity> {
    let mut query = rollup::Entity::find()
        .select_only()
        .filter(rollup::Column::CouncilId.eq(scope.council().get()))
        .filter(rollup::Column::Dimension.eq(dimension.name()));
    if let Some((first, last)) = span.months {
        query = query.filter(rollup::Column::Month.between(first.to_string(), last.to_string()));
    }
    if span.undated {
        query = query.filter(rollup::Column::Month.eq(""));
    }
    if let Some(kind) = span.kind {
        query = query.filter(rollup::Column::Kind.eq(kind.name()));
    }
    if let Some(key) = &span.key {
        query = query.filter(rollup::Column::Key.eq(key.as_str()));
    }
    query
}

/// Figures by the keys of a dimension, largest first.
///
/// # Errors
/// When the records cannot be read.
pub async fn figures(
    from: &impl Reads,
    scope: &Scope,
    dimension: Dimension,
    span: &Span,
) -> Result<Vec<Figure>, StoreFailure> {
    let sums = over(scope, dimension, span)
        .column(rollup::Column::Key)
        .column_as(Expr::col(rollup::Column::Label).min(), "label")
        .column_as(summed(rollup::Column::Lines), "lines")
        .column_as(summed(rollup::Column::TotalPence), "pence")
        .group_by(rollup::Column::Key)
        .order_by_desc(summed(rollup::Column::TotalPence))
        .order_by_asc(rollup::Column::Key)
        .into_model::<Sum>()
        .all(from.db())
        .await?;
    Ok(sums.into_iter().map(Figure::from).collect())
}

/// Figures by month for a dimension's key, or for all lines; the key of a figure is its month, empty for undated lines.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_month(
    from: &impl Reads,
    scope: &Scope,
    dimension: Dimension,
    span: &Span,
) -> Result<Vec<Figure>, StoreFailure> {
    let sums = over(scope, dimension, span)
        .column_as(rollup::Column::Month, "key")
        .column_as(Expr::col(rollup::Column::Label).min(), "label")
        .column_as(summed(rollup::Column::Lines), "lines")
        .column_as(summed(rollup::Column::TotalPence), "pence")
        .group_by(rollup::Column::Month)
        .order_by_asc(rollup::Column::Month)
        .into_model::<Sum>()
        .all(from.db())
        .await?;
    Ok(sums.into_iter().map(Figure::from).collect())
}

/// The sum of all lines of a span.
///
/// # Errors
/// When the records cannot be read.
pub async fn total(from: &impl Reads, scope: &Scope, span: &Span) -> Result<Figure, StoreFailure> {
    let found = figures(from, scope, Dimension::All, span).await?;
    let none = Figure { key: String::new(), label: String::new(), lines: 0, total: Pence::ZERO };
    Ok(found.into_iter().next().unwrap_or(none))
}

/// How many lines of which month each live batch holds, for the calendar of imports.
///
/// # Errors
/// When the records cannot be read.
pub async fn months_held(from: &impl Reads, scope: &Scope) -> Result<Vec<BatchMonth>, StoreFailure> {
    let rows = over(scope, Dimension::All, &Span::default())
        .column(rollup::Column::BatchId)
        .column(rollup::Column::Kind)
        .column(rollup::Column::Month)
        .column(rollup::Column::Lines)
        .filter(rollup::Column::Month.ne(""))
        .into_tuple::<(i64, String, String, i64)>()
        .all(from.db())
        .await?;
    rows.into_iter()
        .map(|(batch, kind, month, lines)| {
            Ok(BatchMonth {
                batch,
                kind: kind.parse().map_err(StoreFailure::unreadable("a roll-up's kind"))?,
                month: month.parse().map_err(StoreFailure::unreadable("a roll-up's month"))?,
                lines: u64::try_from(lines).unwrap_or(0),
            })
        })
        .collect()
}
