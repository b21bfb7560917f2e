//! Somebody decides about a candidate.

use super::run::quiet_why;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::losses::{Asked, Decision, State, quiet_by};
use domain::trail::Event;
use jiff::Timestamp;
use store::WriteTx;
use store::losses::{Kept, NewPattern};

/// What somebody asks for about a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The decision.
    pub asked: Asked,
    /// Whether others like it shall stay quiet, where it is cleared.
    pub keeps_quiet: bool,
}

/// Decides about a candidate: clears, confirms, marks as recovered, or opens it again.
///
/// # Errors
/// [`Failure::NotFound`] for a candidate of another council; [`Failure::Invalid`] for what must be mended;
/// [`Failure::Refused`] for one that was withdrawn, or that somebody else decided about meanwhile.
pub async fn decide(guildhall: &Guildhall, scope: &Scope, id: i64, deciding: &Deciding) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let kept = store::losses::kept(&tx, scope, id).await?.ok_or(Failure::NotFound)?;
    if let Some((_, why)) = &kept.withdrawn {
        return Err(Failure::Refused(format!("This was withdrawn, so there is nothing to decide. {why}")));
    }
    let decision = domain::losses::decide(kept.state, kept.amount, &deciding.asked).map_err(|wrong| {
        Failure::Invalid(wrong.into_iter().map(|one| FieldError { field: one.field, message: one.message }).collect())
    })?;
    if !store::losses::decide(&mut tx, scope, (id, kept.state), &decision, now).await? {
        return Err(Failure::Refused("Somebody else decided about this meanwhile. Look at it again.".to_owned()));
    }
    let taught = if decision.to == State::Cleared && deciding.keeps_quiet {
        teach(&mut tx, scope, &kept, &decision, now).await?
    } else {
        false
    };
    if kept.state == State::Cleared && decision.to != State::Cleared {
        unlearn(&mut tx, scope, &kept, now).await?;
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event(&kept, &decision, taught)).await?;
    Ok(tx.commit().await?)
}

/// Keeps the patterns of a cleared candidate, and makes its open like quiet. Whether there was anything to learn.
async fn teach(
    tx: &mut WriteTx,
    scope: &Scope,
    kept: &Kept,
    decision: &Decision,
    now: Timestamp,
) -> Result<bool, Failure> {
    let telling = kept.content.reasons.iter().map(|reason| &reason.pattern).filter(|pattern| pattern.is_telling());
    let new: Vec<NewPattern> = telling
        .map(|pattern| NewPattern { candidate: kept.id, pattern: pattern.clone(), why: decision.why.clone() })
        .collect();
    for pattern in &new {
        store::losses::keep_pattern(tx, scope, pattern, now).await?;
    }
    if new.is_empty() {
        return Ok(false);
    }
    let patterns = store::losses::patterns(tx, scope).await?;
    for like in store::losses::of_supplier(tx, scope, &kept.supplier_key).await? {
        let known = |pattern: &_| patterns.iter().find(|known| known.pattern == *pattern);
        if let Some(by) = quiet_by(&like.content.reasons, known).filter(|_| like.state == State::Open) {
            store::losses::set_quiet(tx, scope, &[like.id], Some(&quiet_why(by))).await?;
        }
    }
    Ok(true)
}

/// Ends the patterns that a candidate taught, and opens what only they kept quiet.
async fn unlearn(tx: &mut WriteTx, scope: &Scope, kept: &Kept, now: Timestamp) -> Result<(), Failure> {
    if store::losses::end_patterns_of(tx, scope, kept.id, now).await? == 0 {
        return Ok(());
    }
    let patterns = store::losses::patterns(tx, scope).await?;
    for like in store::losses::of_supplier(tx, scope, &kept.supplier_key).await? {
        let known = |pattern: &_| patterns.iter().find(|known| known.pattern == *pattern);
        if like.state == State::Quiet && quiet_by(&like.content.reasons, known).is_none() {
            store::losses::set_quiet(tx, scope, &[like.id], None).await?;
        }
    }
    Ok(())
}

fn event(kept: &Kept, decision: &Decision, taught: bool) -> Event {
    let said = format!(
        "A candidate for lost money ({}, {}) is now: {}",
        kept.check.label().to_lowercase(),
        kept.amount,
        decision.to.label().to_lowercase()
    );
    let mut event = Event::new("losses.decided", kept.id, said)
        .change("state", Some(kept.state.label()), Some(decision.to.label()))
        .because(decision.why.as_str());
    if kept.recovered != decision.recovered {
        let (before, after) = (kept.recovered.to_string(), decision.recovered.to_string());
        event = event.change("recovered", Some(&before), Some(&after));
    }
    if taught {
        event = event.change("others like it", None, Some("stay quiet"));
    }
    event
}
