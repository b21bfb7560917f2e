//! One facts file is brought in: received, read, and taken in unless something must be asked first.

use actions::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::suppliers::FactsMapping;
use std::io::Read;
use std::time::Duration;
use store::jobs::JobState;
use store::suppliers::{FactsFile, FactsFileState};

/// How often it is looked whether a job that another program runs has ended.
const LOOKED_EVERY: Duration = Duration::from_millis(200);

/// How it ended.
#[derive(Debug)]
pub enum End {
    /// Its facts count.
    Loaded(FactsFile),
    /// This very content is in already.
    AlreadyIn(FactsFile),
    /// It cannot be read; the findings say why.
    Refused(FactsFile),
    /// Something must be said yes to, or settled otherwise.
    Asks(FactsFile, Vec<FieldError>),
}

/// Brings in a file whose content is read from `from`.
///
/// # Errors
/// Faults, and refusals that no finding explains.
pub async fn bring_in(
    guildhall: &Guildhall,
    scope: &Scope,
    (name, from): (&str, impl Read),
    mapping: &FactsMapping,
    accepted: bool,
) -> Result<End, Failure> {
    let received = guildhall.files.receive_all(from)?;
    let known = store::suppliers::files_of_content(&guildhall.store, scope, &received.sha256).await?;
    if let Some(file) = known.iter().find(|file| file.state == FactsFileState::Loaded) {
        return Ok(End::AlreadyIn(file.clone()));
    }
    let waits = |state| matches!(state, FactsFileState::Read | FactsFileState::Refused);
    let id = match known.iter().find(|file| waits(file.state)) {
        Some(file) => {
            let source = if mapping.source.is_empty() { file.mapping.source.clone() } else { mapping.source.clone() };
            let mapping = FactsMapping { source, ..mapping.clone() };
            let job = actions::suppliers::settle(guildhall, scope, file.id, &mapping).await?;
            finish(guildhall, scope, job).await?;
            file.id
        }
        None => {
            let (id, job) = actions::suppliers::receive(guildhall, scope, name, &received, mapping.clone()).await?;
            finish(guildhall, scope, job).await?;
            id
        }
    };
    let file = find(guildhall, scope, id).await?;
    if file.reading.is_none() || file.state == FactsFileState::Refused {
        return Ok(End::Refused(file));
    }
    match actions::suppliers::ask_load(guildhall, scope, id, accepted).await {
        Ok(job) => {
            finish(guildhall, scope, job).await?;
            Ok(End::Loaded(find(guildhall, scope, id).await?))
        }
        Err(Failure::Invalid(waits)) => Ok(End::Asks(file, waits)),
        Err(other) => Err(other),
    }
}

async fn find(guildhall: &Guildhall, scope: &Scope, id: i64) -> Result<FactsFile, Failure> {
    store::suppliers::file(&guildhall.store, scope, id).await?.ok_or(Failure::NotFound)
}

/// Runs a job here, or waits while another program runs it.
async fn finish(guildhall: &Guildhall, scope: &Scope, job: i64) -> Result<(), Failure> {
    loop {
        actions::jobs::run_job(guildhall, Some(job)).await?;
        let now = store::jobs::job(&guildhall.store, scope, job).await?.ok_or(Failure::NotFound)?;
        match now.state {
            JobState::Waiting | JobState::Running => tokio::time::sleep(LOOKED_EVERY).await,
            JobState::Done => return Ok(()),
            JobState::Cancelled => return Err(Failure::Cancelled),
            JobState::Failed => return Err(Failure::Fault(now.trouble.unwrap_or_default())),
        }
    }
}
