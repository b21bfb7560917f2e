//! A payments file comes in.

use crate::jobs::READ_PAYMENTS;
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::spend::Mapping;
use domain::trail::Event;
use domain::values::Pence;
use store::spend::NewFile;

/// Takes a file whose content is safe on the disk, and asks that it be read. Answers the file's number and the job's.
///
/// # Errors
/// When the records cannot be written.
pub async fn receive(
    guildhall: &Guildhall,
    scope: &Scope,
    sent_name: &str,
    received: &Received,
    mapping: Mapping,
    control_total: Option<Pence>,
) -> Result<(i64, i64), Failure> {
    let now = guildhall.clock.now();
    let name = super::file_name::shown(sent_name);
    let bytes = i64::try_from(received.bytes).map_err(|_| Failure::Refused("The file is too large".to_owned()))?;
    let new = NewFile { name: name.clone(), sha256: received.sha256.clone(), bytes, mapping, control_total };
    let mut tx = guildhall.store.begin_write().await?;
    let id = store::spend::add_file(&mut tx, scope, &new, now).await?;
    let job = store::jobs::ask(&mut tx, scope, READ_PAYMENTS, id, now).await?;
    let event =
        Event::new("payments_file.received", id, format!("The payments file {name} was received ({bytes} bytes)"))
            .change("sha256", None, Some(&received.sha256));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok((id, job))
}
