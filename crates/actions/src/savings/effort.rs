//! Hours of the work of buying.

use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Effort, check_effort, hours_said};

/// Enters hours under the next number.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_effort`] finds wrong, or a record that is not there.
pub async fn log_effort(guildhall: &Guildhall, scope: &Scope, effort: Effort) -> Result<i64, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut wrong = check_effort(&effort, today);
    wrong.extend(check_pointed(guildhall, scope, "about", effort.about.as_ref()).await?);
    mended(wrong)?;
    let mut tx = guildhall.store.begin_write().await?;
    let number = next_number::<Effort>(&tx, scope).await?;
    let effort = Effort { number, ..effort };
    let said = format!("{} hours of {} were entered", hours_said(u64::from(effort.quarters)), effort.stage.name());
    keep_in(&mut tx, scope, &effort, &Keeping { done: "effort.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// Corrects hours that were entered; nought takes them out of every sum.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for what [`check_effort`] finds wrong, or where somebody else changed them
/// meanwhile.
pub async fn correct_effort(
    guildhall: &Guildhall,
    scope: &Scope,
    (number, seen): (i64, u32),
    effort: Effort,
    why: &str,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let pointed = check_pointed(guildhall, scope, "about", effort.about.as_ref()).await?;
    let mut tx = guildhall.store.begin_write().await?;
    store::records::one::<Effort>(&tx, scope, &number.to_string()).await?.ok_or(Failure::NotFound)?;
    let effort = Effort { number, ..effort };
    // Hours entered by mistake are nought from then on; the history keeps what they were.
    let wrong = check_effort(&effort, today).into_iter().filter(|one| effort.quarters > 0 || one.field != "hours");
    mended(wrong.chain(pointed).collect())?;
    let said = format!("Hours of {} were corrected", effort.stage.name());
    keep_in(&mut tx, scope, &effort, &Keeping { done: "effort.corrected", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
