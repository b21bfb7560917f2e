//! The job that writes and sends letters, and when it is asked for.

use super::{deliver, write_due};
use crate::jobs::while_kept;
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::values::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicI64;
use store::jobs::{Job, JobState};

/// The name of the job that writes the digests of a day and sends what waits; with the subject 0, that only sends.
pub const SEND_DIGESTS: &str = "mail.digests";

/// No mail is written before this hour in England, so that it lies on top when people begin their day.
const FROM_HOUR: i8 = 7;

/// So many minutes after a job that failed began, another is asked for.
const AGAIN_AFTER_MINUTES: i64 = 30;

/// Whether a job of a day stands for that day. One that failed does so for half an hour, then it is tried again; one that somebody
/// stopped stays stopped.
fn stands(state: JobState, started_at: Option<Timestamp>, now: Timestamp) -> bool {
    let is_young = |began: Timestamp| began.checked_add(AGAIN_AFTER_MINUTES.minutes()).is_ok_and(|then| now < then);
    match state {
        JobState::Waiting | JobState::Running | JobState::Done | JobState::Cancelled => true,
        JobState::Failed => started_at.is_some_and(is_young),
    }
}

/// A day as the subject of a job: 20261122.
fn number_of(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// Asks for the job in each council that has digests to be written today or letters to be sent now. Answers in how many. Does
/// nothing where no mail is set up.
///
/// # Errors
/// When the records cannot be read or written.
pub async fn ask_due(guildhall: &Guildhall) -> Result<usize, Failure> {
    if guildhall.mailing.is_none() {
        return Ok(0);
    }
    let (store, now, today) = (&guildhall.store, guildhall.clock.now(), guildhall.clock.today());
    let is_late_enough = guildhall.clock.hour() >= FROM_HOUR;
    let waiting: BTreeSet<_> = store::mail::councils_with_due(store, now).await?.into_iter().collect();
    let mut asked = 0;
    for council in store::councils::all(store).await? {
        let scope = Scope::of_job(council.id, Actor::Operator);
        let of_today = number_of(today);
        let writes = store::jobs::last_of(store, &scope, &[SEND_DIGESTS], of_today).await?;
        let is_to_write = is_late_enough && writes.is_none_or(|job| !stands(job.state, job.started_at, now));
        if !is_to_write && !waiting.contains(&council.id) {
            continue;
        }
        let last = store::jobs::last_of_kind(store, &scope, SEND_DIGESTS).await?;
        if last.is_some_and(|job| matches!(job.state, JobState::Waiting | JobState::Running)) {
            continue;
        }
        let mut tx = store.begin_write().await?;
        store::jobs::ask(&mut tx, &scope, SEND_DIGESTS, if is_to_write { of_today } else { 0 }, now).await?;
        tx.commit_bookkeeping().await?;
        asked += 1;
    }
    Ok(asked)
}

/// Carries the job out.
pub(crate) async fn run(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let step = AtomicI64::new(0);
    let work = async {
        let Some(mailing) = &guildhall.mailing else { return Ok(()) };
        if job.subject != 0 {
            write_due(guildhall, scope, mailing).await?;
        }
        deliver(guildhall, scope, mailing).await?;
        Ok(())
    };
    while_kept(guildhall, job, &step, work).await?;
    let mut tx = guildhall.store.begin_write().await?;
    store::jobs::end(&mut tx, job, JobState::Done, None, guildhall.clock.now()).await?;
    Ok(tx.commit_bookkeeping().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_failed_is_tried_again_after_half_an_hour_and_others_are_not() {
        let began: Timestamp = "2026-06-15T06:00:00Z".parse().unwrap();
        for (state, started_at, now, expected, reason) in [
            (JobState::Waiting, None, "2026-06-15T12:00:00Z", true, "it will begin"),
            (JobState::Running, Some(began), "2026-06-15T12:00:00Z", true, "it goes on"),
            (JobState::Done, Some(began), "2026-06-15T12:00:00Z", true, "the letters are written"),
            (JobState::Cancelled, Some(began), "2026-06-15T12:00:00Z", true, "somebody stopped it"),
            (JobState::Failed, Some(began), "2026-06-15T06:29:59Z", true, "one second less than half an hour"),
            (JobState::Failed, Some(began), "2026-06-15T06:30:00Z", false, "half an hour"),
            (JobState::Failed, None, "2026-06-15T06:00:00Z", false, "it never began"),
        ] {
            assert_eq!(stands(state, started_at, now.parse().unwrap()), expected, "{reason}");
        }
    }
}
