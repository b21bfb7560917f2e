//! Entering a saving and changing what is said of it.

use super::counting;
use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Idea, Saving, SavingId, YearPart, changed, check_entered};

/// Enters a saving, forecast in every year, under the next number.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_entered`] finds wrong.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, saving: Saving) -> Result<SavingId, Failure> {
    let mut wrong = check_pointed(guildhall, scope, "about", saving.about.as_ref()).await?;
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let id = SavingId::new(next_number::<Saving>(&tx, scope).await?);
    let years = saving
        .years
        .into_iter()
        .map(|part| YearPart { delivered: None, signed: None, sent_back: None, ..part })
        .collect();
    // An idea has no decision yet, whoever enters it.
    let idea = saving.idea.map(|_| Idea::default());
    let saving = Saving { id, years, entered: today, withdrawn: None, idea, ..saving };
    wrong.extend(check_entered(&saving, today));
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("The saving {:?} was entered", saving.title);
    keep_in(&mut tx, scope, &saving, &Keeping { done: "saving.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what is said of a saving. What was claimed of its years stays; finance's word stays unless the kind or the baseline
/// is another.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Refused`] for one that was withdrawn; [`Failure::Invalid`] for what [`changed`] finds wrong,
/// or where somebody else changed it meanwhile.
pub async fn change(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    saving: Saving,
    why: &str,
) -> Result<(), Failure> {
    mended(check_pointed(guildhall, scope, "about", saving.about.as_ref()).await?)?;
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let before = counting(&tx, scope, id, today).await?.record;
    let saving = changed(&before, saving, today)?;
    let said = format!("The saving {:?} was changed", saving.title);
    keep_in(&mut tx, scope, &saving, &Keeping { done: "saving.changed", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
