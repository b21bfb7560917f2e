//! Links by which people outside answer a survey once.

use super::link_row::{self as row, Column};
use crate::{Reads, StoreFailure, WriteTx};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::strategy::surveys::LinkGroup;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

/// A link as it is kept, without what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLink {
    /// The council that asks.
    pub council: CouncilId,
    /// The survey's code.
    pub survey: String,
    /// The group it was made for.
    pub group: String,
    /// Whether somebody answered by it.
    pub is_used: bool,
    /// Whether it was withdrawn before anybody did.
    pub is_withdrawn: bool,
}

/// Adds links to a survey for a group, by the hashes of what opens them.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_links(
    tx: &mut WriteTx,
    scope: &Scope,
    (survey, group): (&str, &str),
    hashes: &[String],
) -> Result<(), StoreFailure> {
    let rows = hashes.iter().map(|hash| row::ActiveModel {
        token_hash: Set(hash.clone()),
        council_id: Set(scope.council().get()),
        survey: Set(survey.to_owned()),
        of_group: Set(group.to_owned()),
        is_used: Set(false),
        is_withdrawn: Set(false),
    });
    row::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The link under a hash, whichever council made it.
///
/// # Errors
/// When the records cannot be read.
pub async fn find_link(from: &impl Reads, token_hash: &str) -> Result<Option<KeptLink>, StoreFailure> {
    let found = row::Entity::find_by_id(token_hash.to_owned()).one(from.db()).await?;
    Ok(found.map(|row| KeptLink {
        council: CouncilId::new(row.council_id),
        survey: row.survey,
        group: row.of_group,
        is_used: row.is_used,
        is_withdrawn: row.is_withdrawn,
    }))
}

/// The links of a survey, group by group in the order of their names.
///
/// # Errors
/// When the records cannot be read.
pub async fn links(from: &impl Reads, scope: &Scope, survey: &str) -> Result<Vec<LinkGroup>, StoreFailure> {
    let of_survey =
        row::Entity::find().filter(Column::CouncilId.eq(scope.council().get())).filter(Column::Survey.eq(survey));
    let mut groups: BTreeMap<String, LinkGroup> = BTreeMap::new();
    for row in of_survey.all(from.db()).await? {
        let none = || LinkGroup { group: row.of_group.clone(), made: 0, used: 0, withdrawn: 0 };
        let group = groups.entry(row.of_group.clone()).or_insert_with(none);
        group.made += 1;
        group.used += usize::from(row.is_used);
        group.withdrawn += usize::from(row.is_withdrawn);
    }
    Ok(groups.into_values().collect())
}

/// Which links are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeantLinks<'a> {
    /// Those of a group.
    Group(&'a str),
    /// The one under a hash.
    One(&'a str),
}

/// Withdraws the links of a survey that are meant and that nobody used. Answers how many there were.
///
/// # Errors
/// When the records cannot be written.
pub async fn withdraw_links(
    tx: &mut WriteTx,
    scope: &Scope,
    survey: &str,
    meant: MeantLinks<'_>,
) -> Result<u64, StoreFailure> {
    let those = match meant {
        MeantLinks::Group(group) => Column::OfGroup.eq(group),
        MeantLinks::One(token_hash) => Column::TokenHash.eq(token_hash),
    };
    let done = row::Entity::update_many()
        .col_expr(Column::IsWithdrawn, Expr::value(true))
        .filter(those)
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::Survey.eq(survey))
        .filter(Column::IsUsed.eq(false))
        .filter(Column::IsWithdrawn.eq(false))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}

/// Notes that a link of the council was used. Answers false where it was used or withdrawn before.
///
/// # Errors
/// When the records cannot be written.
pub async fn use_link(tx: &mut WriteTx, scope: &Scope, token_hash: &str) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(Column::IsUsed, Expr::value(true))
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::IsUsed.eq(false))
        .filter(Column::IsWithdrawn.eq(false))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}
