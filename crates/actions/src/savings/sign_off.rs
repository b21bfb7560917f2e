//! Finance signs off what was delivered.

use super::counting;
use crate::people::name_of_actor;
use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::savings::{Saving, SavingId, doubles_of};
use domain::strategy::WrongField;
use domain::values::FinancialYear;

/// Signs a year's part of a saving off for the sum that is claimed, in the name of whoever does so.
///
/// # Errors
/// [`Failure::NotFound`], also for a year that is not in the saving's profile; [`Failure::Refused`] where it
/// cannot be signed, as by whoever claimed it; [`Failure::Invalid`] without what was looked at, without why it is other money
/// where it may be counted twice, or where somebody changed it meanwhile, so that nobody signs another sum than was read.
pub async fn sign_off(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (SavingId, u32),
    year: FinancialYear,
    (why, apart): (&str, &str),
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let mut saving = counting(&tx, scope, id, today).await?.record;
    let by = name_of_actor(&tx, scope).await?;
    saving.part(year).ok_or(Failure::NotFound)?;
    if why.trim().is_empty() {
        let message = "Enter what you looked at, such as the ledger of the year";
        return Err(vec![WrongField::new("why", message)].into());
    }
    let signed = domain::savings::sign_off(&saving, year, &by, today)
        .map_err(|refusal| Failure::Refused(format!("{refusal}.")))?;
    let doubles = doubles_of(&store::records::all::<Saving>(&tx, scope).await?, id, year, today);
    if !doubles.is_empty() && apart.trim().is_empty() {
        let message = "Enter why it is not the same money as the other saving, or send the claim back";
        return Err(vec![WrongField::new("apart", message)].into());
    }
    let said = format!("{} of {:?} was signed off for {year}", signed.amount, saving.title);
    for part in saving.years.iter_mut().filter(|part| part.year == year) {
        part.signed = Some(signed.clone());
    }
    let why = match apart.trim() {
        "" => why.trim().to_owned(),
        apart => format!("{} Not the same money as another saving: {apart}", why.trim()),
    };
    let keeping = Keeping { done: "saving.signed_off", said, why: &why, seen: Some(seen) };
    keep_in(&mut tx, scope, &saving, &keeping, now).await?;
    Ok(tx.commit().await?)
}
