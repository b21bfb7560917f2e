//! A job about a payments file ended without effect.

use crate::jobs::IMPORT_PAYMENTS;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::jobs::{Job, JobState};
use store::spend::FileState;

/// Ends a job that failed or was cancelled, puts its file back to where it can be tried again, and says so in the trail.
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
    let importing = job.kind == IMPORT_PAYMENTS;
    let (from, to) =
        if importing { (FileState::Importing, FileState::Read) } else { (FileState::Received, FileState::Refused) };
    store::spend::set_state(&mut tx, scope, job.subject, &[from], to).await?;
    let (action, what) =
        if importing { ("payments_file.import_failed", "imported") } else { ("payments_file.read_failed", "read") };
    let event = Event::new(action, job.subject, format!("A payments file was not {what}: nothing of it was saved"))
        .because(trouble.to_string());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
