//! Keeping a job while it works without reading a file: its lease is renewed, and it stops when somebody asked for it.

use super::LEASE_SECONDS;
use crate::{Failure, Guildhall};
use jiff::ToSpan;
use std::future::Future;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::jobs::Job;

/// The lease is renewed this often: thrice before it runs out.
const RENEWED_EVERY: Duration = Duration::from_secs(4);

/// Does the work and keeps the job meanwhile; `step` says how far the work is.
pub(crate) async fn while_kept<T>(
    guildhall: &Guildhall,
    job: &Job,
    step: &AtomicI64,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    tokio::pin!(work);
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + RENEWED_EVERY, RENEWED_EVERY);
    loop {
        tokio::select! {
            done = &mut work => return done,
            _ = ticks.tick() => {
                if renew(guildhall, job, step.load(Ordering::Relaxed)).await? {
                    return Err(Failure::Cancelled);
                }
            }
        }
    }
}

async fn renew(guildhall: &Guildhall, job: &Job, done: i64) -> Result<bool, Failure> {
    let now = guildhall.clock.now();
    let lease_until = now.checked_add(LEASE_SECONDS.seconds()).unwrap_or(now);
    let mut tx = guildhall.store.begin_write().await?;
    let cancel = store::jobs::progress(&mut tx, job.id, (0, 0, done), lease_until).await?;
    tx.commit_bookkeeping().await?;
    Ok(cancel)
}
