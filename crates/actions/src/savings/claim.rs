//! Claiming what was delivered of a year.

use super::counting;
use crate::people::name_of_actor;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Delivered, SavingId};
use domain::values::{FinancialYear, Pence};

/// What somebody claims.
#[derive(Clone, Debug)]
pub struct Claiming {
    /// The year.
    pub year: FinancialYear,
    /// How much was delivered.
    pub amount: Pence,
    /// What shows it.
    pub evidence: String,
}

/// Claims what a saving delivered in a year, in the name of whoever does so. Until finance signs it off it is forecast.
///
/// # Errors
/// [`Failure::NotFound`], also for a year that is not in the saving's profile; [`Failure::Refused`] for one that was withdrawn;
/// [`Failure::Invalid`] for what [`domain::savings::claim`] finds wrong, or where somebody else changed it meanwhile.
pub async fn claim(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    claiming: &Claiming,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let saving = counting(&tx, scope, id, today).await?.record;
    saving.part(claiming.year).ok_or(Failure::NotFound)?;
    let (amount, evidence) = (claiming.amount, claiming.evidence.trim().to_owned());
    let delivered = Delivered { amount, on: today, by: name_of_actor(&tx, scope).await?, evidence };
    let saving = domain::savings::claim(&saving, claiming.year, delivered, today)?;
    let said = format!("{amount} of {:?} was claimed as delivered in {}", saving.title, claiming.year);
    let keeping = Keeping { done: "saving.claimed", said, why: claiming.evidence.trim(), seen: Some(seen) };
    keep_in(&mut tx, scope, &saving, &keeping, now).await?;
    Ok(tx.commit().await?)
}
