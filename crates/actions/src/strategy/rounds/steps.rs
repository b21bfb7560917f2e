//! A round is opened, closed, opened again, settled.

use crate::records::{Keeping, keep_in};
use crate::strategy::Ground;
use crate::strategy::ground::found;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Version;
use domain::strategy::rounds::{Agreed, Round, RoundId, RoundRefusal};
use domain::values::Date;
use store::WriteTx;

impl From<RoundRefusal> for Failure {
    fn from(refusal: RoundRefusal) -> Self {
        match refusal {
            RoundRefusal::LastDayPast => Failure::field("last_day", refusal.to_string()),
            RoundRefusal::NoReason => Failure::field("why", refusal.to_string()),
            other => Failure::Refused(format!("{other}.")),
        }
    }
}

async fn begin(guildhall: &Guildhall, scope: &Scope, round: RoundId) -> Result<(WriteTx, Version<Round>), Failure> {
    let tx = guildhall.store.begin_write().await?;
    let kept = found::<Round>(&tx, scope, &round.to_string()).await?;
    Ok((tx, kept))
}

async fn finish(
    guildhall: &Guildhall,
    scope: &Scope,
    (mut tx, before): (WriteTx, u32),
    next: &Round,
    (done, said, why): (&'static str, &str, &str),
) -> Result<(), Failure> {
    let said = format!("The round {:?} {said}", next.name);
    let keeping = Keeping { done, said, why, seen: Some(before) };
    keep_in(&mut tx, scope, next, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Opens a round for answers, until a last day where one is given.
///
/// # Errors
/// [`Failure::Invalid`] for a day that is over; [`Failure::Refused`] where it was opened before, has nothing to ask, or
/// nobody is invited.
pub async fn open(guildhall: &Guildhall, scope: &Scope, round: RoundId, last_day: Option<Date>) -> Result<(), Failure> {
    let (tx, kept) = begin(guildhall, scope, round).await?;
    if kept.record.invited.is_empty() {
        return Err(Failure::Refused("Invite somebody first: nobody could answer the round.".to_owned()));
    }
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&kept.record.edition)?;
    let next = kept.record.open(edition, last_day, guildhall.clock.today())?;
    finish(guildhall, scope, (tx, kept.number), &next, ("round.opened", "was opened", "")).await
}

/// Closes a round, so that its levels can be agreed.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::Refused`] where it is not open.
pub async fn close(guildhall: &Guildhall, scope: &Scope, round: RoundId, why: &str) -> Result<(), Failure> {
    let (tx, kept) = begin(guildhall, scope, round).await?;
    let next = kept.record.close(guildhall.clock.now(), why)?;
    finish(guildhall, scope, (tx, kept.number), &next, ("round.closed", "was closed", why)).await
}

/// Opens a closed round again. What people typed after it was closed is still there to be sent.
///
/// # Errors
/// As [`open`].
pub async fn reopen(
    guildhall: &Guildhall,
    scope: &Scope,
    round: RoundId,
    last_day: Option<Date>,
) -> Result<(), Failure> {
    let (tx, kept) = begin(guildhall, scope, round).await?;
    let next = kept.record.reopen(last_day, guildhall.clock.today())?;
    finish(guildhall, scope, (tx, kept.number), &next, ("round.reopened", "was opened again", "")).await
}

/// Settles a round: the levels agreed in it count from today.
///
/// # Errors
/// [`Failure::Refused`] where it is not closed, or a level is not agreed yet.
pub async fn settle(guildhall: &Guildhall, scope: &Scope, round: RoundId) -> Result<(), Failure> {
    let (tx, kept) = begin(guildhall, scope, round).await?;
    let agreed: Vec<Agreed> = store::records::all(&tx, scope).await?;
    let next = kept.record.settle(&agreed, guildhall.clock.today())?;
    finish(guildhall, scope, (tx, kept.number), &next, ("round.settled", "was settled", "")).await
}
