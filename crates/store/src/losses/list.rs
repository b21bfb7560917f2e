//! Lists of candidates, narrowed and by the page.

use super::candidates::{Kept, of_council};
use super::row::candidate;
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::losses::{Check, Harm, State};
use domain::values::Pence;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Select, entity::prelude::*};

/// Which candidates, by how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All that were not withdrawn.
    #[default]
    All,
    /// Those in a state.
    In(State),
    /// Open and confirmed ones: those whose money is at risk.
    Waiting,
    /// Open ones that a credit undoes already.
    Undone,
    /// Those that were withdrawn.
    Withdrawn,
}

/// Which candidates are asked for; each field, where given, narrows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// How far they are.
    pub which: Which,
    /// Those that this check found, alone or with others.
    pub check: Option<Check>,
    /// Those that are named after this check, because it tells most of all that found them.
    pub named_after: Option<Check>,
    /// Those that are about this.
    pub harm: Option<Harm>,
    /// Those of this service; empty for lines that give none.
    pub service: Option<String>,
    /// Those whose supplier contains this, whatever its case.
    pub text: Option<String>,
    /// No money at risk below this.
    pub least: Option<Pence>,
    /// No money at risk above this.
    pub most: Option<Pence>,
    /// The order.
    pub order: Order,
}

/// The order of candidates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those with the most money at risk first.
    #[default]
    Largest,
    /// Those with the least first.
    Smallest,
    /// The latest payment first.
    Newest,
    /// The earliest payment first.
    Oldest,
    /// By supplier.
    Supplier,
}

fn narrowed(scope: &Scope, filter: &Filter) -> Select<candidate::Entity> {
    use candidate::Column;
    let mut query = of_council(scope);
    query = match filter.which {
        Which::Withdrawn => query.filter(Column::WithdrawnAt.is_not_null()),
        Which::All => query.filter(Column::WithdrawnAt.is_null()),
        Which::In(state) => query.filter(Column::WithdrawnAt.is_null()).filter(Column::State.eq(state.name())),
        Which::Waiting => query
            .filter(Column::WithdrawnAt.is_null())
            .filter(Column::State.is_in([State::Open.name(), State::Confirmed.name()])),
        Which::Undone => query
            .filter(Column::WithdrawnAt.is_null())
            .filter(Column::State.eq(State::Open.name()))
            .filter(Column::IsUndone.eq(true)),
    };
    if let Some(check) = filter.check {
        query = query.filter(Column::Checks.contains(format!(" {check} ")));
    }
    if let Some(check) = filter.named_after {
        query = query.filter(Column::CheckName.eq(check.name()));
    }
    if let Some(harm) = filter.harm {
        query = query.filter(Column::Harm.eq(harm.name()));
    }
    if let Some(service) = &filter.service {
        query = query.filter(Column::Service.eq(service.as_str()));
    }
    if let Some(text) = filter.text.as_deref().filter(|text| !text.is_empty()) {
        let lower = Expr::expr(Func::lower(Expr::col(Column::Supplier)));
        query = query.filter(lower.like(sea_orm::sea_query::LikeExpr::new(escaped(text)).escape('\\')));
    }
    if let Some(least) = filter.least {
        query = query.filter(Column::AtRiskPence.gte(least.get()));
    }
    if let Some(most) = filter.most {
        query = query.filter(Column::AtRiskPence.lte(most.get()));
    }
    query
}

/// A text within others, in small letters, in which no sign means anything but itself.
fn escaped(text: &str) -> String {
    let mut out = String::from("%");
    for sign in text.to_lowercase().chars() {
        if matches!(sign, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out.push('%');
    out
}

/// How many candidates there are.
///
/// # Errors
/// When the records cannot be read.
pub async fn count(from: &impl Reads, scope: &Scope, filter: &Filter) -> Result<u64, StoreFailure> {
    Ok(narrowed(scope, filter).count(from.db()).await?)
}

/// A part of the list: after so many, so many at most.
///
/// # Errors
/// When the records cannot be read.
pub async fn list(
    from: &impl Reads,
    scope: &Scope,
    filter: &Filter,
    (skip, take): (u64, u64),
) -> Result<Vec<Kept>, StoreFailure> {
    use candidate::Column;
    let query = narrowed(scope, filter);
    let query = match filter.order {
        Order::Largest => query.order_by_desc(Column::AtRiskPence),
        Order::Smallest => query.order_by_asc(Column::AtRiskPence),
        Order::Newest => query.order_by_desc(Column::Day),
        Order::Oldest => query.order_by_asc(Column::Day),
        Order::Supplier => query.order_by_asc(Column::Supplier),
    };
    let rows = query.order_by_asc(Column::Id).offset(skip).limit(take).all(from.db()).await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// The services that candidates have, by letter.
///
/// # Errors
/// When the records cannot be read.
pub async fn services(from: &impl Reads, scope: &Scope) -> Result<Vec<String>, StoreFailure> {
    let services = of_council(scope).select_only().column(candidate::Column::Service).distinct();
    Ok(services.order_by_asc(candidate::Column::Service).into_tuple().all(from.db()).await?)
}
