//! Where the postcodes of suppliers lie.

use super::row::place;
use crate::{Reads, StoreFailure, WriteTx};
use domain::postcodes::{Postcode, PostcodeEntry};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, entity::prelude::*, sea_query::OnConflict};
use std::collections::{BTreeSet, HashMap};

/// Rows go in, and are asked for, this many at a time.
const ROWS_AT_A_TIME: usize = 1_000;

/// The number of the lock under which editions come in and postcodes are placed, unlike that of any chain of the trail.
const TURN: i64 = -5;

/// Waits until no other open write brings an edition in or places postcodes by one, so that neither misses the other.
/// On SQLite there is but one writer.
///
/// # Errors
/// When the records cannot be reached.
pub async fn take_turn(tx: &mut WriteTx) -> Result<(), StoreFailure> {
    if tx.db().get_database_backend() == DbBackend::Postgres {
        tx.db().execute_unprepared(&format!("SELECT pg_advisory_xact_lock({TURN})")).await?;
    }
    Ok(())
}

/// Keeps where postcodes lie by an edition; one without an entry is not in it. What is kept already stays.
///
/// # Errors
/// When the records cannot be written.
pub async fn keep_places(
    tx: &mut WriteTx,
    edition: i64,
    places: &[(Postcode, Option<PostcodeEntry>)],
) -> Result<(), StoreFailure> {
    for places in places.chunks(ROWS_AT_A_TIME) {
        let mut rows = Vec::with_capacity(places.len());
        for (postcode, entry) in places {
            let entry = entry.as_ref().map(crate::spend::to_json).transpose()?;
            rows.push(place::ActiveModel {
                edition_id: Set(edition),
                postcode: Set(postcode.to_string()),
                entry: Set(entry),
            });
        }
        let stays = OnConflict::columns([place::Column::EditionId, place::Column::Postcode]).do_nothing().to_owned();
        place::Entity::insert_many(rows).on_conflict(stays).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Where some postcodes lie by an edition. One that was never looked up is not in the answer; one that the edition does
/// not hold is there without an entry.
///
/// # Errors
/// When the records cannot be read.
pub async fn places(
    from: &impl Reads,
    edition: i64,
    postcodes: &BTreeSet<Postcode>,
) -> Result<HashMap<Postcode, Option<PostcodeEntry>>, StoreFailure> {
    let asked: Vec<String> = postcodes.iter().map(Postcode::to_string).collect();
    let mut found = HashMap::with_capacity(asked.len());
    for asked in asked.chunks(ROWS_AT_A_TIME) {
        let rows = place::Entity::find()
            .filter(place::Column::EditionId.eq(edition))
            .filter(place::Column::Postcode.is_in(asked.iter().map(String::as_str)))
            .all(from.db())
            .await?;
        for row in rows {
            let postcode = row.postcode.parse().map_err(StoreFailure::unreadable("a postcode"))?;
            let entry = row.entry.as_deref().map(|text| crate::spend::from_json(text, "where a postcode lies"));
            found.insert(postcode, entry.transpose()?);
        }
    }
    Ok(found)
}
