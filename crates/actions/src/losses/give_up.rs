//! A job of the checks ended without effect.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::jobs::{Job, JobState};

/// Ends a job that failed or was cancelled, and says so in the trail.
pub(crate) async fn give_up(
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
    let event = Event::new("losses.run_failed", job.id, "The checks for lost money ended without effect")
        .because(trouble.to_string());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
