//! The register of strategic suppliers.

use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::suppliers::{StrategicSupplier, check_strategic};

/// Enters a strategic supplier under the next number, which it answers.
///
/// # Errors
/// [`Failure::Invalid`] for what [`check_strategic`] finds wrong.
pub async fn enter_strategic(
    guildhall: &Guildhall,
    scope: &Scope,
    supplier: StrategicSupplier,
) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let pointed = check_pointed(guildhall, scope, "subjects", &supplier.subjects).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let number = next_number::<StrategicSupplier>(&tx, scope).await?;
    let supplier = StrategicSupplier { number, ..supplier };
    let others = store::records::all::<StrategicSupplier>(&tx, scope).await?;
    mended(check_strategic(&supplier, &others).into_iter().chain(pointed).collect())?;
    let said = format!("{} was entered as a strategic supplier", supplier.supplier);
    let keeping = Keeping { done: "strategic_supplier.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &supplier, &keeping, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// Changes what is said of a strategic supplier.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for what [`check_strategic`] finds wrong, or where somebody else changed it
/// meanwhile.
pub async fn change_strategic(
    guildhall: &Guildhall,
    scope: &Scope,
    (number, seen): (i64, u32),
    supplier: StrategicSupplier,
    why: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let pointed = check_pointed(guildhall, scope, "subjects", &supplier.subjects).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<StrategicSupplier>(&tx, scope, &number.to_string()).await?;
    before.ok_or(Failure::NotFound)?;
    let supplier = StrategicSupplier { number, ..supplier };
    let others = store::records::all::<StrategicSupplier>(&tx, scope).await?;
    mended(check_strategic(&supplier, &others).into_iter().chain(pointed).collect())?;
    let said = format!("What is said of the strategic supplier {} was changed", supplier.supplier);
    let keeping = Keeping { done: "strategic_supplier.changed", said, why, seen: Some(seen) };
    keep_in(&mut tx, scope, &supplier, &keeping, now).await?;
    Ok(tx.commit().await?)
}
