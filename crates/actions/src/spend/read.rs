//! A payments file is read, and what was read is kept for somebody to look at.

use crate::jobs::JobWatch;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::spend::{Mapping, Overlap, PaymentLine, Reading};
use domain::trail::Event;
use domain::values::Month;
use ledger::fingerprint;
use std::path::PathBuf;
use store::jobs::{Job, JobState};
use store::spend::{FileState, PaymentsFile};

/// The file a job is about, and where its content stands.
pub(super) async fn file_of(
    guildhall: &Guildhall,
    scope: &Scope,
    job: &Job,
) -> Result<(PaymentsFile, PathBuf), Failure> {
    let file = store::spend::file(&guildhall.store, scope, job.subject).await?.ok_or(Failure::NotFound)?;
    let lost = || Failure::Fault(format!("the content of file {} is not in the folder of files", file.id));
    let path = guildhall.files.path(&file.sha256).ok_or_else(lost)?;
    Ok((file, path))
}

/// Reads a file with a mapping on a thread of its own; each line goes to `take`.
pub(super) async fn read_with<T, F>(
    guildhall: &Guildhall,
    job: &Job,
    (name, path): (&str, PathBuf),
    mapping: Mapping,
    state: T,
    mut take: F,
) -> Result<(Reading, T), Failure>
where
    T: Send + 'static,
    F: FnMut(&mut T, &PaymentLine) -> Result<(), Failure> + Send + 'static,
{
    let (guildhall, job, name) = (guildhall.clone(), job.clone(), name.to_owned());
    let mut state = state;
    let reading = tokio::task::spawn_blocking(move || {
        let mut hand_on = |line: &PaymentLine| take(&mut state, line);
        let mut watch = JobWatch::new(&guildhall, &job, &mut hand_on);
        let read = intake::payments::read(&path, &name, &mapping, &mut watch);
        match watch.trouble.take() {
            Some(trouble) => Err(trouble),
            None => Ok((read?, state)),
        }
    });
    reading.await.map_err(|fault| Failure::Fault(format!("the reading broke off: {fault}")))?
}

/// What a line is told by, and the months that lines fall in.
#[derive(Default)]
pub(super) struct Seen {
    fingerprints: Vec<u64>,
    months: Option<(Month, Month)>,
    has_undated: bool,
}

impl Seen {
    pub(super) fn see(&mut self, line: &PaymentLine) {
        self.fingerprints.push(fingerprint(line));
        let Some(month) = line.date.or(line.month_only).map(Month::of) else {
            self.has_undated = true;
            return;
        };
        let (first, last) = self.months.unwrap_or((month, month));
        self.months = Some((first.min(month), last.max(month)));
    }
}

async fn read_lines(
    guildhall: &Guildhall,
    job: &Job,
    file: (&str, PathBuf),
    mapping: Mapping,
) -> Result<(Reading, Seen), Failure> {
    read_with(guildhall, job, file, mapping, Seen::default(), |seen: &mut Seen, line| {
        seen.see(line);
        Ok(())
    })
    .await
}

/// What stands in other batches already. Lines are told apart by their day too, so only batches of the same months count.
pub(super) async fn overlap(guildhall: &Guildhall, scope: &Scope, mut seen: Seen) -> Result<Overlap, Failure> {
    seen.fingerprints.sort_unstable();
    let live = match seen.months {
        Some(months) if !seen.has_undated => store::spend::live_batches_within(&guildhall.store, scope, months).await?,
        _ => store::spend::live_batches(&guildhall.store, scope).await?,
    };
    let found = guildhall.ledger.overlap(scope.council().get(), &live, &seen.fingerprints).await?;
    let batches = found.batches.iter().map(|one| (one.batch, one.lines)).collect();
    Ok(Overlap { lines: found.lines, total: found.total, batches })
}

/// Carries out the job that reads a file. A layout that the council settled before is read as it was settled then.
pub(crate) async fn run_read(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let (file, path) = file_of(guildhall, scope, job).await?;
    let mut mapping = file.mapping.clone();
    let (mut reading, mut seen) = read_lines(guildhall, job, (&file.name, path.clone()), mapping.clone()).await?;
    let layout = intake::payments::layout_key(&reading);
    // What kind of payments a file holds may be said at once; how its layout is read was perhaps settled before.
    let kind = mapping.kind;
    if (Mapping { kind: None, ..mapping.clone() }) == Mapping::default()
        && let Some(remembered) = store::spend::recall_mapping(&guildhall.store, scope, &layout).await?
    {
        let remembered = Mapping { kind: kind.or(remembered.kind), ..remembered };
        let (again, seen_again) = read_lines(guildhall, job, (&file.name, path), remembered.clone()).await?;
        if !again.is_refused() {
            (reading, seen, mapping) = (again, seen_again, remembered);
        }
    }
    let overlap = overlap(guildhall, scope, seen).await?;
    let state = if reading.is_refused() { FileState::Refused } else { FileState::Read };
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    store::spend::set_mapping(&mut tx, scope, file.id, &mapping).await?;
    store::spend::keep_reading(&mut tx, scope, file.id, &reading, &layout, &overlap).await?;
    store::spend::set_state(&mut tx, scope, file.id, &[FileState::Received], state).await?;
    let said = format!("The payments file {} was read: {} lines, {}", file.name, reading.lines, reading.total);
    tx.record(Some(scope.council()), scope.actor(), now, &Event::new("payments_file.read", file.id, said)).await?;
    Ok(tx.commit().await?)
}
