//! Appending to a chain.

use super::row::{Details, entry, head, personal};
use crate::{StoreFailure, moment};
use domain::access::Actor;
use domain::trail::{Entry, Event, Hash, Personal, personal_hash};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, entity::prelude::*};

/// The number under which an actor stands in the records: 0 is the operator of the machine.
pub(crate) const fn actor_number(actor: Actor) -> i64 {
    match actor {
        Actor::Person(person) => person.get(),
        Actor::Operator => 0,
        Actor::Feed(token) => -token.get(),
    }
}

/// Appends an event to a chain within an open write; answers the number of the entry's record.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    chain: i64,
    actor: Actor,
    now: Timestamp,
    event: &Event,
) -> Result<i64, StoreFailure> {
    wait_for_turn(tx, chain).await?;
    let head = head::Entity::find_by_id(chain).one(tx).await?;
    let (place, previous) = head.map_or((1, Hash::none()), |head| (head.place + 1, Hash::kept(head.hash)));
    let salted: Vec<Salted> = event.personal.iter().map(Salted::new).collect::<Result<_, _>>()?;
    let details = Details {
        summary: event.summary.clone(),
        changes: event.changes.clone(),
        why: event.why.clone(),
        personal: salted.iter().map(|one| (one.field.clone(), one.hash.as_str().to_owned())).collect(),
    };
    let entry = Entry {
        chain,
        place: u64::try_from(place).map_err(|_| StoreFailure::Unreadable("a chain's place", place.to_string()))?,
        at: moment::text(now),
        actor: actor_number(actor),
        action: event.action.to_owned(),
        subject: event.subject,
        details: serde_json::to_string(&details)
            .map_err(|fault| StoreFailure::Unreadable("an entry", fault.to_string()))?,
        previous,
    };
    let id = save(tx, &entry, place).await?;
    for one in salted {
        one.save(tx, id).await?;
    }
    Ok(id)
}

/// On PostgreSQL, writers of one chain wait for each other; on SQLite there is but one writer.
async fn wait_for_turn(tx: &DatabaseTransaction, chain: i64) -> Result<(), StoreFailure> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({chain})")).await?;
    }
    Ok(())
}

async fn save(tx: &DatabaseTransaction, entry: &Entry, place: i64) -> Result<i64, StoreFailure> {
    let hash = entry.hash().as_str().to_owned();
    let row = entry::ActiveModel {
        chain: Set(entry.chain),
        place: Set(place),
        at: Set(entry.at.clone()),
        actor: Set(entry.actor),
        action: Set(entry.action.clone()),
        subject: Set(entry.subject),
        details: Set(entry.details.clone()),
        previous: Set(entry.previous.as_str().to_owned()),
        hash: Set(hash.clone()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let head = head::ActiveModel { chain: Set(entry.chain), place: Set(place), hash: Set(hash) };
    let replace =
        OnConflict::column(head::Column::Chain).update_columns([head::Column::Place, head::Column::Hash]).to_owned();
    head::Entity::insert(head).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(id)
}

/// A personal value with its salt.
struct Salted {
    person: i64,
    field: String,
    value: String,
    salt: String,
    hash: Hash,
}

impl Salted {
    fn new(personal: &Personal) -> Result<Self, StoreFailure> {
        let Personal { person, field, value } = personal;
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)
            .map_err(|fault| StoreFailure::Unreadable("the machine's randomness", fault.to_string()))?;
        let salt: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let hash = personal_hash(&salt, field, value);
        Ok(Salted { person: person.get(), field: field.clone(), value: value.clone(), salt, hash })
    }

    async fn save(self, tx: &DatabaseTransaction, entry_id: i64) -> Result<(), StoreFailure> {
        let row = personal::ActiveModel {
            entry_id: Set(entry_id),
            person_id: Set(self.person),
            field: Set(self.field),
            hash: Set(self.hash.as_str().to_owned()),
            salt: Set(Some(self.salt)),
            value: Set(Some(self.value)),
            erased_by_entry: Set(None),
            ..Default::default()
        };
        row.insert(tx).await?;
        Ok(())
    }
}
