//! A council offers others help with an area, and ends that.

use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::exemplars::{HelpOffered, check_help};

/// Offers help with an area in which the council's agreed level is high enough; what was offered in it before is replaced.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn offer_help(guildhall: &Guildhall, scope: &Scope, help: &HelpOffered) -> Result<(), Failure> {
    let said = format!("Help with {} was offered to other councils", help.index.index);
    keep_help(guildhall, scope, help, Keeping { done: "help.offered", said, why: "", seen: None }).await
}

/// Ends an offer from today on.
///
/// # Errors
/// [`Failure::NotFound`] where nothing is offered in the area.
pub async fn end_help(guildhall: &Guildhall, scope: &Scope, index: &str) -> Result<(), Failure> {
    let known = store::records::one::<HelpOffered>(&guildhall.store, scope, index).await?.ok_or(Failure::NotFound)?;
    let today = guildhall.clock.today();
    // An offer that was to begin later never begins.
    let help = HelpOffered { ended: Some(today.max(known.record.from)), ..known.record };
    let said = format!("The offer of help with {} was ended", help.index.index);
    keep_help(guildhall, scope, &help, Keeping { done: "help.ended", said, why: "", seen: Some(known.number) }).await
}

async fn keep_help(
    guildhall: &Guildhall,
    scope: &Scope,
    help: &HelpOffered,
    keeping: Keeping<'_>,
) -> Result<(), Failure> {
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let levels = book.agreed_levels(&help.index.edition);
    mended(check_help(help, levels.get(&help.index.index).copied()))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    keep_in(&mut tx, scope, help, &keeping, now).await?;
    Ok(tx.commit().await?)
}
