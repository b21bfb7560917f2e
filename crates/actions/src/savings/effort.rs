//! Hours of the work of buying.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Effort, check_effort, hours_said};

/// Enters hours under the next number.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_effort`] finds wrong.
pub async fn log_effort(guildhall: &Guildhall, scope: &Scope, effort: Effort) -> Result<i64, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let wrong = check_effort(&effort, today);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
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
    let mut tx = guildhall.store.begin_write().await?;
    store::records::one::<Effort>(&tx, scope, &number.to_string()).await?.ok_or(Failure::NotFound)?;
    let effort = Effort { number, ..effort };
    // Hours entered by mistake are nought from then on; the history keeps what they were.
    let wrong: Vec<_> =
        check_effort(&effort, today).into_iter().filter(|one| effort.quarters > 0 || one.field != "hours").collect();
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("Hours of {} were corrected", effort.stage.name());
    keep_in(&mut tx, scope, &effort, &Keeping { done: "effort.corrected", said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
