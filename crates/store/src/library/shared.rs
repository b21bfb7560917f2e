//! What councils let the others of the same Guildhall read: lessons, and offers of help with an area.

use crate::records::row::{Column, Entity};
use crate::spend::from_json;
use crate::strategy::book;
use crate::{Store, StoreFailure, councils};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::records::Record;
use domain::strategy::exemplars::HelpOffered;
use domain::strategy::library::Lesson;
use domain::values::Date;
use sea_orm::{QueryOrder, entity::prelude::*};
use std::collections::BTreeMap;

/// A lesson that a council lets the others read, without the records it points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLesson {
    /// The council's name.
    pub council: String,
    /// What people call it.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What to do another time.
    pub learned: String,
    /// The day it was written down.
    pub on: Date,
    /// How often it changed something there.
    pub uses: usize,
}

/// A council that offers to help with an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedHelp {
    /// The council's name.
    pub council: String,
    /// What it offers.
    pub help: HelpOffered,
    /// Its agreed level in the area, by number.
    pub level: u8,
}

/// Every lesson that councils let each other read, the latest first.
///
/// # Errors
/// When the records cannot be read.
pub async fn shared_lessons(store: &Store) -> Result<Vec<SharedLesson>, StoreFailure> {
    let mut found: Vec<SharedLesson> = Vec::new();
    for (council, lesson) in of_every_council::<Lesson>(store).await? {
        if !lesson.is_open {
            continue;
        }
        let Lesson { title, happened, learned, on, used_in, .. } = lesson;
        found.push(SharedLesson { council, title, happened, learned, on, uses: used_in.len() });
    }
    found.sort_by(|a, b| (b.on, &a.council, &a.title).cmp(&(a.on, &b.council, &b.title)));
    Ok(found)
}

/// Every offer of help that stands on a day, by area and council.
///
/// # Errors
/// When the records cannot be read.
pub async fn offered_help(store: &Store, today: Date) -> Result<Vec<OfferedHelp>, StoreFailure> {
    let names = names(store).await?;
    let mut found: Vec<OfferedHelp> = Vec::new();
    for (council, help) in by_council::<HelpOffered>(store).await? {
        // Nobody asks in their own name, and nothing but what the council offers and its level in the area leaves this function.
        let levels = book(store, &Scope::of_operator(council), None).await?.agreed_levels(&help.index.edition);
        let level = levels.get(&help.index.index).copied();
        let (Some(level), Some(name)) = (level.filter(|_| help.stands(level, today)), names.get(&council)) else {
            continue;
        };
        found.push(OfferedHelp { council: name.clone(), help, level: level.number() });
    }
    found.sort_by(|a, b| (&a.help.index, &a.council).cmp(&(&b.help.index, &b.council)));
    Ok(found)
}

async fn names(store: &Store) -> Result<BTreeMap<CouncilId, String>, StoreFailure> {
    Ok(councils::all(store).await?.into_iter().map(|council| (council.id, council.name)).collect())
}

async fn of_every_council<T: Record>(store: &Store) -> Result<Vec<(String, T)>, StoreFailure> {
    let names = names(store).await?;
    let records = by_council::<T>(store).await?.into_iter();
    Ok(records.filter_map(|(council, record)| Some((names.get(&council)?.clone(), record))).collect())
}

async fn by_council<T: Record>(store: &Store) -> Result<Vec<(CouncilId, T)>, StoreFailure> {
    let query = Entity::find().filter(Column::Noun.eq(T::NOUN)).filter(Column::ReplacedAt.is_null());
    let rows = query.order_by_asc(Column::Id).all(crate::Reads::db(store)).await?;
    rows.iter().map(|row| Ok((CouncilId::new(row.council_id), from_json(&row.content, T::NOUN)?))).collect()
}
