//! Who holds which role where.

use super::row::role;
use crate::{Reads, StoreFailure, WriteTx};
use domain::access::{Grants, Role, Scope};
use domain::councils::CouncilId;
use domain::people::PersonId;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Everything a person may do, council by council.
///
/// # Errors
/// When the records cannot be read.
pub async fn grants_of(from: &impl Reads, person: PersonId) -> Result<Grants, StoreFailure> {
    let rows = role::Entity::find().filter(role::Column::PersonId.eq(person.get())).all(from.db()).await?;
    let roles = rows
        .into_iter()
        .map(|row| Ok((CouncilId::new(row.council_id), role_of(&row.role)?)))
        .collect::<Result<_, StoreFailure>>()?;
    Ok(Grants::new(person, roles))
}

fn role_of(text: &str) -> Result<Role, StoreFailure> {
    text.parse().map_err(|_| StoreFailure::Unreadable("a role", text.to_owned()))
}

/// The roles held in a council, person by person.
///
/// # Errors
/// When the records cannot be read.
pub async fn roles_in(from: &impl Reads, scope: &Scope) -> Result<Vec<(PersonId, Role)>, StoreFailure> {
    let rows = role::Entity::find().filter(role::Column::CouncilId.eq(scope.council().get())).all(from.db()).await?;
    rows.into_iter().map(|row| Ok((PersonId::new(row.person_id), role_of(&row.role)?))).collect()
}

/// Gives a person a role in a council. The scope is that of the one who gives it.
///
/// # Errors
/// When the records cannot be written, or the role is held already ([`StoreFailure::is_taken`]).
pub async fn give_role(tx: &mut WriteTx, scope: &Scope, person: PersonId, role: Role) -> Result<(), StoreFailure> {
    let row = role::ActiveModel {
        person_id: Set(person.get()),
        council_id: Set(scope.council().get()),
        role: Set(role.name().to_owned()),
    };
    role::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Takes all roles in a council from a person.
///
/// # Errors
/// When the records cannot be written.
pub async fn take_roles(tx: &mut WriteTx, scope: &Scope, person: PersonId) -> Result<(), StoreFailure> {
    role::Entity::delete_many()
        .filter(role::Column::PersonId.eq(person.get()))
        .filter(role::Column::CouncilId.eq(scope.council().get()))
        .exec(tx.db())
        .await?;
    Ok(())
}
