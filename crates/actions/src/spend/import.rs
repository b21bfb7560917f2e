//! The lines of a payments file are brought in.

use super::cubes::{begin_rules, packed, recounted};
use super::read::{Seen, file_of, overlap, read_with};
use crate::jobs::IMPORT_PAYMENTS;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::spend::scope::{ScopeRules, shipped};
use domain::spend::{FileKind, Reading, ReadyToImport, check_ready};
use domain::trail::Event;
use ledger::{BatchWriter, LedgerFailure, Written};
use store::WriteTx;
use store::jobs::{Job, JobState};
use store::spend::{FileState, NewBatch, PaymentsFile};

/// What the person who asks for an import has said yes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// The proposed reading, where something in it could not be decided.
    pub reading: bool,
    /// That lines which stand in other batches come in again.
    pub overlap: bool,
    /// That the total differs from the control total.
    pub difference: bool,
}

/// Asks that a file's lines be brought in, and remembers how its layout is read. Answers the job's number.
///
/// # Errors
/// [`Failure::Invalid`] while something waits for a yes; [`Failure::Refused`] when this very content is in already
/// or the file is in no state to be imported; [`Failure::NotFound`] for a file of another council.
pub async fn ask_import(guildhall: &Guildhall, scope: &Scope, file: i64, accepted: Accepted) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::spend::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    ready(&tx, scope, &known, accepted).await?;
    if !store::spend::set_state(&mut tx, scope, file, &[FileState::Read], FileState::Importing).await? {
        return Err(Failure::Refused("This file is not waiting to be imported.".to_owned()));
    }
    if let Some(layout) = &known.layout {
        store::spend::remember_mapping(&mut tx, scope, layout, &known.mapping.of_layout(), now).await?;
    }
    let job = store::jobs::ask(&mut tx, scope, IMPORT_PAYMENTS, file, now).await?;
    let event = Event::new("payments_file.import_asked", file, format!("The import of {} was asked for", known.name))
        .change("reading accepted", None, Some(if accepted.reading { "yes" } else { "nothing to accept" }))
        .change("same lines accepted", None, Some(if accepted.overlap { "yes" } else { "nothing to accept" }))
        .change("difference accepted", None, Some(if accepted.difference { "yes" } else { "nothing to accept" }));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(job)
}

async fn ready(tx: &WriteTx, scope: &Scope, file: &PaymentsFile, accepted: Accepted) -> Result<(), Failure> {
    let same = store::spend::same_content(tx, scope, &file.sha256).await?;
    if let Some(same) = same.iter().find(|same| same.id != file.id) {
        return Err(Failure::Refused(format!(
            "This file is in already: it was imported as {}. Undo that import first if it must come in again.",
            same.name
        )));
    }
    let Some(reading) = &file.reading else {
        return Err(Failure::Refused("This file has not been read yet.".to_owned()));
    };
    let asked = ReadyToImport {
        reading,
        overlap: file.overlap.as_ref(),
        control_total: file.control_total,
        accepted_reading: accepted.reading,
        accepted_overlap: accepted.overlap,
        accepted_difference: accepted.difference,
    };
    check_ready(&asked).map_err(|waits| {
        Failure::Invalid(
            waits.into_iter().map(|wait| crate::FieldError { field: wait.field(), message: wait.message() }).collect(),
        )
    })
}

/// Carries out the job that brings a file's lines in. The batch's number is the job's.
pub(crate) async fn run_import(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let (file, path) = file_of(guildhall, scope, job).await?;
    let kind = file.mapping.kind.or(file.reading.as_ref().map(|reading| reading.kind)).unwrap_or_default();
    let edition = store::spend::edition_in_force(&guildhall.store, scope, None).await?;
    let (edition, rules) = edition.map_or_else(|| (None, shipped()), |edition| (Some(edition.number), edition.rules));
    let writer = begin_batch(guildhall, scope, job, kind, &rules)?;
    let take = |(writer, lines): &mut (BatchWriter, Seen), line: &_| {
        lines.see(line);
        writer.push(line).map_err(Failure::from)
    };
    let state = (writer, Seen::default());
    let (reading, (writer, lines)) =
        read_with(guildhall, job, (&file.name, path), file.mapping.clone(), state, take).await?;
    let seen = file.reading.as_ref().map(|reading| (reading.lines, reading.total));
    if seen != Some((reading.lines, reading.total)) {
        return Err(Failure::Fault("the file was read differently than before; nothing was imported".to_owned()));
    }
    check_overlap(guildhall, scope, &file, &reading, lines).await?;
    let finished = tokio::task::spawn_blocking(move || writer.finish());
    let written = finished.await.map_err(|fault| Failure::Fault(fault.to_string()))??;
    let cubes = packed(&written.cubes)?;
    save(guildhall, scope, job, &file, kind, &written, (edition, cubes)).await
}

/// Refuses an import whose lines came in with other files after somebody said yes to it; the next look asks about them.
async fn check_overlap(
    guildhall: &Guildhall,
    scope: &Scope,
    file: &PaymentsFile,
    reading: &Reading,
    lines: Seen,
) -> Result<(), Failure> {
    let now = overlap(guildhall, scope, lines).await?;
    let before = file.overlap.as_ref().map_or(0, |before| before.lines);
    if now.lines <= before {
        return Ok(());
    }
    let layout = file.layout.as_deref().unwrap_or_default();
    let mut tx = guildhall.store.begin_write().await?;
    store::spend::keep_reading(&mut tx, scope, file.id, reading, layout, &now).await?;
    tx.commit_bookkeeping().await?;
    Err(Failure::Refused(format!(
        "Since this file was read, {} of its lines came in with other files. Look at it again, and say whether they are to come in twice.",
        now.lines - before
    )))
}

/// Begins to write the batch. Lines that a program which died had put in place without a record are taken away first.
fn begin_batch(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    kind: FileKind,
    rules: &ScopeRules,
) -> Result<BatchWriter, Failure> {
    let council = scope.council().get();
    match guildhall.ledger.begin(council, job.id, kind, rules) {
        Err(LedgerFailure::AlreadyThere { .. }) => {
            guildhall.ledger.discard(council, job.id)?;
            Ok(guildhall.ledger.begin(council, job.id, kind, rules)?)
        }
        begun => Ok(begun?),
    }
}

async fn save(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
    file: &PaymentsFile,
    kind: FileKind,
    written: &Written,
    (mut edition, mut cubes): (Option<i64>, Vec<Vec<u8>>),
) -> Result<(), Failure> {
    loop {
        let mut tx = guildhall.store.begin_write().await?;
        store::councils::hold(&mut tx, scope.council()).await?;
        // The moment is taken once the write has its turn, so that moments stand in the order of writes.
        let now = guildhall.clock.now();
        let in_force = store::spend::edition_in_force(&tx, scope, None).await?;
        if let Some(newer) = in_force.filter(|newer| Some(newer.number) != edition) {
            // Other rules came into force while the lines came in: the cube is counted under these.
            drop(tx);
            edition = Some(newer.number);
            cubes = recounted(guildhall, scope, job, (job.id, kind), &newer.rules).await?;
            continue;
        }
        if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
            return Ok(());
        }
        let under = match edition {
            Some(edition) => edition,
            None => begin_rules(&mut tx, scope, now).await?,
        };
        store::spend::add_batch(&mut tx, scope, job.id, &new_batch(file, kind, written), now).await?;
        store::spend::add_cube(&mut tx, scope, (job.id, under), &cubes).await?;
        store::spend::set_state(&mut tx, scope, file.id, &[FileState::Importing], FileState::Imported).await?;
        crate::losses::ask_in(&mut tx, scope, now).await?;
        let said = format!("{} was imported: {} lines, {}", file.name, written.lines, written.total);
        tx.record(Some(scope.council()), scope.actor(), now, &Event::new("batch.imported", job.id, said)).await?;
        return Ok(tx.commit().await?);
    }
}

fn new_batch(file: &PaymentsFile, kind: FileKind, written: &Written) -> NewBatch {
    NewBatch {
        file: file.id,
        kind,
        lines: written.lines,
        total: written.total,
        months: written.months,
        undated_lines: written.undated_lines,
    }
}
