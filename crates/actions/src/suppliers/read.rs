//! A facts file is read, and what was read is kept for somebody to look at.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use intake::supplier_facts::FactsRead;
use store::jobs::{Job, JobState};
use store::suppliers::{FactsFile, FactsFileState};

/// The file a job is about, and what it says.
pub(super) async fn read_file(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
) -> Result<(FactsFile, FactsRead), Failure> {
    let file = store::suppliers::file(&guildhall.store, scope, job.subject).await?.ok_or(Failure::NotFound)?;
    let lost = || Failure::Fault(format!("the content of file {} is not in the folder of files", file.id));
    let path = guildhall.files.path(&file.sha256).ok_or_else(lost)?;
    let mapping = file.mapping.clone();
    let read = tokio::task::spawn_blocking(move || intake::supplier_facts::read(&path, &mapping));
    let read = read.await.map_err(|fault| Failure::Fault(format!("the reading broke off: {fault}")))??;
    Ok((file, read))
}

/// Carries out the job that reads a facts file.
pub(crate) async fn run_read(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let (file, read) = read_file(guildhall, scope, job).await?;
    let state = if read.reading.is_refused() { FactsFileState::Refused } else { FactsFileState::Read };
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    store::suppliers::keep_reading(&mut tx, scope, file.id, &read.reading).await?;
    store::suppliers::set_state(&mut tx, scope, file.id, &[FactsFileState::Received], state).await?;
    let (rows, suppliers) = (read.reading.rows, read.reading.suppliers);
    let said = format!("The supplier facts file {} was read: {rows} rows about {suppliers} suppliers", file.name);
    let event = Event::new("supplier_facts_file.read", file.id, said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
