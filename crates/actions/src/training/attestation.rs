//! An officer says that they have read the contract procedure rules.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::strategy::training::{Attestation, has_attested};

/// Records that whoever is signed in has read the edition of the contract procedure rules that is in force today. Whoever said
/// so before says nothing twice.
///
/// # Errors
/// [`Failure::Refused`] where no rules are in force, or another edition came into force while they read; and for who is nobody.
pub async fn attest(guildhall: &Guildhall, scope: &Scope, read: u32) -> Result<(), Failure> {
    let Actor::Person(person) = scope.actor() else {
        return Err(Failure::Refused("Only somebody who is signed in can attest for themselves.".to_owned()));
    };
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let editions = store::law::in_force(&guildhall.store, scope).await?;
    let Some(edition) = editions.in_force(today) else {
        return Err(Failure::Refused("No contract procedure rules are in force today.".to_owned()));
    };
    if edition.number != read {
        return Err(Failure::Refused(format!(
            "Edition {} is in force today, and you read edition {read}. Read the new one first.",
            edition.number
        )));
    }
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Attestation>(&tx, scope).await?;
    if has_attested(&known, person, edition.number, today) {
        return Ok(());
    }
    let one = Attestation { person, edition: edition.number, on: today };
    let said = format!("Edition {} of the contract procedure rules was attested as read", edition.number);
    keep_in(&mut tx, scope, &one, &Keeping { done: "rules.attested", said, why: "", seen: Some(0) }, now).await?;
    Ok(tx.commit().await?)
}
