//! Who asked is erased: when their time is over, or when they want it.

use super::settings;
use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::format_requests::{FormatRequest, FormatRequestId, is_to_be_erased};
use domain::records::Version;
use domain::strategy::check_reason;
use domain::values::Date;
use jiff::Timestamp;
use store::WriteTx;

/// Erases who made a request that is closed, before their time is over, such as because they want it. The request stays and
/// counts.
///
/// # Errors
/// [`Failure::NotFound`] for a request that the council has not; [`Failure::Refused`] for one that is open or whose asker was
/// erased; [`Failure::Invalid`] without a reason.
pub async fn erase(guildhall: &Guildhall, scope: &Scope, id: FormatRequestId, why: &str) -> Result<(), Failure> {
    mended(check_reason(why))?;
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<FormatRequest>(&tx, scope, &id.to_string()).await?.ok_or(Failure::NotFound)?;
    if known.record.state.is_open() {
        return Err(Failure::Refused("Say first what became of the request. Then who asked can be erased.".to_owned()));
    }
    if known.record.erased_on.is_some() {
        return Err(Failure::Refused("Who asked was erased already.".to_owned()));
    }
    erase_in(&mut tx, scope, known, (now, today), why.trim()).await?;
    Ok(tx.commit().await?)
}

/// Erases, in every council, who made requests whose time is over. Says what it did, council by council, and names nobody.
///
/// # Errors
/// When the records cannot be read or written.
pub async fn erase_all_due(guildhall: &Guildhall) -> Result<Vec<String>, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut said = Vec::new();
    for council in store::councils::all(&guildhall.store).await? {
        let scope = Scope::of_operator(council.id);
        if due(&guildhall.store, &scope, today).await?.is_empty() {
            continue;
        }
        let mut tx = guildhall.store.begin_write().await?;
        let count = erase_due_in(&mut tx, &scope, (now, today)).await?;
        tx.commit().await?;
        said.push(format!("{}: who made {count} requests for other formats", council.code));
    }
    Ok(said)
}

async fn due(from: &impl store::Reads, scope: &Scope, today: Date) -> Result<Vec<FormatRequest>, Failure> {
    let settings = settings(from, scope).await?;
    let all: Vec<FormatRequest> = store::records::all(from, scope).await?;
    Ok(all.into_iter().filter(|one| is_to_be_erased(one, &settings, today)).collect())
}

/// Erases within an open write who made requests of a council whose time is over. Answers how many.
pub(super) async fn erase_due_in(
    tx: &mut WriteTx,
    scope: &Scope,
    (now, today): (Timestamp, Date),
) -> Result<usize, Failure> {
    let due = due(tx, scope, today).await?;
    let months = settings(tx, scope).await?.months;
    let (count, why) = (due.len(), format!("{months} months after it was closed"));
    for request in due {
        let known = store::records::one(tx, scope, &request.id.to_string()).await?.ok_or(Failure::NotFound)?;
        erase_in(tx, scope, known, (now, today), &why).await?;
    }
    Ok(count)
}

/// Erases who asked, unless somebody changes the request at the same time: a request that was just taken in hand again keeps
/// its asker.
async fn erase_in(
    tx: &mut WriteTx,
    scope: &Scope,
    known: Version<FormatRequest>,
    (now, today): (Timestamp, Date),
    why: &str,
) -> Result<(), Failure> {
    let request = FormatRequest { erased_on: Some(today), ..known.record };
    store::format_requests::erase_asker(tx, scope, request.id).await?;
    let said = format!("The personal details with request {} for another format were erased", request.id);
    keep_in(tx, scope, &request, &Keeping { done: "format_request.erased", said, why, seen: Some(known.number) }, now)
        .await
}
