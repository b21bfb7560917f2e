//! The cubes of batches made from their lines: after an upgrade, and when other rules are to come into force.

use crate::jobs::{MAKE_CUBES, NOTED_EVERY, note};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::spend::FileKind;
use domain::spend::cube::Cube;
use domain::spend::scope::{ScopeRules, shipped};
use domain::trail::Event;
use jiff::Timestamp;
use std::time::Instant;
use store::WriteTx;
use store::jobs::{Job, JobState};
use store::spend::{MissingCube, NewEdition};

/// Asks for a job for each council with batches that have no cube yet, where none is under way.
pub(crate) async fn queue_missing(guildhall: &Guildhall) -> Result<(), Failure> {
    for council in store::spend::councils_without_cubes(&guildhall.store).await? {
        let scope = Scope::of_operator(council);
        let mut tx = guildhall.store.begin_write().await?;
        let last = store::jobs::last_of(&tx, &scope, &[MAKE_CUBES], 0).await?;
        let under_way = |job: &Job| matches!(job.state, JobState::Waiting | JobState::Running);
        if !last.as_ref().is_some_and(under_way) {
            store::jobs::ask(&mut tx, &scope, MAKE_CUBES, 0, guildhall.clock.now()).await?;
        }
        tx.commit_bookkeeping().await?;
    }
    Ok(())
}

/// Makes the cubes that a council's batches lack, as after an upgrade, for a program that does not serve: by the job that
/// waits for it. Nothing is done where none waits.
///
/// # Errors
/// When the records cannot be reached.
pub async fn make_missing_cubes(guildhall: &Guildhall, council: CouncilId) -> Result<(), Failure> {
    let scope = Scope::of_operator(council);
    let last = store::jobs::last_of(&guildhall.store, &scope, &[MAKE_CUBES], 0).await?;
    if let Some(job) = last.filter(|job| job.state == JobState::Waiting) {
        crate::jobs::run_job(guildhall, Some(job.id)).await?;
    }
    Ok(())
}

/// Brings the rules that Guildhall comes with into force where a council has none yet; answers the edition's number.
pub(super) async fn begin_rules(tx: &mut WriteTx, scope: &Scope, now: Timestamp) -> Result<i64, Failure> {
    let rules = shipped();
    let new = NewEdition { rules: &rules, why: "The rules that Guildhall comes with", restores: None };
    let number = store::spend::add_edition(tx, scope, &new, now, Some(now)).await?;
    let said = "The rules that Guildhall comes with say what procurement can influence";
    tx.record(Some(scope.council()), scope.actor(), now, &Event::new("scope_rules.in_force", number, said)).await?;
    Ok(number)
}

/// Cubes as the records keep them.
pub(super) fn packed(cubes: &[Cube]) -> Result<Vec<Vec<u8>>, Failure> {
    cubes.iter().map(|cube| cube.to_bytes().map_err(|fault| Failure::Fault(fault.to_string()))).collect()
}

/// The cubes of a batch under some rules, counted from its lines on behalf of a job.
pub(super) async fn recounted(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    batch: (i64, FileKind),
    rules: &ScopeRules,
) -> Result<Vec<Vec<u8>>, Failure> {
    let mut count = guildhall.ledger.recount(scope.council().get(), batch, rules).await?;
    let mut noted = Instant::now();
    while let Some(lines) = count.more().await? {
        if noted.elapsed() >= NOTED_EVERY {
            noted = Instant::now();
            if note(guildhall, job, (0, 0, lines)).await? {
                return Err(Failure::Cancelled);
            }
        }
    }
    let packing = tokio::task::spawn_blocking(move || packed(&count.finish()));
    packing.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}

/// Carries out the job that makes cubes. Each is saved by itself and counts for nothing until all are there; then the
/// edition that they are made under comes into force in the transaction that ends the job.
pub(crate) async fn run_cubes(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    begin_rules_where_none_are(guildhall, scope).await?;
    let to_come = (job.subject != 0).then_some(job.subject);
    loop {
        for missing in store::spend::missing_cubes(&guildhall.store, scope, to_come).await? {
            make(guildhall, scope, job, &missing).await?;
        }
        if finish(guildhall, scope, job, to_come).await? {
            return Ok(());
        }
    }
}

async fn begin_rules_where_none_are(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    if store::spend::edition_in_force(&tx, scope, None).await?.is_none() {
        begin_rules(&mut tx, scope, guildhall.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn make(guildhall: &Guildhall, scope: &Scope, job: &Job, missing: &MissingCube) -> Result<(), Failure> {
    let edition = store::spend::edition(&guildhall.store, scope, missing.edition).await?.ok_or(Failure::NotFound)?;
    let cubes = recounted(guildhall, scope, job, (missing.batch, missing.kind), &edition.rules).await?;
    let mut tx = guildhall.store.begin_write().await?;
    store::spend::add_cube(&mut tx, scope, (missing.batch, missing.edition), &cubes).await?;
    tx.commit_bookkeeping().await?;
    if note(guildhall, job, (0, 0, 0)).await? { Err(Failure::Cancelled) } else { Ok(()) }
}

/// Ends the job, unless batches came in meanwhile that have no cube yet; answers whether it is ended.
async fn finish(guildhall: &Guildhall, scope: &Scope, job: &Job, to_come: Option<i64>) -> Result<bool, Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    if !store::spend::missing_cubes(&tx, scope, to_come).await?.is_empty() {
        return Ok(false);
    }
    let now = guildhall.clock.now();
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(true);
    }
    let event = match to_come {
        Some(edition) => {
            store::spend::bring_into_force(&mut tx, scope, edition, now).await?;
            let said = format!("Edition {edition} of the rules of what procurement can influence came into force");
            Event::new("scope_rules.in_force", edition, said)
        }
        None => Event::new("cubes.made", job.id, "The figures were made anew from the payment lines"),
    };
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends a job that failed or was cancelled; the edition that was to come into force is given up.
pub(crate) async fn give_cubes_up(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    state: JobState,
    trouble: &Failure,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, state, Some(&trouble.to_string()), now).await? {
        return Ok(());
    }
    if job.subject != 0 {
        store::spend::give_edition_up(&mut tx, scope, job.subject, now).await?;
    }
    let said = "The figures were not made anew: those of before still count";
    let event = Event::new("cubes.not_made", job.subject, said).because(trouble.to_string());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
