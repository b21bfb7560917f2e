//! Long work in the records.
//!
//! A job is claimed for a while (its lease) and ended in the same transaction as its effect, so that its effect happens
//! once. A job whose lease ran out belonged to a program that died; it is claimed again from the start.

pub(crate) mod row;

use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::{Actor, Scope};
use domain::councils::CouncilId;
use domain::people::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

pub use row::JobState;

/// A job.
#[derive(Clone, Debug)]
pub struct Job {
    /// The record's number.
    pub id: i64,
    /// The council it is for.
    pub council: CouncilId,
    /// What is to be done, such as `payments.import`.
    pub kind: String,
    /// The record it is done to.
    pub subject: i64,
    /// How far it is.
    pub state: JobState,
    /// Who asked for it.
    pub asked_by: Actor,
    /// When it was started last.
    pub started_at: Option<Timestamp>,
    /// How often it was started.
    pub attempts: i32,
    /// Bytes done so far.
    pub bytes_done: i64,
    /// Bytes to be done.
    pub bytes_all: i64,
    /// Lines done so far.
    pub lines_done: i64,
    /// Whether somebody asked that it stop.
    pub cancel_asked: bool,
    /// Why it failed.
    pub trouble: Option<String>,
}

impl TryFrom<row::Model> for Job {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let asked_by = if row.asked_by == 0 { Actor::Operator } else { Actor::Person(PersonId::new(row.asked_by)) };
        Ok(Job {
            id: row.id,
            council: CouncilId::new(row.council_id),
            kind: row.kind,
            subject: row.subject,
            state: row.state,
            asked_by,
            started_at: row.started_at.as_deref().map(moment::from_text).transpose()?,
            attempts: row.attempts,
            bytes_done: row.bytes_done,
            bytes_all: row.bytes_all,
            lines_done: row.lines_done,
            cancel_asked: row.cancel_asked,
            trouble: row.trouble,
        })
    }
}

/// Asks for a job.
///
/// # Errors
/// When the records cannot be written.
pub async fn ask(
    tx: &mut WriteTx,
    scope: &Scope,
    kind: &str,
    subject: i64,
    now: Timestamp,
) -> Result<i64, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        kind: Set(kind.to_owned()),
        subject: Set(subject),
        state: Set(JobState::Waiting),
        asked_by: Set(actor_number(scope.actor())),
        asked_at: Set(moment::text(now)),
        attempts: Set(0),
        bytes_done: Set(0),
        bytes_all: Set(0),
        lines_done: Set(0),
        cancel_asked: Set(false),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

/// Claims the job that has waited longest, or one whose lease ran out, until `lease_until`; only this one where one is named.
///
/// # Errors
/// When the records cannot be written.
pub async fn claim(
    tx: &mut WriteTx,
    only: Option<i64>,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>, StoreFailure> {
    let waiting = row::Column::State.eq(JobState::Waiting);
    let left = row::Column::State.eq(JobState::Running).and(row::Column::LeaseUntil.lt(moment::text(now)));
    let mut free = row::Entity::find().filter(waiting.or(left));
    if let Some(only) = only {
        free = free.filter(row::Column::Id.eq(only));
    }
    let found = free
        .order_by_asc(row::Column::Id)
        .lock_with_behavior(sea_orm::sea_query::LockType::Update, sea_orm::sea_query::LockBehavior::SkipLocked)
        .one(tx.db())
        .await?;
    let Some(found) = found else { return Ok(None) };
    let claimed = row::ActiveModel {
        id: Set(found.id),
        state: Set(JobState::Running),
        started_at: Set(Some(moment::text(now))),
        lease_until: Set(Some(moment::text(lease_until))),
        attempts: Set(found.attempts + 1),
        bytes_done: Set(0),
        lines_done: Set(0),
        ..Default::default()
    };
    Ok(Some(claimed.update(tx.db()).await?.try_into()?))
}

/// Notes how far a running job is and renews its lease; answers whether somebody asked that it stop.
///
/// # Errors
/// When the records cannot be written.
pub async fn progress(
    tx: &mut WriteTx,
    id: i64,
    (bytes_done, bytes_all, lines_done): (i64, i64, i64),
    lease_until: Timestamp,
) -> Result<bool, StoreFailure> {
    let row = row::ActiveModel {
        id: Set(id),
        bytes_done: Set(bytes_done),
        bytes_all: Set(bytes_all),
        lines_done: Set(lines_done),
        lease_until: Set(Some(moment::text(lease_until))),
        ..Default::default()
    };
    Ok(row.update(tx.db()).await?.cancel_asked)
}

/// Ends a running job: done, or failed or cancelled with the trouble in words.
/// Answers false when the job was ended or claimed again by another, in which case its effect must not be saved.
///
/// # Errors
/// When the records cannot be written.
pub async fn end(
    tx: &mut WriteTx,
    job: &Job,
    state: JobState,
    trouble: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(state))
        .col_expr(row::Column::Trouble, Expr::value(trouble.map(str::to_owned)))
        .col_expr(row::Column::EndedAt, Expr::value(moment::text(now)))
        .col_expr(row::Column::LeaseUntil, Expr::value(Option::<String>::None))
        .filter(row::Column::Id.eq(job.id))
        .filter(row::Column::Attempts.eq(job.attempts))
        .filter(row::Column::State.eq(JobState::Running))
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Asks that a job of the council stop: a waiting one is cancelled at once, a running one at its next progress.
/// Answers whether it was cancelled at once.
///
/// # Errors
/// When the records cannot be written.
pub async fn ask_to_cancel(tx: &mut WriteTx, scope: &Scope, id: i64, now: Timestamp) -> Result<bool, StoreFailure> {
    let of_council = || row::Column::Id.eq(id).and(row::Column::CouncilId.eq(scope.council().get()));
    row::Entity::update_many()
        .col_expr(row::Column::CancelAsked, Expr::value(true))
        .filter(of_council())
        .exec(tx.db())
        .await?;
    let at_once = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(JobState::Cancelled))
        .col_expr(row::Column::EndedAt, Expr::value(moment::text(now)))
        .filter(of_council())
        .filter(row::Column::State.eq(JobState::Waiting))
        .exec(tx.db())
        .await?;
    Ok(at_once.rows_affected == 1)
}

/// The last job of any of these kinds asked for on a record of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn last_of(
    from: &impl Reads,
    scope: &Scope,
    kinds: &[&str],
    subject: i64,
) -> Result<Option<Job>, StoreFailure> {
    let row = row::Entity::find()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Kind.is_in(kinds.iter().copied()))
        .filter(row::Column::Subject.eq(subject))
        .order_by_desc(row::Column::Id)
        .one(from.db())
        .await?;
    row.map(Job::try_from).transpose()
}

/// The last job of a kind asked for by the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn last_of_kind(from: &impl Reads, scope: &Scope, kind: &str) -> Result<Option<Job>, StoreFailure> {
    let row = row::Entity::find()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::Kind.eq(kind))
        .order_by_desc(row::Column::Id)
        .one(from.db())
        .await?;
    row.map(Job::try_from).transpose()
}

/// A job of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn job(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<Job>, StoreFailure> {
    let of_council = row::Entity::find_by_id(id).filter(row::Column::CouncilId.eq(scope.council().get()));
    of_council.one(from.db()).await?.map(Job::try_from).transpose()
}
