//! Reading the trail.

use super::row::{Details, entry, head, personal};
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::trail::Change;
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Select, entity::prelude::*};

/// What of a council's trail is wanted. Nothing set means all of it.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only what this person did (0: the operator of the machine).
    pub actor: Option<i64>,
    /// Only this action.
    pub action: Option<String>,
    /// Only from this day on, as `2026-04-01`.
    pub from: Option<String>,
    /// Only until this day and no later, as `2026-04-01`.
    pub to: Option<String>,
}

/// A personal value that an entry speaks of.
#[derive(Clone, Debug)]
pub struct PersonalValue {
    /// The field's name.
    pub field: String,
    /// The value; none once it was erased.
    pub value: Option<String>,
    /// When it was erased, and the reason given.
    pub erased: Option<(String, Option<String>)>,
}

/// An entry as a person reads it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its place in the chain.
    pub place: i64,
    /// When, in UTC.
    pub at: String,
    /// The person's number, or 0 for the operator of the machine.
    pub actor: i64,
    /// What was done.
    pub action: String,
    /// To which record.
    pub subject: i64,
    /// What was done, as a sentence.
    pub summary: String,
    /// The fields that changed.
    pub changes: Vec<Change>,
    /// The reason given.
    pub why: Option<String>,
    /// The personal values it speaks of.
    pub personal: Vec<PersonalValue>,
    /// Its hash.
    pub hash: String,
}

fn wanted(scope: &Scope, filter: &Filter) -> Select<entry::Entity> {
    let mut query = entry::Entity::find().filter(entry::Column::Chain.eq(scope.council().get()));
    if let Some(actor) = filter.actor {
        query = query.filter(entry::Column::Actor.eq(actor));
    }
    if let Some(action) = &filter.action {
        query = query.filter(entry::Column::Action.eq(action.as_str()));
    }
    if let Some(from) = &filter.from {
        query = query.filter(entry::Column::At.gte(from.as_str()));
    }
    if let Some(to) = &filter.to {
        // Moments of the day itself begin with the day and a `T`, which sorts before `U`.
        query = query.filter(entry::Column::At.lt(format!("{to}U")));
    }
    query
}

/// A page of a council's trail, newest first, with the count of all that is wanted.
///
/// # Errors
/// When the records cannot be read.
pub async fn list(
    from: &impl Reads,
    scope: &Scope,
    filter: &Filter,
    skip: u64,
    take: u64,
) -> Result<(Vec<Line>, u64), StoreFailure> {
    let all = wanted(scope, filter).count(from.db()).await?;
    let rows =
        wanted(scope, filter).order_by_desc(entry::Column::Place).offset(skip).limit(take).all(from.db()).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let personal = personal::Entity::find().filter(personal::Column::EntryId.is_in(ids)).all(from.db()).await?;
    let because: Vec<i64> = personal.iter().filter_map(|one| one.erased_by_entry).collect();
    let because = entry::Entity::find().filter(entry::Column::Id.is_in(because)).all(from.db()).await?;
    let lines = rows.into_iter().map(|row| line_of(row, &personal, &because)).collect::<Result<_, _>>()?;
    Ok((lines, all))
}

/// Every change that a council's trail speaks of, with the number of its record.
///
/// # Errors
/// When the records cannot be read.
pub async fn changes(from: &impl Reads, scope: &Scope) -> Result<Vec<(i64, Change)>, StoreFailure> {
    let rows: Vec<(i64, String)> = wanted(scope, &Filter::default())
        .select_only()
        .columns([entry::Column::Subject, entry::Column::Details])
        .into_tuple()
        .all(from.db())
        .await?;
    let mut found = Vec::new();
    for (subject, details) in rows {
        found.extend(details_of(&details)?.changes.into_iter().map(|change| (subject, change)));
    }
    Ok(found)
}

fn details_of(text: &str) -> Result<Details, StoreFailure> {
    serde_json::from_str(text).map_err(|_| StoreFailure::Unreadable("an entry of the trail", text.to_owned()))
}

fn line_of(row: entry::Model, beside: &[personal::Model], because: &[entry::Model]) -> Result<Line, StoreFailure> {
    let details = details_of(&row.details)?;
    let erased = |by: Option<i64>| {
        let entry = because.iter().find(|entry| Some(entry.id) == by)?;
        Some((entry.at.clone(), details_of(&entry.details).ok().and_then(|details| details.why)))
    };
    let personal = beside
        .iter()
        .filter(|one| one.entry_id == row.id)
        .map(|one| PersonalValue {
            field: one.field.clone(),
            value: one.value.clone(),
            erased: erased(one.erased_by_entry),
        })
        .collect();
    Ok(Line {
        place: row.place,
        at: row.at,
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        summary: details.summary,
        changes: details.changes,
        why: details.why,
        personal,
        hash: row.hash,
    })
}

/// The actions that stand in a council's trail, for a filter to choose from.
///
/// # Errors
/// When the records cannot be read.
pub async fn actions_seen(from: &impl Reads, scope: &Scope) -> Result<Vec<String>, StoreFailure> {
    let actions = entry::Entity::find()
        .select_only()
        .column(entry::Column::Action)
        .distinct()
        .filter(entry::Column::Chain.eq(scope.council().get()))
        .order_by_asc(entry::Column::Action)
        .into_tuple::<String>()
        .all(from.db())
        .await?;
    Ok(actions)
}

/// The numbers of all chains.
///
/// # Errors
/// When the records cannot be read.
pub async fn chains(from: &impl Reads) -> Result<Vec<i64>, StoreFailure> {
    let heads = head::Entity::find().order_by_asc(head::Column::Chain).all(from.db()).await?;
    Ok(heads.into_iter().map(|head| head.chain).collect())
}

/// Whether the council's own trail speaks of a person: then it was this council that brought them into the records.
///
/// # Errors
/// When the records cannot be read.
pub async fn knows_person(
    from: &impl Reads,
    scope: &Scope,
    person: domain::people::PersonId,
) -> Result<bool, StoreFailure> {
    let entries = personal::Entity::find().filter(personal::Column::PersonId.eq(person.get())).all(from.db()).await?;
    let ids: Vec<i64> = entries.into_iter().map(|one| one.entry_id).collect();
    let here = entry::Entity::find()
        .filter(entry::Column::Id.is_in(ids))
        .filter(entry::Column::Chain.eq(scope.council().get()))
        .count(from.db())
        .await?;
    Ok(here > 0)
}
