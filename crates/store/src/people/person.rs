//! People in the records.

use super::row::{person, role};
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::people::{EmailAddress, PersonId};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The record's number.
    pub id: PersonId,
    /// The address they sign in with; none once erased.
    pub email: Option<String>,
    /// The name; none once erased.
    pub name: Option<String>,
    /// Whether they may still sign in.
    pub active: bool,
}

impl Person {
    /// The name, or what stands for it once it was erased.
    #[must_use]
    pub fn shown_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("Erased person {}", self.id.get()))
    }
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The address they sign in with.
    pub email: EmailAddress,
    /// The name.
    pub name: String,
    /// The hash of their password, in PHC format.
    pub password_hash: String,
}

/// What a sign-in is checked against.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The person.
    pub person: Person,
    /// The hash of their password.
    pub password_hash: Option<String>,
}

fn person_of(row: &person::Model) -> Person {
    Person {
        id: PersonId::new(row.id),
        email: row.email.clone(),
        name: row.name.clone(),
        active: row.ended_at.is_none() && row.erased_at.is_none(),
    }
}

/// Adds a person without any role.
///
/// # Errors
/// When the address is taken ([`StoreFailure::is_taken`]) or the records cannot be written.
pub async fn add(tx: &mut WriteTx, person: &NewPerson, now: Timestamp) -> Result<PersonId, StoreFailure> {
    let row = person::ActiveModel {
        email: Set(Some(person.email.as_str().to_owned())),
        name: Set(Some(person.name.clone())),
        password_hash: Set(Some(person.password_hash.clone())),
        added_at: Set(moment::text(now)),
        ..Default::default()
    };
    Ok(PersonId::new(row.insert(tx.db()).await?.id))
}

/// The person of an address, with what a sign-in is checked against.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_email(from: &impl Reads, email: &EmailAddress) -> Result<Option<SignIn>, StoreFailure> {
    let row = person::Entity::find().filter(person::Column::Email.eq(email.as_str())).one(from.db()).await?;
    Ok(row.map(|row| SignIn { person: person_of(&row), password_hash: row.password_hash }))
}

/// The person of a number, with what a sign-in is checked against.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_id(from: &impl Reads, id: PersonId) -> Result<Option<SignIn>, StoreFailure> {
    let row = person::Entity::find_by_id(id.get()).one(from.db()).await?;
    Ok(row.map(|row| SignIn { person: person_of(&row), password_hash: row.password_hash }))
}

/// The people who have a role in a council, by name.
///
/// # Errors
/// When the records cannot be read.
pub async fn of_council(from: &impl Reads, scope: &Scope) -> Result<Vec<Person>, StoreFailure> {
    let ids = role::Entity::find()
        .select_only()
        .column(role::Column::PersonId)
        .filter(role::Column::CouncilId.eq(scope.council().get()));
    let ids: Vec<i64> = ids.into_tuple().all(from.db()).await?;
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Name)
        .all(from.db())
        .await?;
    Ok(rows.iter().map(person_of).collect())
}

/// What to call the people of these numbers; 0 is the operator of the machine.
///
/// # Errors
/// When the records cannot be read.
pub async fn names(from: &impl Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>, StoreFailure> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(from.db()).await?;
    let mut names: BTreeMap<i64, String> = rows.iter().map(|row| (row.id, person_of(row).shown_name())).collect();
    names.insert(0, "The operator of the machine".to_owned());
    Ok(names)
}

/// Gives a person another password.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_password(tx: &mut WriteTx, id: PersonId, hash: &str) -> Result<(), StoreFailure> {
    let row =
        person::ActiveModel { id: Set(id.get()), password_hash: Set(Some(hash.to_owned())), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Ends a person's access for good: nobody signs in as them again.
///
/// # Errors
/// When the records cannot be written.
pub async fn end(tx: &mut WriteTx, id: PersonId, now: Timestamp) -> Result<(), StoreFailure> {
    let ended = Set(Some(moment::text(now)));
    let row =
        person::ActiveModel { id: Set(id.get()), ended_at: ended, password_hash: Set(None), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Erases a person's name, address and password; the number stays, so that the trail stays whole.
///
/// # Errors
/// When the records cannot be written.
pub async fn erase(tx: &mut WriteTx, id: PersonId, now: Timestamp) -> Result<(), StoreFailure> {
    let row = person::ActiveModel {
        id: Set(id.get()),
        email: Set(None),
        name: Set(None),
        password_hash: Set(None),
        erased_at: Set(Some(moment::text(now))),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}
