//! An import is undone whole.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::spend::FileState;

/// Undoes an import: from this moment on no figure counts its lines. The lines and the file stay for whoever must look.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a batch of another council;
/// [`Failure::Refused`] when it is undone already.
pub async fn undo(guildhall: &Guildhall, scope: &Scope, batch: i64, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the import is undone"));
    }
    let mut tx = guildhall.store.begin_write().await?;
    // The moment is taken once the write has its turn, so that moments stand in the order of writes.
    let now = guildhall.clock.now();
    let known = store::spend::batch(&tx, scope, batch).await?.ok_or(Failure::NotFound)?;
    if !store::spend::undo_batch(&mut tx, scope, batch, why, now).await? {
        return Err(Failure::Refused("This import is undone already.".to_owned()));
    }
    store::spend::set_state(&mut tx, scope, known.file, &[FileState::Imported], FileState::Undone).await?;
    let withdrawn = crate::losses::withdraw_batch(&mut tx, scope, batch, why, now).await?;
    let said = format!("An import was undone: {} lines, {}", known.lines, known.total);
    let mut event = Event::new("batch.undone", batch, said).because(why);
    if withdrawn > 0 {
        event = event.change("candidates for lost money", None, Some(&format!("{withdrawn} withdrawn")));
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
