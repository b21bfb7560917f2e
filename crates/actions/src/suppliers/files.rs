//! A facts file comes in, is read differently, is put aside.

use crate::jobs::{OF_FACTS_FILES, READ_SUPPLIER_FACTS};
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::suppliers::FactsMapping;
use domain::trail::Event;
use store::suppliers::{FactsFileState, NewFactsFile};

/// Takes a facts file whose content is safe on the disk, and asks that it be read. Answers the file's number and the job's.
///
/// # Errors
/// When the records cannot be written.
pub async fn receive(
    guildhall: &Guildhall,
    scope: &Scope,
    sent_name: &str,
    received: &Received,
    mapping: FactsMapping,
) -> Result<(i64, i64), Failure> {
    let now = guildhall.clock.now();
    let name = crate::spend::shown_name(sent_name);
    let bytes = i64::try_from(received.bytes).map_err(|_| Failure::Refused("The file is too large".to_owned()))?;
    let source = if mapping.source.trim().is_empty() { name.clone() } else { mapping.source.trim().to_owned() };
    let mapping = FactsMapping { source, ..mapping };
    let new = NewFactsFile { name: name.clone(), sha256: received.sha256.clone(), bytes, mapping };
    let mut tx = guildhall.store.begin_write().await?;
    let id = store::suppliers::add_file(&mut tx, scope, &new, now).await?;
    let job = store::jobs::ask(&mut tx, scope, READ_SUPPLIER_FACTS, id, now).await?;
    let said = format!("The supplier facts file {name} was received ({bytes} bytes)");
    let event = Event::new("supplier_facts_file.received", id, said).change("sha256", None, Some(&received.sha256));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok((id, job))
}

/// Keeps another mapping and asks that the file be read again. Answers the job's number.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council; [`Failure::Refused`] once its facts count.
pub async fn settle(guildhall: &Guildhall, scope: &Scope, file: i64, mapping: &FactsMapping) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let from = [FactsFileState::Read, FactsFileState::Refused];
    if !store::suppliers::set_state(&mut tx, scope, file, &from, FactsFileState::Received).await? {
        return Err(Failure::Refused("This file cannot be read differently now. Undo it first.".to_owned()));
    }
    store::suppliers::set_mapping(&mut tx, scope, file, mapping).await?;
    let job = store::jobs::ask(&mut tx, scope, READ_SUPPLIER_FACTS, file, now).await?;
    let shown = |mapping: &FactsMapping| serde_json::to_string(mapping).unwrap_or_default();
    let said = format!("How {} is read was changed", known.name);
    let event = Event::new("supplier_facts_file.mapping_changed", file, said).change(
        "mapping",
        Some(&shown(&known.mapping)),
        Some(&shown(mapping)),
    );
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(job)
}

/// Asks that the work on a facts file stop; nothing of it is saved.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council, or one that no work is done on.
pub async fn cancel(guildhall: &Guildhall, scope: &Scope, file: i64) -> Result<(), Failure> {
    use FactsFileState::{Loading, Read, Received, Refused};
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let job = store::jobs::last_of(&tx, scope, OF_FACTS_FILES, file).await?.ok_or(Failure::NotFound)?;
    if store::jobs::ask_to_cancel(&mut tx, scope, job.id, now).await? {
        store::suppliers::set_state(&mut tx, scope, file, &[Loading], Read).await?;
        store::suppliers::set_state(&mut tx, scope, file, &[Received], Refused).await?;
    }
    let said = format!("The work on {} was to stop", known.name);
    let event = Event::new("supplier_facts_file.cancel_asked", file, said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Puts a facts file aside that was read and is not wanted.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council; [`Failure::Refused`] for one whose facts count.
pub async fn discard(guildhall: &Guildhall, scope: &Scope, file: i64) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let from = [FactsFileState::Read, FactsFileState::Refused];
    if !store::suppliers::set_state(&mut tx, scope, file, &from, FactsFileState::Discarded).await? {
        return Err(Failure::Refused("This file cannot be put aside now. Undo it instead.".to_owned()));
    }
    let said = format!("{} was put aside without its facts being taken in", known.name);
    let event = Event::new("supplier_facts_file.discarded", file, said);
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
