//! One level is agreed for an area, with its reason.

use crate::records::{Keeping, keep_in};
use crate::strategy::ground::found;
use crate::strategy::{Ground, Heeded};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::checks::{LevelCheck, propose};
use domain::strategy::rounds::{
    AgreeFacts, Agreed, AskedToAgree, Round, RoundId, agree as agreed, level_before, points, spreads,
};

/// Agrees a level. What the answers, the facts and the round before say beside it is kept with it.
///
/// `seen` is the version of the agreed level that its reader saw, 0 where there was none; `confirmed`, whether what is
/// unlikely about it was thought about.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended, or somebody agreed another level meanwhile; [`Failure::NotFound`] where there is no such round.
pub async fn agree(
    guildhall: &Guildhall,
    scope: &Scope,
    round: RoundId,
    asked: &AskedToAgree,
    (seen, confirmed): (u32, bool),
) -> Result<Heeded, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let facts = store::strategy::facts(&guildhall.store, scope, today).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let kept = found::<Round>(&tx, scope, &round.to_string()).await?.record;
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&kept.edition)?;
    let (book, index) = (&facts.book, edition.reference(&asked.index));
    let spread = spreads(edition, &kept.asked, &book.invited(&kept), &book.answers_of(&kept)).remove(&asked.index);
    let checks: Vec<LevelCheck> = book.checks(ground.editions(), edition);
    let answered = spread.unwrap_or_default();
    let beside = AgreeFacts {
        spread: answered.whole,
        unmet: answered.unmet,
        proposed: propose(&index, &checks, &facts.readings).level,
        before: level_before(ground.editions(), &index, &points(&book.rounds, &book.agreed)),
    };
    let (level, warned) = agreed(&kept, edition, asked, &beside, today)?;
    if let Some(heeded) = Heeded::unless(confirmed, &warned) {
        return Ok(heeded);
    }
    let said = format!("{} was agreed for {index}", edition.levels.name(level.level));
    let keeping = Keeping { done: "level.agreed", said, why: &level.why.clone(), seen: Some(seen) };
    keep_in::<Agreed>(&mut tx, scope, &level, &keeping, now).await?;
    tx.commit().await?;
    Ok(Heeded::Saved)
}
