//! What entered settings would change is counted before they are in force.

use super::find::{KEPT_MOST, find};
use crate::jobs::while_kept;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::losses::{Candidate, Check, Edition, Editions};
use domain::trail::Event;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicI64;
use store::jobs::{Job, JobState};
use store::losses::Preview;

/// Carries out the job that counts what the entered settings would change. Settings that were put aside meanwhile need none.
pub(crate) async fn run_preview(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let draft = store::losses::draft(&guildhall.store, scope).await?;
    let preview = match &draft {
        None => None,
        Some(draft) => {
            let step = AtomicI64::new(0);
            let counted = count(guildhall, scope, draft, &step);
            Some((draft.id, while_kept(guildhall, job, &step, counted).await?))
        }
    };
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    let said = match &preview {
        Some((id, preview)) => {
            store::losses::keep_preview(&mut tx, scope, *id, preview).await?;
            format!("Entered settings would find {} candidates more and {} fewer", preview.more, preview.fewer)
        }
        None => "Entered settings were put aside before they were counted".to_owned(),
    };
    let event = Event::new("losses.settings_counted", job.id, said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

async fn count(
    guildhall: &Guildhall,
    scope: &Scope,
    draft: &store::losses::Draft,
    step: &AtomicI64,
) -> Result<Preview, Failure> {
    let batches = store::spend::live_batches(&guildhall.store, scope).await?;
    let known = store::losses::all_settings(&guildhall.store, scope).await?;
    let mut entered: Vec<Edition> =
        known.into_iter().map(|one| Edition { from: one.from, settings: one.settings }).collect();
    let now = find(guildhall, scope, &batches, &Editions::new(entered.clone()), KEPT_MOST, step).await?.candidates;
    entered.push(Edition { from: draft.from, settings: draft.settings.clone() });
    let then = find(guildhall, scope, &batches, &Editions::new(entered), KEPT_MOST, step).await?.candidates;
    Ok(compared(&now, &then))
}

fn compared(now: &[Candidate], then: &[Candidate]) -> Preview {
    let keys = |all: &[Candidate]| all.iter().map(|one| one.key.clone()).collect::<BTreeSet<_>>();
    let (before, after) = (keys(now), keys(then));
    let small = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let of = |all: &[Candidate], check: Check| small(all.iter().filter(|one| one.check() == check).count());
    Preview {
        more: small(after.difference(&before).count()),
        fewer: small(before.difference(&after).count()),
        checks: Check::ALL.iter().map(|check| (check.name().to_owned(), of(now, *check), of(then, *check))).collect(),
    }
}
