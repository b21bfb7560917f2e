//! Somebody who knows a category is entered or changed.

use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::code_from;
use domain::strategy::training::{Expert, check_expert};

/// Enters somebody who can be asked. Answers the code, which names nobody.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_expert(guildhall: &Guildhall, scope: &Scope, expert: Expert) -> Result<String, Failure> {
    mended(check_expert(&expert))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Expert>(&tx, scope).await?;
    // The code stands in the trail, where no name does.
    let code = code_from("expert", "expert", |code| known.iter().any(|one| one.code == code));
    let expert = Expert { code, ..expert };
    let said = "Somebody who can be asked was entered".to_owned();
    keep_in(&mut tx, scope, &expert, &Keeping { done: "expert.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(expert.code)
}

/// Changes what is known of somebody who can be asked, such as until when.
///
/// # Errors
/// [`Failure::NotFound`] for somebody the council has not entered; [`Failure::Invalid`] with what must be mended.
pub async fn change_expert(guildhall: &Guildhall, scope: &Scope, expert: &Expert, seen: u32) -> Result<(), Failure> {
    mended(check_expert(expert))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::records::one::<Expert>(&tx, scope, &expert.code).await?.ok_or(Failure::NotFound)?;
    let said = "Somebody who can be asked was changed".to_owned();
    keep_in(&mut tx, scope, expert, &Keeping { done: "expert.changed", said, why: "", seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
