//! Entering what councils save together.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{JointSaving, check_joint};
use domain::strategy::NumberedJointSaving;

fn checked(joint: &JointSaving) -> Result<(), Failure> {
    let wrong = check_joint(joint);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.into()) }
}

/// Enters a joint saving under the next number, which it answers.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_joint`] finds wrong, such as percentages that do not come to 100.
pub async fn enter_joint(guildhall: &Guildhall, scope: &Scope, joint: JointSaving) -> Result<i64, Failure> {
    checked(&joint)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let number = next_number::<NumberedJointSaving>(&tx, scope).await?;
    let said = format!("The joint saving {:?} was entered", joint.title);
    let keeping = Keeping { done: "joint_saving.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &NumberedJointSaving { number, joint }, &keeping, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// Changes a joint saving.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for what [`check_joint`] finds wrong, or where somebody else changed it meanwhile.
pub async fn change_joint(
    guildhall: &Guildhall,
    scope: &Scope,
    (number, seen): (i64, u32),
    joint: JointSaving,
    why: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<NumberedJointSaving>(&tx, scope, &number.to_string()).await?;
    before.ok_or(Failure::NotFound)?;
    checked(&joint)?;
    let said = format!("The joint saving {:?} was changed", joint.title);
    let keeping = Keeping { done: "joint_saving.changed", said, why, seen: Some(seen) };
    keep_in(&mut tx, scope, &NumberedJointSaving { number, joint }, &keeping, now).await?;
    Ok(tx.commit().await?)
}
