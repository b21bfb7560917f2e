//! The editions of the rules of what procurement can influence.

use super::row::edition as row;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::spend::scope::{InForce, ScopeRules, edition_at};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, Select, entity::prelude::*};

/// An edition of a council's rules. It is never changed: a change is another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its number in the council, counted from 1.
    pub number: i64,
    /// The rules.
    pub rules: ScopeRules,
    /// Why it was made.
    pub why: String,
    /// The earlier edition that it brings back.
    pub restores: Option<i64>,
    /// Who made it: a person's number, or 0 for the operator of the machine.
    pub made_by: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when it is in force; none while the figures are being made under it.
    pub in_force_from: Option<Timestamp>,
    /// When it was given up before it came into force.
    pub given_up_at: Option<Timestamp>,
}

impl TryFrom<row::Model> for Edition {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        Ok(Edition {
            number: row.number,
            rules: serde_json::from_str(&row.rules)
                .map_err(|fault| StoreFailure::Unreadable("an edition's rules", fault.to_string()))?,
            why: row.why,
            restores: row.restores,
            made_by: row.made_by,
            made_at: moment::from_text(&row.made_at)?,
            in_force_from: row.in_force_from.as_deref().map(moment::from_text).transpose()?,
            given_up_at: row.given_up_at.as_deref().map(moment::from_text).transpose()?,
        })
    }
}

/// An edition to be added.
#[derive(Clone, Debug)]
pub struct NewEdition<'a> {
    /// The rules.
    pub rules: &'a ScopeRules,
    /// Why it is made.
    pub why: &'a str,
    /// The earlier edition that it brings back.
    pub restores: Option<i64>,
}

/// The number under which the draft of a council's next edition is kept. It is the only one that is changed.
const DRAFT: i64 = 0;

fn all_of_council(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get()))
}

fn of_council(scope: &Scope) -> Select<row::Entity> {
    all_of_council(scope).filter(row::Column::Number.ne(DRAFT))
}

/// The council's editions, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn editions(from: &impl Reads, scope: &Scope) -> Result<Vec<Edition>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(row::Column::Number).all(from.db()).await?;
    rows.into_iter().map(Edition::try_from).collect()
}

/// An edition of the council by its number.
///
/// # Errors
/// When the records cannot be read.
pub async fn edition(from: &impl Reads, scope: &Scope, number: i64) -> Result<Option<Edition>, StoreFailure> {
    let row = of_council(scope).filter(row::Column::Number.eq(number)).one(from.db()).await?;
    row.map(Edition::try_from).transpose()
}

/// The numbers of the council's editions that came into force, and when.
pub(super) async fn in_force(from: &impl Reads, scope: &Scope) -> Result<Vec<InForce>, StoreFailure> {
    let rows: Vec<(i64, Option<String>)> = of_council(scope)
        .filter(row::Column::InForceFrom.is_not_null())
        .select_only()
        .column(row::Column::Number)
        .column(row::Column::InForceFrom)
        .into_tuple()
        .all(from.db())
        .await?;
    rows.into_iter()
        .map(|(number, at)| Ok(InForce { number, from: moment::from_text(&at.unwrap_or_default())? }))
        .collect()
}

/// The edition in force now, or at a moment; none where the council has none yet.
///
/// # Errors
/// When the records cannot be read.
pub async fn edition_in_force(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Option<Edition>, StoreFailure> {
    let all = in_force(from, scope).await?;
    match edition_at(&all, as_of.unwrap_or(Timestamp::MAX)) {
        Some(number) => edition(from, scope, number).await,
        None => Ok(None),
    }
}

/// Adds an edition, in force from a moment or not yet. Answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_edition(
    tx: &mut WriteTx,
    scope: &Scope,
    new: &NewEdition<'_>,
    now: Timestamp,
    in_force_from: Option<Timestamp>,
) -> Result<i64, StoreFailure> {
    let last = of_council(scope).order_by_desc(row::Column::Number).one(tx.db()).await?;
    let number = last.map_or(0, |last| last.number) + 1;
    insert(tx, scope, (number, new), now, in_force_from).await?;
    Ok(number)
}

async fn insert(
    tx: &mut WriteTx,
    scope: &Scope,
    (number, new): (i64, &NewEdition<'_>),
    now: Timestamp,
    in_force_from: Option<Timestamp>,
) -> Result<(), StoreFailure> {
    let rules = serde_json::to_string(new.rules)
        .map_err(|fault| StoreFailure::Unreadable("an edition's rules", fault.to_string()))?;
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        number: Set(number),
        rules: Set(rules),
        why: Set(new.why.to_owned()),
        restores: Set(new.restores),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        in_force_from: Set(in_force_from.map(moment::text)),
        ..Default::default()
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Brings an edition into force. Answers false when it is in force already, or was given up.
///
/// # Errors
/// When the records cannot be written.
pub async fn bring_into_force(
    tx: &mut WriteTx,
    scope: &Scope,
    number: i64,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    end_waiting(tx, scope, number, row::Column::InForceFrom, now).await
}

/// Gives an edition up that is not in force yet. Answers false when it is, or was given up already.
///
/// # Errors
/// When the records cannot be written.
pub async fn give_edition_up(
    tx: &mut WriteTx,
    scope: &Scope,
    number: i64,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    end_waiting(tx, scope, number, row::Column::GivenUpAt, now).await
}

async fn end_waiting(
    tx: &mut WriteTx,
    scope: &Scope,
    number: i64,
    column: row::Column,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(column, Expr::value(moment::text(now)))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Number.eq(number))
        .filter(row::Column::InForceFrom.is_null())
        .filter(row::Column::GivenUpAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The draft of the council's next edition, where somebody began one.
///
/// # Errors
/// When the records cannot be read.
pub async fn scope_draft(from: &impl Reads, scope: &Scope) -> Result<Option<Edition>, StoreFailure> {
    let row = all_of_council(scope).filter(row::Column::Number.eq(DRAFT)).one(from.db()).await?;
    row.map(Edition::try_from).transpose()
}

/// Keeps the draft of the council's next edition in the place of the one before.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_scope_draft(
    tx: &mut WriteTx,
    scope: &Scope,
    new: &NewEdition<'_>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    drop_scope_draft(tx, scope).await?;
    insert(tx, scope, (DRAFT, new), now, None).await
}

/// Drops the draft; answers whether there was one.
///
/// # Errors
/// When the records cannot be written.
pub async fn drop_scope_draft(tx: &mut WriteTx, scope: &Scope) -> Result<bool, StoreFailure> {
    let dropped = row::Entity::delete_many()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Number.eq(DRAFT))
        .exec(tx.db())
        .await?;
    Ok(dropped.rows_affected == 1)
}
