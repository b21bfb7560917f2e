//! What a council entered beside its payments, with its history.

use super::context_row::{self as row, Column};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::spend::context::ContextFact;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// A fact as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextEntry {
    /// The record's number.
    pub id: i64,
    /// The fact.
    pub fact: ContextFact,
    /// Who entered it; 0 for the operator of the machine.
    pub entered_by: i64,
    /// When.
    pub entered_at: Timestamp,
    /// When it was replaced or withdrawn, and why; none while it counts.
    pub ended: Option<(Timestamp, String)>,
}

impl TryFrom<row::Model> for ContextEntry {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let year = |text: &str| text.parse().map_err(StoreFailure::unreadable("a context's year"));
        let ended = match row.ended_at.as_deref() {
            Some(at) => Some((moment::from_text(at)?, row.ended_why.unwrap_or_default())),
            None => None,
        };
        Ok(ContextEntry {
            id: row.id,
            fact: ContextFact {
                measure: row.measure.parse().map_err(StoreFailure::unreadable("a context's measure"))?,
                name: row.name,
                service: row.service,
                year: year(&row.year)?,
                number: row.number,
                base: row.base.as_deref().map(year).transpose()?,
                source: row.source,
                dated: row
                    .dated
                    .parse()
                    .map_err(|_| StoreFailure::Unreadable("a context's date", row.dated.clone()))?,
            },
            entered_by: row.entered_by,
            entered_at: moment::from_text(&row.entered_at)?,
            ended,
        })
    }
}

fn of_council(scope: &Scope) -> sea_orm::Select<row::Entity> {
    row::Entity::find().filter(Column::CouncilId.eq(scope.council().get()))
}

/// The entries that count, or that counted at a moment; of two of the same fact only the later one.
///
/// # Errors
/// When the records cannot be read.
pub async fn entries(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Vec<ContextEntry>, StoreFailure> {
    let query = match as_of.map(moment::text) {
        None => of_council(scope).filter(Column::EndedAt.is_null()),
        Some(at) => of_council(scope)
            .filter(Column::EnteredAt.lte(at.as_str()))
            .filter(Column::EndedAt.is_null().or(Column::EndedAt.gt(at.as_str()))),
    };
    let rows = query.order_by_asc(Column::Id).all(from.db()).await?;
    let mut found: Vec<ContextEntry> = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = ContextEntry::try_from(row)?;
        found.retain(|earlier| !entry.fact.replaces(&earlier.fact));
        found.push(entry);
    }
    found.sort_by(|one, other| {
        let key = |entry: &ContextEntry| (entry.fact.measure, entry.fact.name.clone(), entry.fact.service.clone());
        key(one).cmp(&key(other)).then_with(|| one.fact.year.cmp(&other.fact.year))
    });
    Ok(found)
}

/// The facts that count, or that counted at a moment. Those of one name stand together by year, and the name that was
/// entered first stands first, even where its numbers were corrected since.
///
/// # Errors
/// When the records cannot be read.
pub async fn facts(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Vec<ContextFact>, StoreFailure> {
    let mut entries = entries(from, scope, as_of).await?;
    let ever: Vec<(String, String)> = of_council(scope)
        .select_only()
        .columns([Column::Measure, Column::Name])
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(from.db())
        .await?;
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, (measure, name)) in ever.iter().enumerate() {
        first.entry((measure, name)).or_insert(at);
    }
    entries.sort_by_key(|entry| first.get(&(entry.fact.measure.name(), entry.fact.name.as_str())).copied());
    Ok(entries.into_iter().map(|entry| entry.fact).collect())
}

/// The entries that were replaced or withdrawn, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn ended(from: &impl Reads, scope: &Scope) -> Result<Vec<ContextEntry>, StoreFailure> {
    let query = of_council(scope).filter(Column::EndedAt.is_not_null());
    let rows = query.order_by_desc(Column::EndedAt).order_by_desc(Column::Id).all(from.db()).await?;
    rows.into_iter().map(ContextEntry::try_from).collect()
}

/// An entry of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn entry(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<ContextEntry>, StoreFailure> {
    let row = of_council(scope).filter(Column::Id.eq(id)).one(from.db()).await?;
    row.map(ContextEntry::try_from).transpose()
}

/// Enters a fact; answers the record's number.
///
/// # Errors
/// When the records cannot be written.
pub async fn enter(tx: &mut WriteTx, scope: &Scope, fact: &ContextFact, now: Timestamp) -> Result<i64, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        measure: Set(fact.measure.name().to_owned()),
        name: Set(fact.name.clone()),
        service: Set(fact.service.clone()),
        year: Set(fact.year.to_string()),
        number: Set(fact.number),
        base: Set(fact.base.map(String::from)),
        source: Set(fact.source.clone()),
        dated: Set(fact.dated.to_string()),
        entered_by: Set(actor_number(scope.actor())),
        entered_at: Set(moment::text(now)),
        ended_by: Set(None),
        ended_at: Set(None),
        ended_why: Set(None),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

/// Ends an entry: it counts no more from this moment on, and stays. Answers false when it has ended already.
///
/// # Errors
/// When the records cannot be written.
pub async fn end(tx: &mut WriteTx, scope: &Scope, id: i64, why: &str, now: Timestamp) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(Column::EndedBy, Expr::value(actor_number(scope.actor())))
        .col_expr(Column::EndedAt, Expr::value(moment::text(now)))
        .col_expr(Column::EndedWhy, Expr::value(why))
        .filter(Column::Id.eq(id))
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::EndedAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}
