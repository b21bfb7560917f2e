//! Reading records that are kept whole.

use super::row::{self, Column, Model};
use crate::spend::from_json;
use crate::{Reads, StoreFailure, moment};
use domain::access::Scope;
use domain::records::{Record, Version};
use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect, Select, entity::prelude::*};
use std::collections::HashMap;

fn of_council(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find().filter(Column::CouncilId.eq(scope.council().get()))
}

fn of_noun<T: Record>(scope: &Scope) -> Select<row::Entity> {
    of_council(scope).filter(Column::Noun.eq(T::NOUN))
}

fn read<T: Record>(row: &Model) -> Result<T, StoreFailure> {
    from_json(&row.content, T::NOUN)
}

fn version<T: Record>(row: Model) -> Result<Version<T>, StoreFailure> {
    Ok(Version {
        number: u32::try_from(row.version)
            .map_err(|_| StoreFailure::Unreadable("a version's number", row.version.to_string()))?,
        record: read(&row)?,
        made_by: row.made_by,
        made_at: moment::from_text(&row.made_at)?,
        why: row.why,
    })
}

/// Every record of a council that counts, or that counted at a moment, noun by noun in the order in which they were begun.
#[derive(Clone, Debug, Default)]
pub struct Contents(HashMap<String, Vec<Model>>);

impl Contents {
    /// The records of a type.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn of<T: Record>(&self) -> Result<Vec<T>, StoreFailure> {
        self.0.get(T::NOUN).map(Vec::as_slice).unwrap_or_default().iter().map(read).collect()
    }
}

/// Every record of a council.
///
/// # Errors
/// When the records cannot be read.
pub async fn contents(from: &impl Reads, scope: &Scope, as_of: Option<Timestamp>) -> Result<Contents, StoreFailure> {
    let query = match as_of.map(moment::text) {
        None => of_council(scope).filter(Column::ReplacedAt.is_null()),
        Some(at) => of_council(scope)
            .filter(Column::MadeAt.lte(at.as_str()))
            .filter(Column::ReplacedAt.is_null().or(Column::ReplacedAt.gt(at.as_str()))),
    };
    let rows = query.all(from.db()).await?;
    let mut found: HashMap<String, Vec<Model>> = HashMap::new();
    for row in rows {
        found.entry(row.noun.clone()).or_default().push(row);
    }
    for rows in found.values_mut() {
        rows.sort_by(|a, b| (a.number, &a.key).cmp(&(b.number, &b.key)));
    }
    Ok(Contents(found))
}

/// The number of the newest version of any record of a council: what was made of the records is good until it changes.
///
/// # Errors
/// When the records cannot be read.
pub async fn newest(from: &impl Reads, scope: &Scope) -> Result<Option<i64>, StoreFailure> {
    let newest: Option<Option<i64>> =
        of_council(scope).select_only().column_as(Column::Id.max(), "newest").into_tuple().one(from.db()).await?;
    Ok(newest.flatten())
}

/// The records of a type that count.
///
/// # Errors
/// When the records cannot be read.
pub async fn all<T: Record>(from: &impl Reads, scope: &Scope) -> Result<Vec<T>, StoreFailure> {
    let query = of_noun::<T>(scope).filter(Column::ReplacedAt.is_null());
    let rows = query.order_by_asc(Column::Number).order_by_asc(Column::Key).all(from.db()).await?;
    rows.iter().map(read).collect()
}

/// A record with its version; none where there is none of that key.
///
/// # Errors
/// When the records cannot be read.
pub async fn one<T: Record>(from: &impl Reads, scope: &Scope, key: &str) -> Result<Option<Version<T>>, StoreFailure> {
    let query = of_noun::<T>(scope).filter(Column::Key.eq(key)).filter(Column::ReplacedAt.is_null());
    query.one(from.db()).await?.map(version).transpose()
}

/// Which version of each record counts, by its noun and key.
///
/// # Errors
/// When the records cannot be read.
pub async fn counting(from: &impl Reads, scope: &Scope) -> Result<HashMap<(String, String), u32>, StoreFailure> {
    let rows: Vec<(String, String, i64)> = of_council(scope)
        .filter(Column::ReplacedAt.is_null())
        .select_only()
        .columns([Column::Noun, Column::Key, Column::Version])
        .into_tuple()
        .all(from.db())
        .await?;
    let known = |(noun, key, version): (String, String, i64)| ((noun, key), u32::try_from(version).unwrap_or(u32::MAX));
    Ok(rows.into_iter().map(known).collect())
}

/// Every version of a record, the last first.
///
/// # Errors
/// When the records cannot be read.
pub async fn versions<T: Record>(from: &impl Reads, scope: &Scope, key: &str) -> Result<Vec<Version<T>>, StoreFailure> {
    let query = of_noun::<T>(scope).filter(Column::Key.eq(key)).order_by_desc(Column::Version);
    query.all(from.db()).await?.into_iter().map(version).collect()
}

/// Every version of every record of a type, record by record, the first version first.
///
/// # Errors
/// When the records cannot be read.
pub async fn all_versions<T: Record>(from: &impl Reads, scope: &Scope) -> Result<Vec<Version<T>>, StoreFailure> {
    let query =
        of_noun::<T>(scope).order_by_asc(Column::Number).order_by_asc(Column::Key).order_by_asc(Column::Version);
    query.all(from.db()).await?.into_iter().map(version).collect()
}

/// The highest number that was given to a record of a type; 0 where none was.
///
/// # Errors
/// When the records cannot be read.
pub async fn highest<T: Record>(from: &impl Reads, scope: &Scope) -> Result<i64, StoreFailure> {
    let highest: Option<Option<i64>> = of_noun::<T>(scope)
        .select_only()
        .column_as(Column::Number.max(), "highest")
        .into_tuple()
        .one(from.db())
        .await?;
    Ok(highest.flatten().unwrap_or(0))
}

/// A version as its row holds it, for whoever checks it against the trail.
#[derive(Clone, Debug)]
pub struct Held {
    /// The number of the row.
    pub id: i64,
    /// The noun.
    pub noun: String,
    /// The key.
    pub key: String,
    /// The version's number.
    pub version: i64,
    /// What it says.
    pub content: String,
}

/// Every version of every record of a council.
///
/// # Errors
/// When the records cannot be read.
pub async fn every(from: &impl Reads, scope: &Scope) -> Result<Vec<Held>, StoreFailure> {
    let rows = of_council(scope).order_by_asc(Column::Id).all(from.db()).await?;
    let held =
        |row: Model| Held { id: row.id, noun: row.noun, key: row.key, version: row.version, content: row.content };
    Ok(rows.into_iter().map(held).collect())
}
