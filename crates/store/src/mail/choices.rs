//! How often people want mails.

use super::row::choice::{ActiveModel, Column, Entity};
use crate::{Reads, StoreFailure, WriteTx};
use domain::access::Scope;
use domain::digest::{DigestKind, HowOften};
use domain::people::PersonId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

/// What the people of a council chose.
#[derive(Clone, Debug, Default)]
pub struct Choices(BTreeMap<(PersonId, DigestKind), HowOften>);

impl Choices {
    /// How often somebody wants a digest: as they chose, else as often as is usual.
    #[must_use]
    pub fn of(&self, person: PersonId, kind: DigestKind) -> HowOften {
        self.0.get(&(person, kind)).copied().unwrap_or(HowOften::USUAL)
    }
}

/// What the people of the council chose.
///
/// # Errors
/// When the records cannot be read.
pub async fn choices(from: &impl Reads, scope: &Scope) -> Result<Choices, StoreFailure> {
    let rows = Entity::find().filter(Column::CouncilId.eq(scope.council().get())).all(from.db()).await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let kind = row.kind.parse().map_err(|_| StoreFailure::Unreadable("a kind of mail", row.kind.clone()))?;
        let often =
            row.how_often.parse().map_err(|_| StoreFailure::Unreadable("how often mails go", row.how_often.clone()))?;
        found.insert((PersonId::new(row.person_id), kind), often);
    }
    Ok(Choices(found))
}

/// Keeps how often somebody wants a digest.
///
/// # Errors
/// When the records cannot be written.
pub async fn choose(
    tx: &mut WriteTx,
    scope: &Scope,
    person: PersonId,
    (kind, how_often): (DigestKind, HowOften),
) -> Result<(), StoreFailure> {
    let row = ActiveModel {
        council_id: Set(scope.council().get()),
        person_id: Set(person.get()),
        kind: Set(kind.name().to_owned()),
        how_often: Set(how_often.name().to_owned()),
    };
    let again = OnConflict::columns([Column::CouncilId, Column::PersonId, Column::Kind])
        .update_column(Column::HowOften)
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx.db()).await?;
    Ok(())
}
