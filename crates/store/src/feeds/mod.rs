//! Tokens of feeds in the records.

pub(crate) mod row;

use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::feeds::{FeedToken, FeedTokenId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

/// A token with its history.
#[derive(Clone, Debug)]
pub struct KeptToken {
    /// The token.
    pub token: FeedToken,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last used, to within a minute.
    pub used_at: Option<Timestamp>,
    /// When it was withdrawn, and why.
    pub withdrawn: Option<(Timestamp, String)>,
}

impl TryFrom<row::Model> for KeptToken {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let withdrawn = row.withdrawn_at.as_deref().map(moment::from_text).transpose()?;
        let token = FeedToken {
            id: FeedTokenId::new(row.id),
            council: CouncilId::new(row.council_id),
            name: row.name,
            withdrawn: withdrawn.is_some(),
        };
        Ok(KeptToken {
            token,
            made_at: moment::from_text(&row.made_at)?,
            used_at: row.used_at.as_deref().map(moment::from_text).transpose()?,
            withdrawn: withdrawn.map(|at| (at, row.withdrawn_why.unwrap_or_default())),
        })
    }
}

/// Adds a token under the hash of its secret; the secret itself only the reader has. Answers the record's number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_token(
    tx: &mut WriteTx,
    scope: &Scope,
    (name, token_hash): (&str, &str),
    now: Timestamp,
) -> Result<FeedTokenId, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        name: Set(name.to_owned()),
        token_hash: Set(token_hash.to_owned()),
        made_by: Set(actor_number(scope.actor())),
        made_at: Set(moment::text(now)),
        ..Default::default()
    };
    Ok(FeedTokenId::new(row.insert(tx.db()).await?.id))
}

/// The council's tokens, last made first; withdrawn ones too.
///
/// # Errors
/// When the records cannot be read.
pub async fn tokens(from: &impl Reads, scope: &Scope) -> Result<Vec<KeptToken>, StoreFailure> {
    let mine = row::Entity::find().filter(row::Column::CouncilId.eq(scope.council().get()));
    let rows = mine.order_by_desc(row::Column::Id).all(from.db()).await?;
    rows.into_iter().map(KeptToken::try_from).collect()
}

/// A token of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn token(from: &impl Reads, scope: &Scope, id: FeedTokenId) -> Result<Option<KeptToken>, StoreFailure> {
    let mine = row::Entity::find_by_id(id.get()).filter(row::Column::CouncilId.eq(scope.council().get()));
    mine.one(from.db()).await?.map(KeptToken::try_from).transpose()
}

/// The token under a secret's hash, withdrawn or not.
///
/// # Errors
/// When the records cannot be read.
pub async fn find_token(from: &impl Reads, token_hash: &str) -> Result<Option<KeptToken>, StoreFailure> {
    let found = row::Entity::find().filter(row::Column::TokenHash.eq(token_hash)).one(from.db()).await?;
    found.map(KeptToken::try_from).transpose()
}

/// Notes that a token was used.
///
/// # Errors
/// When the records cannot be written.
pub async fn see_token(tx: &mut WriteTx, id: FeedTokenId, now: Timestamp) -> Result<(), StoreFailure> {
    let row = row::ActiveModel { id: Set(id.get()), used_at: Set(Some(moment::text(now))), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Withdraws a token of the council. Answers false when it is withdrawn already.
///
/// # Errors
/// When the records cannot be written.
pub async fn withdraw_token(
    tx: &mut WriteTx,
    scope: &Scope,
    id: FeedTokenId,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::WithdrawnBy, Expr::value(actor_number(scope.actor())))
        .col_expr(row::Column::WithdrawnAt, Expr::value(moment::text(now)))
        .col_expr(row::Column::WithdrawnWhy, Expr::value(why))
        .filter(row::Column::Id.eq(id.get()))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::WithdrawnAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}
