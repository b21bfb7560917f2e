//! The checks run after each import, and when somebody asks.

use super::find::{Found, KEPT_MOST, find};
use crate::jobs::{CHECK_LOSSES, while_kept};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::losses::{Pattern, State, quiet_by};
use domain::trail::Event;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicI64;
use store::WriteTx;
use store::jobs::{Job, JobState};
use store::losses::{Kept, KeptPattern, Run};

/// Jobs of the checks are about no one record; 0 is no file's number.
pub(super) const NO_SUBJECT: i64 = 0;

/// Asks within an open write that the checks run, unless they wait for their turn already. Answers the job's number.
pub(crate) async fn ask_in(tx: &mut WriteTx, scope: &Scope, now: Timestamp) -> Result<i64, Failure> {
    let last = store::jobs::last_of_kind(tx, scope, CHECK_LOSSES).await?;
    match last.filter(|job| job.state == JobState::Waiting) {
        Some(waiting) => Ok(waiting.id),
        None => Ok(store::jobs::ask(tx, scope, CHECK_LOSSES, NO_SUBJECT, now).await?),
    }
}

/// Asks that the checks run. Answers the job's number.
///
/// # Errors
/// When the records cannot be written.
pub async fn ask(guildhall: &Guildhall, scope: &Scope) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let job = ask_in(&mut tx, scope, now).await?;
    let event = Event::new("losses.run_asked", job, "The checks for lost money were to run");
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(job)
}

/// Carries out the job that runs the checks.
pub(crate) async fn run_checks(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let batches = store::spend::live_batches(&guildhall.store, scope).await?;
    let editions = store::losses::editions(&guildhall.store, scope).await?;
    let step = AtomicI64::new(0);
    let found =
        while_kept(guildhall, job, &step, find(guildhall, scope, &batches, &editions, KEPT_MOST, &step)).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if store::spend::live_batches(&tx, scope).await? != batches {
        let why = "Payments came in or were undone while the checks ran. They run again.";
        return Err(Failure::Refused(why.to_owned()));
    }
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    let run = save(&mut tx, scope, job.id, &found, now).await?;
    let said = format!(
        "The checks for lost money ran: {} candidates, {} of them new, {} new ones quiet, {} withdrawn",
        run.found, run.new_ones, run.quiet, run.withdrawn
    );
    tx.record(Some(scope.council()), scope.actor(), now, &Event::new("losses.run", job.id, said)).await?;
    Ok(tx.commit().await?)
}

/// What keeps a candidate quiet, in words.
pub(super) fn quiet_why(known: &KeptPattern) -> String {
    let day = known.at.strftime("%-d %B %Y");
    format!("It is like candidate {}, which was cleared on {day}: {}", known.candidate, known.why)
}

/// Saves what was found: new candidates come in, known ones say anew what the checks say and keep what people decided,
/// and those that no check finds any more are withdrawn.
async fn save(tx: &mut WriteTx, scope: &Scope, job: i64, found: &Found, now: Timestamp) -> Result<Run, Failure> {
    let patterns = store::losses::patterns(tx, scope).await?;
    let by_pattern: BTreeMap<&Pattern, &KeptPattern> = patterns.iter().map(|kept| (&kept.pattern, kept)).collect();
    let known = store::losses::all_kept(tx, scope).await?;
    let (mut new, mut quiet, mut open) = (Vec::new(), BTreeMap::<String, Vec<i64>>::new(), Vec::new());
    for candidate in &found.candidates {
        let why = quiet_by(&candidate.reasons, |pattern| by_pattern.get(pattern).copied()).map(quiet_why);
        let Some(kept) = known.get(&candidate.key) else {
            new.push((candidate, why));
            continue;
        };
        if says_anew(kept, candidate) {
            store::losses::replace(tx, scope, kept.id, candidate).await?;
        }
        match why {
            Some(why) => quiet.entry(why).or_default().push(kept.id),
            None => open.push(kept.id),
        }
    }
    store::losses::save_new(tx, scope, &new, now).await?;
    for (why, ids) in &quiet {
        store::losses::set_quiet(tx, scope, ids, Some(why)).await?;
    }
    store::losses::set_quiet(tx, scope, &open, None).await?;
    let gone = gone(&known, found);
    let why = "The checks find it no more: its lines changed, or the settings did.";
    store::losses::withdraw(tx, scope, &gone, why, now).await?;
    let small = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let run = Run {
        id: job,
        ended_at: now,
        asked_by: 0,
        found: small(found.candidates.len()),
        new_ones: small(new.len()),
        quiet: small(new.iter().filter(|(_, why)| why.is_some()).count()),
        withdrawn: small(gone.len()),
        left_out: small(found.left_out),
    };
    store::losses::add_run(tx, scope, &run).await?;
    Ok(run)
}

/// Whether the checks say something else of a known candidate than before, or find it again.
fn says_anew(kept: &Kept, found: &domain::losses::Candidate) -> bool {
    let same = kept.content.reasons == found.reasons
        && kept.content.place == found.place
        && kept.content.others == found.others
        && kept.content.undone == found.undone
        && (kept.amount, kept.at_risk, kept.counted_elsewhere)
            == (found.amount, found.at_risk, found.counted_elsewhere);
    !same || kept.withdrawn.is_some()
}

/// The known candidates that were not found and are not withdrawn yet. Those about which somebody decided stay: that
/// money was lost or came back is true under any settings.
fn gone(known: &BTreeMap<String, Kept>, found: &Found) -> Vec<i64> {
    let keys: BTreeSet<&str> = found.candidates.iter().map(|candidate| candidate.key.as_str()).collect();
    let undecided = |kept: &Kept| matches!(kept.state, State::Open | State::Quiet);
    let left = |kept: &&Kept| kept.withdrawn.is_none() && undecided(kept) && !keys.contains(kept.key.as_str());
    known.values().filter(left).map(|kept| kept.id).collect()
}
