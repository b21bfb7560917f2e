//! A job that publishes ended without effect.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::jobs::{Job, JobState};

/// Ends a job that failed or was cancelled, gives its version up, and says so in the trail.
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
    store::publication::fail(&mut tx, scope, job.subject).await?;
    let event = Event::new("publication.failed", job.subject, "A period was not published: nothing of it is public")
        .because(trouble.to_string());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
