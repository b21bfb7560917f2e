//! What the council has settled about its checks, with the days from which it holds.

use super::row::settings;
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::losses::{Edition, Editions, Settings};
use domain::values::Date;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// How far settings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Entered, and not in force: what they would change is counted first.
    Draft,
    /// In force from their day on.
    InForce,
}

/// What settings would change, check by check, once it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Candidates that would be found and are not now.
    pub more: u64,
    /// Candidates that are found now and would not be.
    pub fewer: u64,
    /// By check: its name, how many there are now, how many there would be.
    pub checks: Vec<(String, u64, u64)>,
}

/// Settings as they were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The record's number.
    pub id: i64,
    /// The first day of payments that are held against them.
    pub from: Date,
    /// The settings.
    pub settings: Settings,
    /// How far they are.
    pub kind: Kind,
    /// Why they were entered.
    pub why: String,
    /// Who entered them: a person's number, or 0 for the operator of the machine.
    pub by: i64,
    /// When.
    pub at: Timestamp,
    /// What they would change, once it is counted.
    pub preview: Option<Preview>,
}

const DRAFT: &str = "draft";
const IN_FORCE: &str = "in_force";
const DROPPED: &str = "dropped";

impl TryFrom<settings::Model> for Draft {
    type Error = StoreFailure;
    fn try_from(row: settings::Model) -> Result<Self, StoreFailure> {
        let settings = serde_json::from_str(&row.content)
            .map_err(|_| StoreFailure::Unreadable("settings of the checks", row.content.clone()))?;
        Ok(Draft {
            id: row.id,
            from: row.from_day.parse().map_err(|_| StoreFailure::Unreadable("a first day", row.from_day.clone()))?,
            settings,
            kind: if row.state == DRAFT { Kind::Draft } else { Kind::InForce },
            why: row.why,
            by: row.entered_by,
            at: moment::from_text(&row.entered_at)?,
            preview: row.preview.as_deref().and_then(|text| serde_json::from_str(text).ok()),
        })
    }
}

fn of_council(scope: &Scope) -> sea_orm::Select<settings::Entity> {
    settings::Entity::find().filter(settings::Column::CouncilId.eq(scope.council().get()))
}

/// The council's settings in force, in the order they were entered.
///
/// # Errors
/// When the records cannot be read.
pub async fn all_settings(from: &impl Reads, scope: &Scope) -> Result<Vec<Draft>, StoreFailure> {
    let in_force = of_council(scope).filter(settings::Column::State.eq(IN_FORCE));
    let rows = in_force.order_by_asc(settings::Column::Id).all(from.db()).await?;
    rows.into_iter().map(Draft::try_from).collect()
}

/// The same as editions, by which payments are judged.
///
/// # Errors
/// When the records cannot be read.
pub async fn editions(from: &impl Reads, scope: &Scope) -> Result<Editions, StoreFailure> {
    let all = all_settings(from, scope).await?;
    Ok(Editions::new(all.into_iter().map(|one| Edition { from: one.from, settings: one.settings }).collect()))
}

/// The settings that were entered and are not in force yet, if there are any.
///
/// # Errors
/// When the records cannot be read.
pub async fn draft(from: &impl Reads, scope: &Scope) -> Result<Option<Draft>, StoreFailure> {
    let row = of_council(scope)
        .filter(settings::Column::State.eq(DRAFT))
        .order_by_desc(settings::Column::Id)
        .one(from.db())
        .await?;
    row.map(Draft::try_from).transpose()
}

/// Keeps settings that are not in force yet, in place of others that were not; answers their number.
///
/// # Errors
/// When the records cannot be written.
pub async fn save_draft(
    tx: &mut WriteTx,
    scope: &Scope,
    edition: &Edition,
    why: &str,
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    drop_draft(tx, scope).await?;
    let content = serde_json::to_string(&edition.settings)
        .map_err(|fault| StoreFailure::Unreadable("settings of the checks", fault.to_string()))?;
    let row = settings::ActiveModel {
        council_id: Set(scope.council().get()),
        from_day: Set(edition.from.to_string()),
        content: Set(content),
        state: Set(DRAFT.to_owned()),
        why: Set(why.to_owned()),
        entered_by: Set(actor_number(scope.actor())),
        entered_at: Set(moment::text(now)),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

async fn move_draft(tx: &WriteTx, scope: &Scope, to: &str) -> Result<bool, StoreFailure> {
    let done = settings::Entity::update_many()
        .col_expr(settings::Column::State, Expr::value(to))
        .filter(settings::Column::CouncilId.eq(scope.council().get()))
        .filter(settings::Column::State.eq(DRAFT))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Puts aside the settings that are not in force yet; whether there were any.
///
/// # Errors
/// When the records cannot be written.
pub async fn drop_draft(tx: &mut WriteTx, scope: &Scope) -> Result<bool, StoreFailure> {
    move_draft(tx, scope, DROPPED).await
}

/// Puts the entered settings in force; whether there were any.
///
/// # Errors
/// When the records cannot be written.
pub async fn put_in_force(tx: &mut WriteTx, scope: &Scope) -> Result<bool, StoreFailure> {
    move_draft(tx, scope, IN_FORCE).await
}

/// Keeps what settings would change.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_preview(tx: &mut WriteTx, scope: &Scope, id: i64, preview: &Preview) -> Result<(), StoreFailure> {
    let text =
        serde_json::to_string(preview).map_err(|fault| StoreFailure::Unreadable("a preview", fault.to_string()))?;
    settings::Entity::update_many()
        .col_expr(settings::Column::Preview, Expr::value(text))
        .filter(settings::Column::CouncilId.eq(scope.council().get()))
        .filter(settings::Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}
