//! Taking a record out, with its entry in the trail.

use super::keep::attested;
use crate::Failure;
use domain::access::Scope;
use domain::records::Record;
use domain::trail::Event;
use jiff::Timestamp;
use store::WriteTx;

/// Takes a record out within an open write: it counts no more, and its versions stay. `done` is what was done as the trail
/// names it, such as `attendance.taken_out`, with a sentence.
///
/// # Errors
/// [`Failure::NotFound`] where no record of that key counts.
pub async fn take_out_in<T: Record>(
    tx: &mut WriteTx,
    scope: &Scope,
    key: &str,
    (done, said, why): (&'static str, &str, &str),
    now: Timestamp,
) -> Result<(), Failure> {
    let put = store::records::take_out::<T>(tx, scope, key, why, now).await?.ok_or(Failure::NotFound)?;
    let after = attested(i64::from(put.version), &put.content);
    let event = Event::new(done, put.id, said).change(T::NOUN, None, Some(&after)).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(())
}
