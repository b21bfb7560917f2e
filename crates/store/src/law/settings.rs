//! A council's settings of the law, in editions: each holds from the moment it was made until the next was.

use super::row::settings as row;
use crate::spend::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::law::CouncilSettings;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, Select, entity::prelude::*};

/// An edition of the settings. It is never changed: a change is another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSettings {
    /// Its number in the council, counted from 1.
    pub number: i64,
    /// The settings.
    pub settings: CouncilSettings,
    /// Why it was made.
    pub why: String,
    /// The earlier edition that it brings back.
    pub restores: Option<i64>,
    /// Who made it: a person's number, or 0 for the operator of the machine.
    pub made_by: i64,
    /// When it was made, and from when it holds.
    pub made_at: Timestamp,
}

const WHAT: &str = "settings of the law";

fn of_council(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get()))
}

impl TryFrom<row::Model> for KeptSettings {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        Ok(KeptSettings {
            number: row.number,
            settings: from_json(&row.content, WHAT)?,
            why: row.why,
            restores: row.restores,
            made_by: row.made_by,
            made_at: moment::from_text(&row.made_at)?,
        })
    }
}

/// Every edition, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn all_settings(from: &impl Reads, scope: &Scope) -> Result<Vec<KeptSettings>, StoreFailure> {
    let rows = of_council(scope).order_by_desc(row::Column::Number).all(from.db()).await?;
    rows.into_iter().map(KeptSettings::try_from).collect()
}

/// One edition by its number.
///
/// # Errors
/// When the records cannot be read.
pub async fn settings_edition(
    from: &impl Reads,
    scope: &Scope,
    number: i64,
) -> Result<Option<KeptSettings>, StoreFailure> {
    let row = of_council(scope).filter(row::Column::Number.eq(number)).one(from.db()).await?;
    row.map(KeptSettings::try_from).transpose()
}

/// The settings in force now, or at a moment: the last that were made by then, or none.
///
/// # Errors
/// When the records cannot be read.
pub async fn settings(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Option<KeptSettings>, StoreFailure> {
    let mut all = all_settings(from, scope).await?.into_iter();
    Ok(all.find(|one| as_of.is_none_or(|moment| one.made_at <= moment)))
}

/// Adds an edition after the last. Answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_settings(
    tx: &mut WriteTx,
    scope: &Scope,
    settings: &CouncilSettings,
    (why, restores): (&str, Option<i64>),
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    let last = of_council(scope).order_by_desc(row::Column::Number).one(tx.db()).await?;
    let number = last.map_or(0, |last| last.number) + 1;
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        number: Set(number),
        content: Set(to_json(settings)?),
        why: Set(why.to_owned()),
        restores: Set(restores),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        ..Default::default()
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(number)
}
