//! Noting that somebody answered, and asking whether they did.

use super::row;
use crate::{Reads, StoreFailure, WriteTx};
use domain::access::Scope;
use domain::people::PersonId;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Who or what brought answers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replier<'a> {
    /// Somebody of the council.
    Person(PersonId),
    /// A file, by the SHA-256 of its content.
    File(&'a str),
}

impl Replier<'_> {
    fn sign(self) -> String {
        match self {
            Replier::Person(person) => format!("person/{}", person.get()),
            Replier::File(sha256) => format!("file/{sha256}"),
        }
    }
}

/// Whether somebody answered a survey, or a file of answers came in.
///
/// # Errors
/// When the records cannot be read.
pub async fn has_replied(
    from: &impl Reads,
    scope: &Scope,
    survey: &str,
    who: Replier<'_>,
) -> Result<bool, StoreFailure> {
    let key = (scope.council().get(), survey.to_owned(), who.sign());
    Ok(row::Entity::find_by_id(key).one(from.db()).await?.is_some())
}

/// Notes that somebody answered a survey, or that a file of answers came in.
///
/// # Errors
/// When it was noted before, or the records cannot be written.
pub async fn note_reply(tx: &mut WriteTx, scope: &Scope, survey: &str, who: Replier<'_>) -> Result<(), StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        survey: Set(survey.to_owned()),
        sign: Set(who.sign()),
    };
    row::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}
