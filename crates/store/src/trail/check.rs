//! Checking a chain in the records.

use super::row::{entry, head, personal};
use crate::{Reads, StoreFailure};
use domain::trail::{BrokenLink, Checked, Checker, Entry, Hash};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

/// Entries are read this many at a time, so that a long chain does not fill the memory: 500 entries of about 1 kB.
const AT_A_TIME: u64 = 500;

/// Checks a whole chain: a council's number, or 0 for the whole installation's.
///
/// # Errors
/// When the records cannot be read. A broken chain is no error but the answer.
pub async fn check_chain(from: &impl Reads, chain: i64) -> Result<Result<Checked, BrokenLink>, StoreFailure> {
    let mut checker = Checker::new(chain);
    let mut after = i64::MIN;
    loop {
        let rows = entry::Entity::find()
            .filter(entry::Column::Chain.eq(chain))
            .filter(entry::Column::Place.gt(after))
            .order_by_asc(entry::Column::Place)
            .limit(AT_A_TIME)
            .all(from.db())
            .await?;
        let Some(last) = rows.last() else { break };
        after = last.place;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let beside = personal::Entity::find().filter(personal::Column::EntryId.is_in(ids)).all(from.db()).await?;
        for row in rows {
            let values = personal_of(&row, &beside);
            let (entry, kept) = entry_of(row);
            if let Err(broken) = checker.see(&entry, &kept, &values) {
                return Ok(Err(broken));
            }
        }
    }
    let head = head::Entity::find_by_id(chain).one(from.db()).await?;
    let head = head.map(|head| (u64::try_from(head.place).unwrap_or(0), Hash::kept(head.hash)));
    Ok(checker.conclude(head.as_ref().map(|(place, hash)| (*place, hash))))
}

/// The values beside an entry that have not been erased. One whose hash the entry does not hold is checked
/// against a hash that nothing has, so that it is found.
fn personal_of(row: &entry::Model, beside: &[personal::Model]) -> Vec<(String, Hash, String, String)> {
    beside
        .iter()
        .filter(|personal| personal.entry_id == row.id)
        .filter_map(|personal| {
            let held = row.details.contains(&personal.hash);
            let hash = if held { Hash::kept(personal.hash.clone()) } else { Hash::none() };
            Some((personal.field.clone(), hash, personal.salt.clone()?, personal.value.clone()?))
        })
        .collect()
}

fn entry_of(row: entry::Model) -> (Entry, Hash) {
    let entry = Entry {
        chain: row.chain,
        place: u64::try_from(row.place).unwrap_or(0),
        at: row.at,
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        details: row.details,
        previous: Hash::kept(row.previous),
    };
    (entry, Hash::kept(row.hash))
}
