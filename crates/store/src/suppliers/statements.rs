//! What was said of suppliers.

use super::row::statement as row;
use crate::spend::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::postcodes::Postcode;
use domain::suppliers::{KeptStatement, Statement, number_key};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, Condition, PaginatorTrait, QueryOrder, QuerySelect, Select, entity::prelude::*};
use std::collections::BTreeSet;

/// Rows go in this many at a time: PostgreSQL takes 65,535 values in a statement, and a row has 8.
const ROWS_AT_A_TIME: usize = 2_000;

impl TryFrom<row::Model> for KeptStatement {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let ended = row.superseded_at.as_deref().map(moment::from_text).transpose()?;
        Ok(KeptStatement {
            id: row.id,
            file: row.file_id,
            said: from_json(&row.said, "what was said of a supplier")?,
            recorded_by: row.recorded_by,
            recorded_at: moment::from_text(&row.recorded_at)?,
            ended: ended.map(|at| (at, row.superseded_why.unwrap_or_default())),
        })
    }
}

/// Adds what a file, or somebody, says.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_statements(
    tx: &mut WriteTx,
    scope: &Scope,
    file: Option<i64>,
    said: &[Statement],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    for said in said.chunks(ROWS_AT_A_TIME) {
        let mut rows = Vec::with_capacity(said.len());
        for statement in said {
            rows.push(row::ActiveModel {
                council_id: Set(scope.council().get()),
                file_id: Set(file),
                supplier_number: Set(number_key(&statement.number)),
                supplier_key: Set(statement.name_key()),
                said: Set(to_json(statement)?),
                recorded_by: Set(actor_number(scope.actor())),
                recorded_at: Set(moment::text(now)),
                ..Default::default()
            });
        }
        row::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

fn of_council(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get())).order_by_asc(row::Column::Id)
}

fn known_at(at: Option<Timestamp>) -> Condition {
    match at {
        None => Condition::all().add(row::Column::SupersededAt.is_null()),
        Some(at) => {
            let at = moment::text(at);
            let not_ended = row::Column::SupersededAt.is_null().or(row::Column::SupersededAt.gt(at.as_str()));
            Condition::all().add(row::Column::RecordedAt.lte(at)).add(not_ended)
        }
    }
}

/// What held at a moment of all suppliers of the council; what holds where no moment is given.
///
/// # Errors
/// When the records cannot be read.
pub async fn statements(
    from: &impl Reads,
    scope: &Scope,
    at: Option<Timestamp>,
) -> Result<Vec<KeptStatement>, StoreFailure> {
    let rows = of_council(scope).filter(known_at(at)).all(from.db()).await?;
    rows.into_iter().map(KeptStatement::try_from).collect()
}

/// All that was ever said of one supplier, ended or not, in the order it was recorded: by its cleaned name or one of its
/// numbers.
///
/// # Errors
/// When the records cannot be read.
pub async fn statements_about(
    from: &impl Reads,
    scope: &Scope,
    key: &str,
    numbers: &[String],
) -> Result<Vec<KeptStatement>, StoreFailure> {
    let numbers: Vec<String> =
        numbers.iter().map(|number| number_key(number)).filter(|number| !number.is_empty()).collect();
    let mut about = Condition::any();
    if !key.is_empty() {
        about = about.add(row::Column::SupplierKey.eq(key));
    }
    if !numbers.is_empty() {
        about = about.add(row::Column::SupplierNumber.is_in(numbers));
    }
    if about.is_empty() {
        return Ok(Vec::new());
    }
    of_council(scope).filter(about).all(from.db()).await?.into_iter().map(KeptStatement::try_from).collect()
}

/// One statement of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn statement(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<KeptStatement>, StoreFailure> {
    let row = of_council(scope).filter(row::Column::Id.eq(id)).one(from.db()).await?;
    row.map(KeptStatement::try_from).transpose()
}

/// How many statements of a file hold.
///
/// # Errors
/// When the records cannot be read.
pub async fn statements_of_file(from: &impl Reads, scope: &Scope, file: i64) -> Result<u64, StoreFailure> {
    Ok(of_council(scope).filter(row::Column::FileId.eq(file)).filter(known_at(None)).count(from.db()).await?)
}

/// Every postcode that is said of any supplier of any council and holds, for the upkeep of the directory alone.
///
/// # Errors
/// When the records cannot be read.
pub async fn known_postcodes(from: &impl Reads) -> Result<BTreeSet<Postcode>, StoreFailure> {
    let mut found = BTreeSet::new();
    let mut after = 0_i64;
    loop {
        let rows: Vec<(i64, String)> = row::Entity::find()
            .select_only()
            .column(row::Column::Id)
            .column(row::Column::Said)
            .filter(row::Column::Id.gt(after))
            .order_by_asc(row::Column::Id)
            .limit(5_000)
            .into_tuple()
            .all(from.db())
            .await?;
        let Some((last, _)) = rows.last() else { return Ok(found) };
        after = *last;
        for (_, said) in &rows {
            let said: Statement = from_json(said, "what was said of a supplier")?;
            found.extend(said.postcode);
        }
    }
}

async fn end(
    tx: &mut WriteTx,
    scope: &Scope,
    which: Condition,
    why: &str,
    now: Timestamp,
) -> Result<u64, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::SupersededBy, Expr::value(actor_number(scope.actor())))
        .col_expr(row::Column::SupersededAt, Expr::value(moment::text(now)))
        .col_expr(row::Column::SupersededWhy, Expr::value(why))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::SupersededAt.is_null())
        .filter(which)
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}

/// Ends one statement; answers false when it is ended already.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_statement(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    Ok(end(tx, scope, Condition::all().add(row::Column::Id.eq(id)), why, now).await? == 1)
}

/// Ends all that a file said; answers how many statements.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_statements_of_file(
    tx: &mut WriteTx,
    scope: &Scope,
    file: i64,
    why: &str,
    now: Timestamp,
) -> Result<u64, StoreFailure> {
    end(tx, scope, Condition::all().add(row::Column::FileId.eq(file)), why, now).await
}
