//! Claiming and running jobs.

use super::{
    CHECK_LOSSES, IMPORT_PAYMENTS, LEASE_SECONDS, LOAD_SUPPLIER_FACTS, MAKE_CUBES, PREVIEW_LOSSES, PUBLISH_PERIOD,
    READ_PAYMENTS, READ_SUPPLIER_FACTS,
};
use crate::mail::SEND_DIGESTS;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use jiff::ToSpan;
use store::jobs::{Job, JobState};

async fn claim(guildhall: &Guildhall, only: Option<i64>) -> Result<Option<Job>, Failure> {
    let now = guildhall.clock.now();
    let lease_until = now.checked_add(LEASE_SECONDS.seconds()).unwrap_or(now);
    let mut tx = guildhall.store.begin_write().await?;
    let job = store::jobs::claim(&mut tx, only, now, lease_until).await?;
    tx.commit_bookkeeping().await?;
    Ok(job)
}

/// Runs one waiting job, the named one or else the one that waited longest; answers its number, if there was one.
/// A job that fails says so in its record and in the trail; that is no error here.
///
/// # Errors
/// Only when the records cannot be reached.
pub async fn run_job(guildhall: &Guildhall, only: Option<i64>) -> Result<Option<i64>, Failure> {
    let Some(job) = claim(guildhall, only).await? else { return Ok(None) };
    let scope = Scope::of_job(job.council, job.asked_by);
    tracing::info!(job = job.id, kind = job.kind, attempt = job.attempts, "job started");
    let done = match job.kind.as_str() {
        READ_PAYMENTS => crate::spend::run_read(guildhall, &scope, &job).await,
        IMPORT_PAYMENTS => crate::spend::run_import(guildhall, &scope, &job).await,
        MAKE_CUBES => crate::spend::run_cubes(guildhall, &scope, &job).await,
        READ_SUPPLIER_FACTS => crate::suppliers::run_read(guildhall, &scope, &job).await,
        LOAD_SUPPLIER_FACTS => crate::suppliers::run_load(guildhall, &scope, &job).await,
        CHECK_LOSSES => crate::losses::run_checks(guildhall, &scope, &job).await,
        PREVIEW_LOSSES => crate::losses::run_preview(guildhall, &scope, &job).await,
        PUBLISH_PERIOD => crate::publication::run_publish(guildhall, &scope, &job).await,
        SEND_DIGESTS => crate::mail::run(guildhall, &scope, &job).await,
        other => Err(Failure::Fault(format!("there is no job called {other}"))),
    };
    match done {
        Ok(()) => tracing::info!(job = job.id, "job done"),
        Err(trouble) => {
            tracing::warn!(job = job.id, %trouble, "job ended without effect");
            let state = if matches!(trouble, Failure::Cancelled) { JobState::Cancelled } else { JobState::Failed };
            give_up(guildhall, &scope, &job, state, &trouble).await?;
        }
    }
    Ok(Some(job.id))
}

/// Ends a job without effect, and puts what it was about back to where it can be tried again.
async fn give_up(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    state: JobState,
    trouble: &Failure,
) -> Result<(), Failure> {
    match job.kind.as_str() {
        READ_PAYMENTS | IMPORT_PAYMENTS => crate::spend::give_up(guildhall, scope, job, state, trouble).await,
        MAKE_CUBES => crate::spend::give_cubes_up(guildhall, scope, job, state, trouble).await,
        READ_SUPPLIER_FACTS | LOAD_SUPPLIER_FACTS => {
            crate::suppliers::give_up(guildhall, scope, job, state, trouble).await
        }
        CHECK_LOSSES | PREVIEW_LOSSES => crate::losses::give_up(guildhall, scope, job, state, trouble).await,
        PUBLISH_PERIOD => crate::publication::give_up(guildhall, scope, job, state, trouble).await,
        _ => {
            let mut tx = guildhall.store.begin_write().await?;
            store::jobs::end(&mut tx, job, state, Some(&trouble.to_string()), guildhall.clock.now()).await?;
            Ok(tx.commit_bookkeeping().await?)
        }
    }
}

/// Runs jobs until none waits; answers how many.
///
/// # Errors
/// Only when the records cannot be reached.
pub async fn run_waiting(guildhall: &Guildhall) -> Result<u64, Failure> {
    let mut run = 0;
    while run_job(guildhall, None).await?.is_some() {
        run += 1;
    }
    Ok(run)
}
