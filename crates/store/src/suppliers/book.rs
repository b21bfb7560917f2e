//! The book of a council's suppliers, made of what the records hold and kept in memory for a while.

use super::row::{area, statement};
use super::{area_at, statements};
use crate::postcodes::{edition_at, places};
use crate::{Reads, Store, StoreFailure};
use domain::access::Scope;
use domain::suppliers::Book;
use jiff::Timestamp;
use sea_orm::{QuerySelect, entity::prelude::*};
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

/// Suppliers held in memory over all books: some two hundred megabytes at half a kilobyte each.
const SUPPLIERS_MOST: usize = 400_000;

/// What a book was made of. Each kind of record only ever grows or ends, so that any change shows here; where postcodes
/// lie is saved together with what says them, or with the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Version {
    council: i64,
    at: Option<Timestamp>,
    statements: (Option<i64>, Option<String>),
    area: Option<i64>,
    edition: Option<i64>,
}

/// A book, and of what it was made.
type Made = (Version, Arc<Book>);

/// Books made lately, the last used at the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Books(Arc<Mutex<VecDeque<Made>>>);

impl Books {
    fn find(&self, version: &Version) -> Option<Arc<Book>> {
        let mut kept = self.0.lock().ok()?;
        let at = kept.iter().position(|(known, _)| known == version)?;
        let found = kept.remove(at)?;
        let book = Arc::clone(&found.1);
        kept.push_back(found);
        Some(book)
    }

    fn keep(&self, version: Version, book: &Arc<Book>) {
        let Ok(mut kept) = self.0.lock() else { return };
        // A newer book of the same question takes the place of the older.
        kept.retain(|(known, _)| known.council != version.council || known.at != version.at);
        kept.push_back((version, Arc::clone(book)));
        while kept.len() > 1 && kept.iter().map(|(_, book)| book.len() + 1).sum::<usize>() > SUPPLIERS_MOST {
            kept.pop_front();
        }
    }
}

async fn version(from: &Store, scope: &Scope, at: Option<Timestamp>) -> Result<Version, StoreFailure> {
    let council = scope.council().get();
    let statements: Option<(Option<i64>, Option<String>)> = statement::Entity::find()
        .select_only()
        .column_as(statement::Column::Id.max(), "newest")
        .column_as(statement::Column::SupersededAt.max(), "ended")
        .filter(statement::Column::CouncilId.eq(council))
        .into_tuple()
        .one(from.db())
        .await?;
    let area: Option<Option<i64>> = area::Entity::find()
        .select_only()
        .column_as(area::Column::Id.max(), "newest")
        .filter(area::Column::CouncilId.eq(council))
        .into_tuple()
        .one(from.db())
        .await?;
    let edition = edition_at(from, at).await?.map(|edition| edition.id);
    Ok(Version { council, at, statements: statements.unwrap_or_default(), area: area.flatten(), edition })
}

/// What is known of the council's suppliers at a moment; now where no moment is given.
///
/// A figure as of an earlier moment is made with what was known then: what was said and not yet ended, the areas and the
/// edition of the postcode directory that counted.
///
/// # Errors
/// When the records cannot be read.
pub async fn book(store: &Store, scope: &Scope, as_of: Option<Timestamp>) -> Result<Arc<Book>, StoreFailure> {
    let version = version(store, scope, as_of).await?;
    if let Some(book) = store.books().find(&version) {
        return Ok(book);
    }
    let said = statements(store, scope, as_of).await?;
    let area = area_at(store, scope, as_of).await?.map(|record| record.area);
    let postcodes: BTreeSet<_> = said.iter().filter_map(|statement| statement.said.postcode).collect();
    let places = match version.edition {
        Some(edition) => places(store, edition, &postcodes).await?,
        None => std::collections::HashMap::new(),
    };
    let book = Arc::new(Book::new(&said, &places, area));
    store.books().keep(version, &book);
    Ok(book)
}
