//! What is known of a day of the past, and what everybody may see.

use super::book::book;
use super::readings::{Facts, facts, known_on};
use crate::records::row::{Column, Entity};
use crate::spend::from_json;
use crate::{Store, StoreFailure};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::records::Record;
use domain::strategy::StrategySettings;
use domain::values::Date;
use sea_orm::entity::prelude::*;
use std::sync::Arc;

/// What is recorded of a council and the figures as of a day, as far as it is known today.
///
/// # Errors
/// When the records cannot be read, or a batch waits for its cube.
pub async fn facts_of(store: &Store, scope: &Scope, day: Date, today: Date) -> Result<Facts, StoreFailure> {
    if day >= today {
        return facts(store, scope, today).await;
    }
    let book = book(store, scope, None).await?.known_by(day);
    let readings = known_on(store, scope, &book, day).await?;
    Ok(Facts { book: Arc::new(book), readings, today: day })
}

/// What everybody may see the scorecard from; none where the council does not show it.
///
/// # Errors
/// When the records cannot be read, or a batch waits for its cube.
pub async fn public_facts(store: &Store, council: CouncilId, today: Date) -> Result<Option<Facts>, StoreFailure> {
    // Nobody asks in their own name, and nothing but what the council chose to show leaves this page.
    let scope = Scope::of_operator(council);
    if !book(store, &scope, None).await?.settings.shows_scorecard {
        return Ok(None);
    }
    facts(store, &scope, today).await.map(Some)
}

/// The councils that show their scorecard to everybody.
///
/// # Errors
/// When the records cannot be read.
pub async fn councils_that_show(store: &Store) -> Result<Vec<CouncilId>, StoreFailure> {
    let query = Entity::find().filter(Column::Noun.eq(StrategySettings::NOUN)).filter(Column::ReplacedAt.is_null());
    let mut showing = Vec::new();
    for row in query.all(crate::Reads::db(store)).await? {
        let settings: StrategySettings = from_json(&row.content, StrategySettings::NOUN)?;
        if settings.shows_scorecard {
            showing.push(CouncilId::new(row.council_id));
        }
    }
    Ok(showing)
}
