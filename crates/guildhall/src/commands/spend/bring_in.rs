//! One payments file is brought in: received, read, and imported unless something must be asked first.
//!
//! Whatever an earlier try left behind, when it was cut off or stopped to ask, is carried on with.

use crate::show;
use crate::terminal::Progress;
use actions::jobs::OF_FILES;
use actions::spend::Accepted;
use actions::{Failure, FieldError, Guildhall, Received};
use domain::access::Scope;
use domain::spend::Mapping;
use domain::values::Pence;
use std::io::Read;
use std::time::Duration;
use store::jobs::{Job, JobState};
use store::spend::{Batch, FileState, PaymentsFile};

/// How often it is looked whether a job that another program runs has ended, and how far a job is.
const LOOKED_EVERY: Duration = Duration::from_millis(200);

/// How a file is to be read, and what was said yes to.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What the person settled of the layout.
    pub mapping: Mapping,
    /// What the ledger says the total should be.
    pub control_total: Option<Pence>,
    /// What the person said yes to.
    pub accepted: Accepted,
}

/// How it ended.
#[derive(Debug)]
pub enum End {
    /// Its lines are in.
    Imported(PaymentsFile, Batch),
    /// This very content is in already.
    AlreadyIn(PaymentsFile),
    /// It cannot be read; the findings say why.
    Refused(PaymentsFile),
    /// Something must be said yes to, or settled otherwise.
    Asks(PaymentsFile, Vec<FieldError>),
}

/// Brings in a file whose content is read from `from`.
///
/// # Errors
/// Faults, and refusals that no finding explains.
pub async fn bring_in(
    guildhall: &Guildhall,
    scope: &Scope,
    (name, from): (&str, impl Read),
    wish: &Wish,
    progress: &Progress,
) -> Result<End, Failure> {
    let received = guildhall.files.receive_all(from)?;
    let known = store::spend::files_of_content(&guildhall.store, scope, &received.sha256).await?;
    if let Some(file) = known.iter().find(|file| file.state == FileState::Imported) {
        return Ok(End::AlreadyIn(file.clone()));
    }
    if let Some(file) = known.iter().find(|file| file.state == FileState::Importing) {
        return carry_on(guildhall, scope, file, progress).await;
    }
    let waiting = [FileState::Received, FileState::Read, FileState::Refused];
    let file = match known.iter().find(|file| waiting.contains(&file.state)) {
        Some(file) => read_again(guildhall, scope, file, wish, progress).await?,
        None => receive(guildhall, scope, name, &received, wish, progress).await?,
    };
    if file.reading.is_none() || file.state == FileState::Refused {
        return Ok(End::Refused(file));
    }
    match actions::spend::ask_import(guildhall, scope, file.id, wish.accepted).await {
        Ok(job) => import(guildhall, scope, file.id, job, progress).await,
        Err(Failure::Invalid(waits)) => Ok(End::Asks(file, waits)),
        Err(other) => Err(other),
    }
}

async fn receive(
    guildhall: &Guildhall,
    scope: &Scope,
    name: &str,
    received: &Received,
    wish: &Wish,
    progress: &Progress,
) -> Result<PaymentsFile, Failure> {
    let (mapping, control_total) = (wish.mapping.clone(), wish.control_total);
    let (file, job) = actions::spend::receive(guildhall, scope, name, received, mapping, control_total).await?;
    finish(guildhall, scope, job, progress).await?;
    known(guildhall, scope, file).await
}

/// A file that an earlier try left waiting is read as it is wished now.
async fn read_again(
    guildhall: &Guildhall,
    scope: &Scope,
    file: &PaymentsFile,
    wish: &Wish,
    progress: &Progress,
) -> Result<PaymentsFile, Failure> {
    if file.state == FileState::Received
        && let Some(job) = store::jobs::last_of(&guildhall.store, scope, OF_FILES, file.id).await?
    {
        finish(guildhall, scope, job.id, progress).await?;
    }
    let file = known(guildhall, scope, file.id).await?;
    let mapping = merged(&file.mapping, &wish.mapping);
    let control_total = wish.control_total.or(file.control_total);
    if file.state == FileState::Read && mapping == file.mapping && control_total == file.control_total {
        return Ok(file);
    }
    let job = actions::spend::settle(guildhall, scope, file.id, &mapping, control_total).await?;
    finish(guildhall, scope, job, progress).await?;
    known(guildhall, scope, file.id).await
}

/// What was settled before, with what is settled now in its place.
fn merged(before: &Mapping, now: &Mapping) -> Mapping {
    let mut columns = before.columns.clone();
    columns.extend(now.columns.clone());
    Mapping {
        columns,
        day_first: now.day_first.or(before.day_first),
        date_for_all: now.date_for_all.or(before.date_for_all),
        kind: now.kind.or(before.kind),
        sheets: if now.sheets.is_empty() { before.sheets.clone() } else { now.sheets.clone() },
        header_row: now.header_row.or(before.header_row),
    }
}

/// An import that was asked for before is carried on with, by whichever program.
async fn carry_on(
    guildhall: &Guildhall,
    scope: &Scope,
    file: &PaymentsFile,
    progress: &Progress,
) -> Result<End, Failure> {
    let job = store::jobs::last_of(&guildhall.store, scope, OF_FILES, file.id).await?.ok_or(Failure::NotFound)?;
    progress.tell("The import of this file was asked for before and has not ended. Carrying on with it.");
    import(guildhall, scope, file.id, job.id, progress).await
}

async fn import(
    guildhall: &Guildhall,
    scope: &Scope,
    file: i64,
    job: i64,
    progress: &Progress,
) -> Result<End, Failure> {
    finish(guildhall, scope, job, progress).await?;
    // The batch has the number of the job that brought it in.
    let batch = store::spend::batch(&guildhall.store, scope, job).await?.ok_or(Failure::NotFound)?;
    Ok(End::Imported(known(guildhall, scope, file).await?, batch))
}

async fn known(guildhall: &Guildhall, scope: &Scope, file: i64) -> Result<PaymentsFile, Failure> {
    store::spend::file(&guildhall.store, scope, file).await?.ok_or(Failure::NotFound)
}

/// Runs a job here, or waits while another program runs it, and shows how far it is.
async fn finish(guildhall: &Guildhall, scope: &Scope, job: i64, progress: &Progress) -> Result<(), Failure> {
    let look = async || store::jobs::job(&guildhall.store, scope, job).await?.ok_or(Failure::NotFound);
    let work = async {
        loop {
            actions::jobs::run_job(guildhall, Some(job)).await?;
            let now = look().await?;
            if !matches!(now.state, JobState::Waiting | JobState::Running) {
                return Ok::<Job, Failure>(now);
            }
            progress.show("Waiting for another program that works on this file, or for its lease to run out");
            tokio::time::sleep(LOOKED_EVERY).await;
        }
    };
    let watch = async {
        loop {
            tokio::time::sleep(LOOKED_EVERY).await;
            if let Ok(now) = look().await {
                progress.show(&how_far(&now));
            }
        }
    };
    let ended = tokio::select! {
        ended = work => ended?,
        never = watch => never,
    };
    progress.clear();
    match ended.state {
        JobState::Done => Ok(()),
        JobState::Cancelled => Err(Failure::Cancelled),
        _ => Err(Failure::Fault(ended.trouble.unwrap_or_default())),
    }
}

fn how_far(job: &Job) -> String {
    let what = if job.kind == actions::jobs::IMPORT_PAYMENTS { "Importing" } else { "Reading" };
    let lines = show::count(u64::try_from(job.lines_done).unwrap_or(0), "line", "lines");
    match job.bytes_done.saturating_mul(100).checked_div(job.bytes_all) {
        Some(percent) => format!("{what}: {percent} %, {lines}"),
        None => format!("{what}: {lines}"),
    }
}
