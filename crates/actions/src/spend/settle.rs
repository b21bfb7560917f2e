//! Somebody corrects how a file is to be read.

use crate::jobs::READ_PAYMENTS;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::spend::Mapping;
use domain::trail::Event;
use domain::values::Pence;
use store::spend::FileState;

/// Keeps another mapping or control total and asks that the file be read again. Answers the job's number.
///
/// # Errors
/// [`Failure::NotFound`] for a file of another council; [`Failure::Refused`] once it is imported.
pub async fn settle(
    guildhall: &Guildhall,
    scope: &Scope,
    file: i64,
    mapping: &Mapping,
    control_total: Option<Pence>,
) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::spend::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let from = [FileState::Read, FileState::Refused];
    if !store::spend::set_state(&mut tx, scope, file, &from, FileState::Received).await? {
        return Err(Failure::Refused("This file cannot be read differently now. Undo its import first.".to_owned()));
    }
    store::spend::set_mapping(&mut tx, scope, file, mapping).await?;
    store::spend::set_control_total(&mut tx, scope, file, control_total).await?;
    let job = store::jobs::ask(&mut tx, scope, READ_PAYMENTS, file, now).await?;
    let shown = |mapping: &Mapping| serde_json::to_string(mapping).unwrap_or_default();
    let event = Event::new("payments_file.mapping_changed", file, format!("How {} is read was changed", known.name))
        .change("mapping", Some(&shown(&known.mapping)), Some(&shown(mapping)));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(job)
}
