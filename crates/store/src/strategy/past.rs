//! What is known of a day of the past, what everybody may see, and what councils let others know of their levels.

use super::book::book;
use super::readings::{Facts, facts, known_on};
use crate::records::row::{Column, Entity};
use crate::spend::from_json;
use crate::{Store, StoreFailure, councils, records};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::records::Record;
use domain::strategy::editions::EditionCode;
use domain::strategy::{CouncilLevels, StrategySettings, indicators_on};
use domain::values::Date;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is recorded of a council and the figures as of a day, as far as it is known today. Indicators are as they were kept
/// on that day.
///
/// # Errors
/// When the records cannot be read, or a batch waits for its cube.
pub async fn facts_of(store: &Store, scope: &Scope, day: Date, today: Date) -> Result<Facts, StoreFailure> {
    if day >= today {
        return facts(store, scope, today).await;
    }
    let mut book = book(store, scope, None).await?.known_by(day);
    book.indicators = indicators_on(records::all_versions(store, scope).await?, day);
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
    let all = every_settings(store).await?;
    Ok(all.into_iter().filter(|(_, settings)| settings.shows_scorecard).map(|(council, _)| council).collect())
}

/// The levels by an edition of the councils that let them be compared; of those without a settled round there are none.
///
/// # Errors
/// When the records cannot be read.
pub async fn shared_levels(store: &Store, edition: &EditionCode) -> Result<Vec<CouncilLevels>, StoreFailure> {
    let names: BTreeMap<CouncilId, String> =
        councils::all(store).await?.into_iter().map(|council| (council.id, council.name)).collect();
    let mut shared = Vec::new();
    for (council, StrategySettings { sharing, .. }) in every_settings(store).await? {
        if !sharing.shares_levels {
            continue;
        }
        // Nobody asks in their own name, and nothing but what the council lets others know leaves this function.
        let levels = book(store, &Scope::of_operator(council), None).await?.agreed_levels(edition);
        if !levels.is_empty() {
            let name = names.get(&council).filter(|_| sharing.is_named).cloned();
            shared.push(CouncilLevels { name, kind: sharing.kind, group: sharing.group, levels });
        }
    }
    Ok(shared)
}

async fn every_settings(store: &Store) -> Result<Vec<(CouncilId, StrategySettings)>, StoreFailure> {
    let query = Entity::find().filter(Column::Noun.eq(StrategySettings::NOUN)).filter(Column::ReplacedAt.is_null());
    let rows = query.all(crate::Reads::db(store)).await?;
    rows.iter()
        .map(|row| Ok((CouncilId::new(row.council_id), from_json(&row.content, StrategySettings::NOUN)?)))
        .collect()
}
