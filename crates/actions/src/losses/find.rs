//! The checks look through all lines that count.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::losses::{
    Candidate, Editions, Hit, Line, collect, judge_repeats, judge_single, judge_split, judge_two_suppliers,
    settle_credits,
};
use domain::values::Pence;
use ledger::LossGroups;
use std::sync::atomic::{AtomicI64, Ordering};

/// The most candidates that a run keeps: nobody looks through more, and a file that came in twice would make as many as
/// it has lines.
pub(super) const KEPT_MOST: usize = 20_000;

/// What the checks found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The candidates, those with the most money at risk first.
    pub candidates: Vec<Candidate>,
    /// How many more there were, beyond the most that is kept.
    pub left_out: usize,
}

/// Looks through the lines of these batches, and gives so many candidates at most. It saves nothing; `step` counts the
/// searches that are done.
///
/// # Errors
/// When a batch is missing or its lines cannot be read.
pub async fn find(
    guildhall: &Guildhall,
    scope: &Scope,
    batches: &[i64],
    editions: &Editions,
    most: usize,
    step: &AtomicI64,
) -> Result<Found, Failure> {
    let mut hits = Vec::new();
    for groups in LossGroups::ALL.iter().copied() {
        if groups.are_wanted(editions) {
            hits.extend(judged(guildhall, scope, batches, groups, editions).await?);
        }
        step.fetch_add(1, Ordering::Relaxed);
    }
    let mut candidates =
        tokio::task::spawn_blocking(move || collect(hits)).await.map_err(|fault| Failure::Fault(fault.to_string()))?;
    let left_out = candidates.len().saturating_sub(most);
    candidates.truncate(most);
    Ok(Found { candidates, left_out })
}

async fn judged(
    guildhall: &Guildhall,
    scope: &Scope,
    batches: &[i64],
    groups: LossGroups,
    editions: &Editions,
) -> Result<Vec<Hit>, Failure> {
    let council = scope.council().get();
    let judge = |lines: &[Line]| match groups {
        LossGroups::Repeats => judge_repeats(lines, editions),
        LossGroups::SharedReferences => judge_two_suppliers(lines, editions),
        LossGroups::JustBelow(limit) => judge_split(lines, limit, editions),
        LossGroups::Single => judge_single(lines, editions),
    };
    let mut hits = Vec::new();
    guildhall.ledger.loss_groups(council, batches, groups, editions, |lines| hits.extend(judge(lines))).await?;
    if groups == LossGroups::SharedReferences && !hits.is_empty() {
        let amounts: Vec<Pence> = hits.iter().map(|hit| hit.suspect.amount()).collect();
        let credits = guildhall.ledger.credits_of(council, batches, &amounts).await?;
        settle_credits(&mut hits, &credits);
    }
    Ok(hits)
}
