//! The end of a council at a reorganisation, and the passing of its plan to the successor.

use crate::records::{Keeping, keep, keep_in, next_number};
use crate::strategy::ground::found;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::actions::{AuditReview, AuditReviewId, Ending, Plan, PlannedAction, PlannedActionId};
use domain::strategy::rounds::Target;
use store::WriteTx;

/// Says when the council ends, and who takes over.
///
/// # Errors
/// [`Failure::Invalid`] where the successor is the council itself.
pub async fn set_ending(guildhall: &Guildhall, scope: &Scope, ending: &Ending) -> Result<(), Failure> {
    if ending.council == ending.successor {
        return Err(Failure::field("successor", "Select another council as successor"));
    }
    let said = format!("The council ends on {}, and {} takes over", ending.vesting, ending.successor.as_str());
    keep(guildhall, scope, ending, &Keeping { done: "council.ending", said, why: "", seen: None }).await
}

/// Passes what is open to the successor; answers how many actions passed. What was done stays as history of the council.
///
/// # Errors
/// [`Failure::Invalid`] before the vesting day; [`Failure::NotFound`] where no end is known.
pub async fn pass(guildhall: &Guildhall, scope: &Scope, successor: &Scope) -> Result<usize, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let ending = found::<Ending>(&tx, scope, "ending").await?.record;
    let plan = Plan {
        actions: store::records::all(&tx, scope).await?,
        targets: store::records::all(&tx, scope).await?,
        reviews: store::records::all(&tx, scope).await?,
    };
    let next = PlannedActionId::new(next_number::<PlannedAction>(&tx, successor).await?);
    let passed = ending.pass(&plan, next, today)?;
    if passed.kept == plan {
        return Ok(0);
    }
    let passing =
        Passing { said: format!("Passed from {} to {}", ending.council.as_str(), ending.successor.as_str()), now };
    passing.keep(&mut tx, scope, changed(&plan.actions, &passed.kept.actions)).await?;
    passing.keep(&mut tx, scope, changed(&plan.targets, &passed.kept.targets)).await?;
    passing.keep(&mut tx, scope, changed(&plan.reviews, &passed.kept.reviews)).await?;
    passing.keep(&mut tx, successor, passed.taken.actions.iter()).await?;
    let known: Vec<Target> = store::records::all(&tx, successor).await?;
    let is_new = |target: &&Target| !known.iter().any(|own| own.index == target.index);
    passing.keep(&mut tx, successor, passed.taken.targets.iter().filter(is_new)).await?;
    let first = next_number::<AuditReview>(&tx, successor).await?;
    let renumbered: Vec<AuditReview> = passed
        .taken
        .reviews
        .iter()
        .zip(first..)
        .map(|(review, number)| AuditReview { id: AuditReviewId::new(number), ..review.clone() })
        .collect();
    passing.keep(&mut tx, successor, renumbered.iter()).await?;
    tx.commit().await?;
    Ok(passed.taken.actions.len())
}

/// The records that are another than before.
fn changed<'a, T: PartialEq>(before: &'a [T], after: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
    before.iter().zip(after).filter(|(before, after)| before != after).map(|(_, after)| after)
}

struct Passing {
    said: String,
    now: jiff::Timestamp,
}

impl Passing {
    async fn keep<'a, T: Record + 'a>(
        &self,
        tx: &mut WriteTx,
        scope: &Scope,
        records: impl Iterator<Item = &'a T>,
    ) -> Result<(), Failure> {
        for record in records {
            let keeping = Keeping { done: "strategy.passed", said: self.said.clone(), why: "", seen: None };
            keep_in(tx, scope, record, &keeping, self.now).await?;
        }
        Ok(())
    }
}
