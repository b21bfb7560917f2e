//! Versions of published periods.

use super::row::version as row;
use super::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::publication::{Content, DataSet, PublicationPeriod, Version, VersionState};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

impl TryFrom<row::Model> for Version {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let withdrawn = match (row.withdrawn_by, row.withdrawn_at) {
            (Some(by), Some(at)) => Some((by, moment::from_text(&at)?, row.withdrawn_why.unwrap_or_default())),
            _ => None,
        };
        Ok(Version {
            id: row.id,
            set: row.data_set.parse().map_err(StoreFailure::unreadable("a version's data set"))?,
            period: row.period.parse().map_err(StoreFailure::unreadable("a version's period"))?,
            state: row.state.parse().map_err(StoreFailure::unreadable("a version's state"))?,
            number: row.number.and_then(|number| u32::try_from(number).ok()),
            asked_by: row.asked_by,
            asked_at: moment::from_text(&row.asked_at)?,
            why: row.why,
            published_at: row.published_at.as_deref().map(moment::from_text).transpose()?,
            content: row.content.as_deref().map(|text| from_json(text, "a version's content")).transpose()?,
            withdrawn,
        })
    }
}

fn of_council(scope: &Scope) -> sea_orm::Select<row::Entity> {
    row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get()))
}

/// Every version of the council, the last asked for first; those that were asked for and those that failed too.
///
/// # Errors
/// When the records cannot be read.
pub async fn versions(from: &impl Reads, scope: &Scope) -> Result<Vec<Version>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(row::Column::Id).all(from.db()).await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// The versions of a period, the last asked for first.
///
/// # Errors
/// When the records cannot be read.
pub async fn versions_of(
    from: &impl Reads,
    scope: &Scope,
    set: DataSet,
    period: PublicationPeriod,
) -> Result<Vec<Version>, StoreFailure> {
    let rows = of_council(scope)
        .filter(row::Column::DataSet.eq(set.name()))
        .filter(row::Column::Period.eq(period.to_string()))
        .order_by_desc(row::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// A version of the council, with whether what was found was accepted when it was asked for.
///
/// # Errors
/// When the records cannot be read.
pub async fn version(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<(Version, bool)>, StoreFailure> {
    let row = of_council(scope).filter(row::Column::Id.eq(id)).one(from.db()).await?;
    row.map(|row| {
        let accepted = row.accepted;
        Ok((Version::try_from(row)?, accepted))
    })
    .transpose()
}

/// Asks for a version, keeping what was seen of it; answers the record's number.
///
/// # Errors
/// When the records cannot be written.
pub async fn ask(
    tx: &mut WriteTx,
    scope: &Scope,
    (set, period): (DataSet, PublicationPeriod),
    (why, accepted): (&str, bool),
    seen: &Content,
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        data_set: Set(set.name().to_owned()),
        period: Set(period.to_string()),
        state: Set(VersionState::Asked.name().to_owned()),
        number: Set(None),
        asked_by: Set(actor_number(scope.actor())),
        asked_at: Set(moment::text(now)),
        why: Set(why.to_owned()),
        accepted: Set(accepted),
        content: Set(Some(to_json(seen)?)),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

/// The number that the next version of a period gets: one more than any had, withdrawn ones too.
///
/// # Errors
/// When the records cannot be read.
pub async fn next_number(
    from: &impl Reads,
    scope: &Scope,
    set: DataSet,
    period: PublicationPeriod,
) -> Result<u32, StoreFailure> {
    let versions = versions_of(from, scope, set, period).await?;
    Ok(versions.iter().filter_map(|version| version.number).max().unwrap_or(0) + 1)
}

async fn set_state(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    (from, to): (VersionState, VersionState),
    more: Vec<(row::Column, Expr)>,
) -> Result<bool, StoreFailure> {
    let mut update = row::Entity::update_many().col_expr(row::Column::State, Expr::value(to.name()));
    for (column, value) in more {
        update = update.col_expr(column, value);
    }
    let done = update
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::State.eq(from.name()))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Publishes a version that was asked for, under a number; answers false when it is published or given up already.
///
/// # Errors
/// When the number is taken ([`StoreFailure::is_taken`]) or the records cannot be written.
pub async fn publish(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    (number, content): (u32, &Content),
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let number =
        i32::try_from(number).map_err(|_| StoreFailure::Unreadable("a version's number", number.to_string()))?;
    let more = vec![
        (row::Column::Number, Expr::value(number)),
        (row::Column::Content, Expr::value(to_json(content)?)),
        (row::Column::PublishedAt, Expr::value(moment::text(now))),
    ];
    set_state(tx, scope, id, (VersionState::Asked, VersionState::Published), more).await
}

/// Gives up a version that was asked for.
///
/// # Errors
/// When the records cannot be written.
pub async fn fail(tx: &mut WriteTx, scope: &Scope, id: i64) -> Result<bool, StoreFailure> {
    set_state(tx, scope, id, (VersionState::Asked, VersionState::Failed), Vec::new()).await
}

/// Takes a published version back; answers false when it is not published.
///
/// # Errors
/// When the records cannot be written.
pub async fn withdraw(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let more = vec![
        (row::Column::WithdrawnBy, Expr::value(actor_number(scope.actor()))),
        (row::Column::WithdrawnAt, Expr::value(moment::text(now))),
        (row::Column::WithdrawnWhy, Expr::value(why)),
    ];
    set_state(tx, scope, id, (VersionState::Published, VersionState::Withdrawn), more).await
}
