//! An operator adds a council.

use crate::{Failure, Guildhall};
use domain::access::Actor;
use domain::councils::{CouncilCode, CouncilId};
use domain::trail::Event;
use store::WriteTx;

/// Adds a council to an open write, with the first entry of its trail.
pub(crate) async fn add_in(
    guildhall: &Guildhall,
    tx: &mut WriteTx,
    code: &CouncilCode,
    name: &str,
) -> Result<CouncilId, Failure> {
    let now = guildhall.clock.now();
    let id = match store::councils::add(tx, code, name, now).await {
        Err(fault) if fault.is_taken() => {
            return Err(Failure::field("code", format!("There is a council with the code {code} already")));
        }
        other => other?,
    };
    let event = Event::new("council.founded", id.get(), format!("{name} was added under the code {code}"))
        .change("name", None, Some(name))
        .change("code", None, Some(code.as_str()));
    tx.record(Some(id), Actor::Operator, now, &event).await?;
    Ok(id)
}

/// Adds a council.
///
/// # Errors
/// [`Failure::Invalid`] when the code is taken.
pub async fn add(guildhall: &Guildhall, code: &CouncilCode, name: &str) -> Result<CouncilId, Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let id = add_in(guildhall, &mut tx, code, name).await?;
    tx.commit().await?;
    Ok(id)
}
