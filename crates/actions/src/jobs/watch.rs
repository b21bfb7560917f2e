//! Watching a file being read on behalf of a job.

use super::LEASE_SECONDS;
use crate::{Failure, Guildhall};
use domain::spend::PaymentLine;
use intake::Stopped;
use intake::payments::Watch;
use jiff::ToSpan;
use std::time::{Duration, Instant};
use store::jobs::Job;
use tokio::runtime::Handle;

/// Progress is noted this often: people see it move, and the records are not busy with it.
pub(crate) const NOTED_EVERY: Duration = Duration::from_millis(500);

/// Hands lines on, notes progress, and stops when somebody asked for it.
pub(crate) struct JobWatch<'a> {
    guildhall: &'a Guildhall,
    job: &'a Job,
    take: &'a mut dyn FnMut(&PaymentLine) -> Result<(), Failure>,
    noted: Instant,
    /// Why the reading was stopped, when it was.
    pub trouble: Option<Failure>,
}

impl<'a> JobWatch<'a> {
    /// Watches for a job; each line goes to `take`.
    pub(crate) fn new(
        guildhall: &'a Guildhall,
        job: &'a Job,
        take: &'a mut dyn FnMut(&PaymentLine) -> Result<(), Failure>,
    ) -> Self {
        JobWatch { guildhall, job, take, noted: Instant::now(), trouble: None }
    }

    fn stop(&mut self, trouble: Failure) -> Stopped {
        self.trouble = Some(trouble);
        Stopped
    }
}

/// Notes how far a job is, in bytes done, bytes to be done and lines, and renews its lease; answers whether somebody
/// asked that it stop.
pub(crate) async fn note(guildhall: &Guildhall, job: &Job, done: (u64, u64, u64)) -> Result<bool, Failure> {
    let small = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let now = guildhall.clock.now();
    let lease_until = now.checked_add(LEASE_SECONDS.seconds()).unwrap_or(now);
    let mut tx = guildhall.store.begin_write().await?;
    let done = (small(done.0), small(done.1), small(done.2));
    let cancel = store::jobs::progress(&mut tx, job.id, done, lease_until).await?;
    tx.commit_bookkeeping().await?;
    Ok(cancel)
}

impl Watch for JobWatch<'_> {
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped> {
        (self.take)(line).map_err(|trouble| self.stop(trouble))
    }

    fn progress(&mut self, bytes_done: u64, bytes_all: u64, lines: u64) -> Result<(), Stopped> {
        if self.noted.elapsed() < NOTED_EVERY {
            return Ok(());
        }
        self.noted = Instant::now();
        match Handle::current().block_on(note(self.guildhall, self.job, (bytes_done, bytes_all, lines))) {
            Ok(false) => Ok(()),
            Ok(true) => Err(self.stop(Failure::Cancelled)),
            Err(trouble) => Err(self.stop(trouble)),
        }
    }
}
