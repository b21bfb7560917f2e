//! Where postcodes lie, by the directory.

use crate::{Failure, Guildhall};
use domain::postcodes::{Postcode, PostcodeEntry};
use std::collections::BTreeSet;

/// A postcode that was looked up, and what the directory says of it.
pub(super) type Sought = (Postcode, Option<PostcodeEntry>);

/// Looks postcodes up in an edition; those it does not hold come without an entry.
pub(crate) async fn look_up(
    guildhall: &Guildhall,
    folder: &str,
    postcodes: &BTreeSet<Postcode>,
) -> Result<Vec<Sought>, Failure> {
    let (editions, folder, sought) = (guildhall.postcodes.clone(), folder.to_owned(), postcodes.clone());
    let found = tokio::task::spawn_blocking(move || {
        let found = editions.lookup(&folder, &sought)?;
        Ok::<_, Failure>(sought.into_iter().map(|postcode| (postcode, found.get(&postcode).copied())).collect())
    });
    found.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}
