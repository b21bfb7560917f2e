//! Somebody stops an import, or puts a file aside.

use crate::jobs::OF_FILES;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::trail::Event;
use store::spend::FileState;

/// Asks that the work on a file stop; nothing of it is saved.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council, or one that no work is done on.
pub async fn cancel(guildhall: &Guildhall, scope: &Scope, file: i64) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::spend::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let job = store::jobs::last_of(&tx, scope, OF_FILES, file).await?.ok_or(Failure::NotFound)?;
    let cancelled_at_once = store::jobs::ask_to_cancel(&mut tx, scope, job.id, now).await?;
    if cancelled_at_once {
        store::spend::set_state(&mut tx, scope, file, &[FileState::Importing], FileState::Read).await?;
        store::spend::set_state(&mut tx, scope, file, &[FileState::Received], FileState::Refused).await?;
    }
    let event = Event::new("payments_file.cancel_asked", file, format!("The work on {} was to stop", known.name));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Puts a file aside that was read and is not wanted.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council; [`Failure::Refused`] for one that is imported.
pub async fn discard(guildhall: &Guildhall, scope: &Scope, file: i64) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::spend::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let from = [FileState::Read, FileState::Refused];
    if !store::spend::set_state(&mut tx, scope, file, &from, FileState::Discarded).await? {
        return Err(Failure::Refused("This file cannot be put aside now. Undo its import instead.".to_owned()));
    }
    let event =
        Event::new("payments_file.discarded", file, format!("{} was put aside without being imported", known.name));
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
