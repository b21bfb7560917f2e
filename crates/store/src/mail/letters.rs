//! Letters that were written, sent or given up.

use super::row::letter::{ActiveModel, Column, Entity, LetterState, Model};
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::digest::{DigestKind, Written};
use domain::people::PersonId;
use domain::values::Date;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// A letter to be kept.
#[derive(Clone, Debug)]
pub struct NewLetter<'a> {
    /// To whom.
    pub person: PersonId,
    /// What it tells.
    pub kind: DigestKind,
    /// The day for which it was written.
    pub day: Date,
    /// What it says; none where there was nothing to say, which is kept too so that the day counts as looked at.
    pub written: Option<&'a Written>,
    /// What tells it from every other letter of the world.
    pub message_id: &'a str,
}

/// A letter as it is kept.
#[derive(Clone, Debug)]
pub struct KeptLetter {
    /// Its number.
    pub id: i64,
    /// To whom.
    pub person: PersonId,
    /// What it tells.
    pub kind: DigestKind,
    /// The day for which it was written.
    pub day: Date,
    /// What tells it from every other letter of the world.
    pub message_id: String,
    /// Its subject.
    pub subject: String,
    /// Its text, until it is sent or given up.
    pub body: Option<String>,
    /// How far it is.
    pub state: LetterState,
    /// How often it was tried.
    pub tries: u32,
    /// When it was written.
    pub written_at: Timestamp,
    /// When a mail server took it.
    pub sent_at: Option<Timestamp>,
    /// Why it was not sent at the last try.
    pub trouble: Option<String>,
}

impl TryFrom<Model> for KeptLetter {
    type Error = StoreFailure;
    fn try_from(row: Model) -> Result<Self, StoreFailure> {
        Ok(KeptLetter {
            id: row.id,
            person: PersonId::new(row.person_id),
            kind: row.kind.parse().map_err(|_| StoreFailure::Unreadable("a kind of mail", row.kind.clone()))?,
            day: day_of(&row.day)?,
            message_id: row.message_id,
            subject: row.subject,
            body: row.body,
            state: row.state,
            tries: u32::try_from(row.tries).unwrap_or(0),
            written_at: moment::from_text(&row.written_at)?,
            sent_at: row.sent_at.as_deref().map(moment::from_text).transpose()?,
            trouble: row.trouble,
        })
    }
}

fn day_of(text: &str) -> Result<Date, StoreFailure> {
    text.parse().map_err(|_| StoreFailure::Unreadable("a day", text.to_owned()))
}

fn of_council(scope: &Scope) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::CouncilId.eq(scope.council().get()))
}

/// Keeps a letter. Answers its number.
///
/// # Errors
/// When there is one of the kind to the person for the day already ([`StoreFailure::is_taken`]), or the records cannot be
/// written.
pub async fn add(tx: &mut WriteTx, scope: &Scope, letter: &NewLetter<'_>, now: Timestamp) -> Result<i64, StoreFailure> {
    let is_said = letter.written.is_some();
    let row = ActiveModel {
        council_id: Set(scope.council().get()),
        person_id: Set(letter.person.get()),
        kind: Set(letter.kind.name().to_owned()),
        day: Set(letter.day.to_string()),
        message_id: Set(letter.message_id.to_owned()),
        subject: Set(letter.written.map(|written| written.subject.clone()).unwrap_or_default()),
        body: Set(letter.written.map(|written| written.body.clone())),
        state: Set(if is_said { LetterState::Waiting } else { LetterState::Nothing }),
        tries: Set(0),
        next_try_at: Set(is_said.then(|| moment::text(now))),
        written_at: Set(moment::text(now)),
        sent_at: Set(None),
        trouble: Set(None),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

/// The last day of each kind of digest for each person.
pub type LastDays = BTreeMap<(PersonId, DigestKind), Date>;

/// The last day for which each kind of digest was looked at for each person, whether there was anything to say or not.
///
/// # Errors
/// When the records cannot be read.
pub async fn last_looked_at(from: &impl Reads, scope: &Scope) -> Result<LastDays, StoreFailure> {
    last_days(from, of_council(scope)).await
}

/// The same of what people were told: a letter that was given up or not wanted any more told nobody anything.
///
/// # Errors
/// When the records cannot be read.
pub async fn last_told(from: &impl Reads, scope: &Scope) -> Result<LastDays, StoreFailure> {
    let untold = [LetterState::Failed, LetterState::Dropped];
    last_days(from, of_council(scope).filter(Column::State.is_not_in(untold))).await
}

async fn last_days(from: &impl Reads, letters: sea_orm::Select<Entity>) -> Result<LastDays, StoreFailure> {
    let grouped = letters
        .select_only()
        .column(Column::PersonId)
        .column(Column::Kind)
        .column_as(Column::Day.max(), "last_day")
        .group_by(Column::PersonId)
        .group_by(Column::Kind);
    let rows: Vec<(i64, String, String)> = grouped.into_tuple().all(from.db()).await?;
    let mut found = BTreeMap::new();
    for (person, kind, day) in rows {
        let kind = kind.parse().map_err(|_| StoreFailure::Unreadable("a kind of mail", kind.clone()))?;
        found.insert((PersonId::new(person), kind), day_of(&day)?);
    }
    Ok(found)
}

/// The councils that have letters to be sent now.
///
/// # Errors
/// When the records cannot be read.
pub async fn councils_with_due(from: &impl Reads, now: Timestamp) -> Result<Vec<CouncilId>, StoreFailure> {
    let due = Entity::find()
        .select_only()
        .column(Column::CouncilId)
        .filter(Column::State.eq(LetterState::Waiting))
        .filter(Column::NextTryAt.lte(moment::text(now)))
        .distinct();
    let ids: Vec<i64> = due.into_tuple().all(from.db()).await?;
    Ok(ids.into_iter().map(CouncilId::new).collect())
}

/// The council's letters to be sent now, those written first first.
///
/// # Errors
/// When the records cannot be read.
pub async fn due(from: &impl Reads, scope: &Scope, now: Timestamp) -> Result<Vec<KeptLetter>, StoreFailure> {
    let due = of_council(scope)
        .filter(Column::State.eq(LetterState::Waiting))
        .filter(Column::NextTryAt.lte(moment::text(now)))
        .order_by_asc(Column::Id);
    due.all(from.db()).await?.into_iter().map(KeptLetter::try_from).collect()
}

/// Notes that a letter is being tried, and when it will be again if nobody says how that went. Answers false where another program
/// tries it.
///
/// # Errors
/// When the records cannot be written.
pub async fn claim(
    tx: &mut WriteTx,
    scope: &Scope,
    letter: &KeptLetter,
    again_at: Timestamp,
) -> Result<bool, StoreFailure> {
    let tries = i32::try_from(letter.tries).unwrap_or(i32::MAX);
    let done = Entity::update_many()
        .col_expr(Column::Tries, Expr::value(tries.saturating_add(1)))
        .col_expr(Column::NextTryAt, Expr::value(Some(moment::text(again_at))))
        .filter(Column::Id.eq(letter.id))
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::State.eq(LetterState::Waiting))
        .filter(Column::Tries.eq(tries))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// How a try ended.
#[derive(Clone, Copy, Debug)]
pub enum Ended<'a> {
    /// A mail server has taken the letter.
    Sent,
    /// It is tried again at a moment; why it was not sent.
    Again(Timestamp, &'a str),
    /// It is given up, and why.
    Failed(&'a str),
    /// Nobody wants it any more, and why.
    Dropped(&'a str),
}

/// Marks how a try ended. The text of a letter that is not tried again goes.
///
/// # Errors
/// When the records cannot be written.
pub async fn end(
    tx: &mut WriteTx,
    scope: &Scope,
    id: i64,
    ended: Ended<'_>,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let (state, again_at, trouble) = match ended {
        Ended::Sent => (LetterState::Sent, None, None),
        Ended::Again(at, why) => (LetterState::Waiting, Some(at), Some(why)),
        Ended::Failed(why) => (LetterState::Failed, None, Some(why)),
        Ended::Dropped(why) => (LetterState::Dropped, None, Some(why)),
    };
    let sent_at = (state == LetterState::Sent).then(|| moment::text(now));
    let mut marked = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::NextTryAt, Expr::value(again_at.map(moment::text)))
        .col_expr(Column::SentAt, Expr::value(sent_at))
        .col_expr(Column::Trouble, Expr::value(trouble.map(str::to_owned)));
    if state != LetterState::Waiting {
        marked = marked.col_expr(Column::Body, Expr::value(Option::<String>::None));
    }
    let of_letter = Column::Id.eq(id).and(Column::CouncilId.eq(scope.council().get()));
    marked.filter(of_letter).exec(tx.db()).await?;
    Ok(())
}

/// Puts off all letters that are to be sent now, because nobody takes any.
///
/// # Errors
/// When the records cannot be written.
pub async fn postpone(tx: &mut WriteTx, scope: &Scope, now: Timestamp, until: Timestamp) -> Result<(), StoreFailure> {
    Entity::update_many()
        .col_expr(Column::NextTryAt, Expr::value(Some(moment::text(until))))
        .filter(Column::CouncilId.eq(scope.council().get()))
        .filter(Column::State.eq(LetterState::Waiting))
        .filter(Column::NextTryAt.lte(moment::text(now)))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// The letters that were written last, but for days on which there was nothing to say.
///
/// # Errors
/// When the records cannot be read.
pub async fn last(from: &impl Reads, scope: &Scope, most: u64) -> Result<Vec<KeptLetter>, StoreFailure> {
    let written = of_council(scope).filter(Column::State.ne(LetterState::Nothing)).order_by_desc(Column::Id);
    written.limit(most).all(from.db()).await?.into_iter().map(KeptLetter::try_from).collect()
}

/// How many letters are in a state.
///
/// # Errors
/// When the records cannot be read.
pub async fn count(from: &impl Reads, scope: &Scope, state: LetterState) -> Result<u64, StoreFailure> {
    Ok(of_council(scope).filter(Column::State.eq(state)).count(from.db()).await?)
}

/// How many letters that were written for a day or later were given up.
///
/// # Errors
/// When the records cannot be read.
pub async fn failed_since(from: &impl Reads, scope: &Scope, day: Date) -> Result<u64, StoreFailure> {
    let failed = of_council(scope).filter(Column::State.eq(LetterState::Failed));
    Ok(failed.filter(Column::Day.gte(day.to_string())).count(from.db()).await?)
}

/// Takes the text of every letter to somebody out, and what mail servers said of them, which may name their address.
///
/// # Errors
/// When the records cannot be written.
pub async fn forget(tx: &mut WriteTx, person: PersonId) -> Result<(), StoreFailure> {
    let nothing = || Expr::value(Option::<String>::None);
    Entity::update_many()
        .col_expr(Column::Body, nothing())
        .col_expr(Column::Trouble, nothing())
        .filter(Column::PersonId.eq(person.get()))
        .exec(tx.db())
        .await?;
    Ok(())
}
