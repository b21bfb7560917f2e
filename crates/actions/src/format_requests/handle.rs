//! Somebody of the council says what became of a request.

use super::erase::erase_due_in;
use super::settings;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::format_requests::{FormatRequest, FormatRequestId, Step, after};

/// Brings a request to another state. `seen` is the version that the form was made from.
///
/// # Errors
/// [`Failure::NotFound`] for a request that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn handle(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (FormatRequestId, u32),
    step: &Step,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<FormatRequest>(&tx, scope, &id.to_string()).await?.ok_or(Failure::NotFound)?;
    let settings = settings(&tx, scope).await?;
    let request = after(&known.record, step, &settings, today)?;
    // What was typed as a reason may name somebody, and what the trail says stays for good.
    let said = format!("Request {id} for another format: {}", request.state.label().to_lowercase());
    let keeping = Keeping { done: "format_request.handled", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, &request, &keeping, now).await?;
    erase_due_in(&mut tx, scope, (now, today)).await?;
    Ok(tx.commit().await?)
}
