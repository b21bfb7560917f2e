//! The editions of a council's contract procedure rules, and the draft of the next one.

use super::row::edition as row;
use crate::spend::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::law::procedure_rules::{Draft, Edition, Editions, Pin};
use domain::values::Date;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, Select, entity::prelude::*};

/// An edition with what is recorded of it. It is never changed: a change is another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEdition {
    /// The edition.
    pub edition: Edition,
    /// Why it was made.
    pub why: String,
    /// The earlier edition that it brings back.
    pub restores: Option<u32>,
    /// Who made it: a person's number, or 0 for the operator of the machine.
    pub made_by: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was withdrawn before its first day, and why.
    pub withdrawn: Option<(Timestamp, String)>,
}

/// The draft of the next edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// Its bands and requirements.
    pub draft: Draft,
    /// The earlier edition that it brings back, as it was when the draft was begun.
    pub restores: Option<u32>,
    /// When it was kept: by it a form knows which draft its reader saw.
    pub made_at: Timestamp,
}

/// An edition to be added.
#[derive(Clone, Debug)]
pub struct NewEdition<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Why it is made.
    pub why: &'a str,
    /// The earlier edition that it brings back.
    pub restores: Option<u32>,
}

/// The number under which the draft of a council's next edition is kept. It is the only one that is changed.
const DRAFT: i64 = 0;

const WHAT: &str = "an edition of contract procedure rules";

fn all_of_council(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get()))
}

fn of_council(scope: &Scope) -> Select<row::Entity> {
    all_of_council(scope).filter(row::Column::Number.ne(DRAFT))
}

fn small(number: i64) -> Result<u32, StoreFailure> {
    u32::try_from(number).map_err(|_| StoreFailure::Unreadable(WHAT, number.to_string()))
}

impl TryFrom<row::Model> for KeptEdition {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let draft: Draft = from_json(&row.content, WHAT)?;
        let from = row.from_day.as_deref().and_then(|day| day.parse::<Date>().ok());
        let from = from.ok_or_else(|| StoreFailure::Unreadable(WHAT, format!("{:?}", row.from_day)))?;
        let withdrawn = row.withdrawn_at.as_deref().map(moment::from_text).transpose()?;
        Ok(KeptEdition {
            edition: draft.dated(small(row.number)?, from, &row.adopted),
            why: row.why,
            restores: row.restores.map(small).transpose()?,
            made_by: row.made_by,
            made_at: moment::from_text(&row.made_at)?,
            withdrawn: withdrawn.map(|at| (at, row.withdrawn_why.unwrap_or_default())),
        })
    }
}

/// Every edition that was ever saved, the last first, also those that were withdrawn before their first day.
///
/// # Errors
/// When the records cannot be read.
pub async fn editions(from: &impl Reads, scope: &Scope) -> Result<Vec<KeptEdition>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(row::Column::Number).all(from.db()).await?;
    rows.into_iter().map(KeptEdition::try_from).collect()
}

/// One edition by its number.
///
/// # Errors
/// When the records cannot be read.
pub async fn edition(from: &impl Reads, scope: &Scope, number: u32) -> Result<Option<KeptEdition>, StoreFailure> {
    let row = of_council(scope).filter(row::Column::Number.eq(i64::from(number))).one(from.db()).await?;
    row.map(KeptEdition::try_from).transpose()
}

/// The editions that count, as rules see them.
///
/// # Errors
/// When the records cannot be read, or hold two editions from one day.
pub async fn in_force(from: &impl Reads, scope: &Scope) -> Result<Editions, StoreFailure> {
    let kept = editions(from, scope).await?;
    let counting = kept.into_iter().filter(|kept| kept.withdrawn.is_none());
    let editions: Vec<Edition> = counting.map(|kept| kept.edition).collect();
    editions.try_into().map_err(|fault| StoreFailure::Unreadable(WHAT, format!("{fault}")))
}

/// What a record that begins on a day keeps, so that it stays under the rules it was begun under; none where the council
/// had none on that day.
///
/// # Errors
/// When the records cannot be read.
pub async fn pin(from: &impl Reads, scope: &Scope, begun: Date) -> Result<Option<Pin>, StoreFailure> {
    Ok(in_force(from, scope).await?.pin(begun))
}

/// The edition that a record was begun under, also where another came into force for that day since.
///
/// # Errors
/// When the records cannot be read.
pub async fn pinned(from: &impl Reads, scope: &Scope, pin: Pin) -> Result<Option<Edition>, StoreFailure> {
    Ok(edition(from, scope, pin.edition).await?.map(|kept| kept.edition))
}

/// The highest number that was ever given to an edition; 0 where there was none.
///
/// # Errors
/// When the records cannot be read.
pub async fn numbers_given(from: &impl Reads, scope: &Scope) -> Result<u32, StoreFailure> {
    let last = of_council(scope).order_by_desc(row::Column::Number).one(from.db()).await?;
    small(last.map_or(0, |last| last.number))
}

/// Adds an edition.
///
/// # Errors
/// When the records cannot be written, or its number is taken.
pub async fn add_edition(
    tx: &mut WriteTx,
    scope: &Scope,
    new: &NewEdition<'_>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let row = row::ActiveModel {
        number: Set(i64::from(new.edition.number)),
        from_day: Set(Some(new.edition.from.to_string())),
        adopted: Set(new.edition.adopted.clone()),
        why: Set(new.why.to_owned()),
        ..new_row(scope, &Draft::of(new.edition), new.restores, now)?
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn new_row(
    scope: &Scope,
    draft: &Draft,
    restores: Option<u32>,
    now: Timestamp,
) -> Result<row::ActiveModel, StoreFailure> {
    Ok(row::ActiveModel {
        council_id: Set(scope.council().get()),
        number: Set(DRAFT),
        from_day: Set(None),
        adopted: Set(String::new()),
        content: Set(to_json(draft)?),
        why: Set(String::new()),
        restores: Set(restores.map(i64::from)),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        ..Default::default()
    })
}

/// Withdraws an edition. Answers false when there is none of that number, or it is withdrawn already.
///
/// # Errors
/// When the records cannot be written.
pub async fn withdraw_edition(
    tx: &mut WriteTx,
    scope: &Scope,
    number: u32,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::WithdrawnBy, Expr::value(actor_number(scope.actor())))
        .col_expr(row::Column::WithdrawnAt, Expr::value(moment::text(now)))
        .col_expr(row::Column::WithdrawnWhy, Expr::value(why))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Number.eq(i64::from(number)))
        .filter(row::Column::Number.ne(DRAFT))
        .filter(row::Column::WithdrawnAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The draft of the council's next edition, where somebody began one.
///
/// # Errors
/// When the records cannot be read.
pub async fn draft(from: &impl Reads, scope: &Scope) -> Result<Option<KeptDraft>, StoreFailure> {
    let row = all_of_council(scope).filter(row::Column::Number.eq(DRAFT)).one(from.db()).await?;
    row.map(|row| {
        Ok(KeptDraft {
            draft: from_json(&row.content, WHAT)?,
            restores: row.restores.map(small).transpose()?,
            made_at: moment::from_text(&row.made_at)?,
        })
    })
    .transpose()
}

/// Keeps the draft of the council's next edition in the place of the one before.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_draft(
    tx: &mut WriteTx,
    scope: &Scope,
    draft: &Draft,
    restores: Option<u32>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    drop_draft(tx, scope).await?;
    row::Entity::insert(new_row(scope, draft, restores, now)?).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Drops the draft; answers whether there was one.
///
/// # Errors
/// When the records cannot be written.
pub async fn drop_draft(tx: &mut WriteTx, scope: &Scope) -> Result<bool, StoreFailure> {
    let dropped = row::Entity::delete_many()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Number.eq(DRAFT))
        .exec(tx.db())
        .await?;
    Ok(dropped.rows_affected == 1)
}
