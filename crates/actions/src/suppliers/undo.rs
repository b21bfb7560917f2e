//! A facts file is undone whole, or its job ended without effect.

use crate::jobs::LOAD_SUPPLIER_FACTS;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::jobs::{Job, JobState};
use store::suppliers::FactsFileState;

/// Undoes a facts file: from this moment on nothing it said counts, and what it stood before counts again.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a file of another council;
/// [`Failure::Refused`] when its facts do not count.
pub async fn undo(guildhall: &Guildhall, scope: &Scope, file: i64, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the file is undone"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let (from, to) = (FactsFileState::Loaded, FactsFileState::Undone);
    if !store::suppliers::set_state(&mut tx, scope, file, &[from], to).await? {
        return Err(Failure::Refused("The facts of this file do not count, so there is nothing to undo.".to_owned()));
    }
    let ended = store::suppliers::end_statements_of_file(&mut tx, scope, file, why, now).await?;
    let said = format!("The supplier facts file {} was undone: {ended} statements count no more", known.name);
    let event = Event::new("supplier_facts_file.undone", file, said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Ends a job that failed or was cancelled, puts its file back to where it can be tried again, and says so in the trail.
pub(crate) async fn give_up(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    state: JobState,
    trouble: &Failure,
) -> Result<(), Failure> {
    use FactsFileState::{Loading, Read, Received, Refused};
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, state, Some(&trouble.to_string()), now).await? {
        return Ok(());
    }
    let loading = job.kind == LOAD_SUPPLIER_FACTS;
    let (from, to) = if loading { (Loading, Read) } else { (Received, Refused) };
    store::suppliers::set_state(&mut tx, scope, job.subject, &[from], to).await?;
    let (action, what) = if loading {
        ("supplier_facts_file.load_failed", "taken in")
    } else {
        ("supplier_facts_file.read_failed", "read")
    };
    let said = format!("A supplier facts file was not {what}: nothing of it was saved");
    tx.record(
        Some(scope.council()),
        scope.actor(),
        now,
        &Event::new(action, job.subject, said).because(trouble.to_string()),
    )
    .await?;
    Ok(tx.commit().await?)
}
