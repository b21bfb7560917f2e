//! Making ready for the first pages after a start.

use crate::{Failure, Guildhall};

/// Holds in memory what the pages of councils read, before anybody asks for it: the first page of a council is then as
/// quick as the next. As many councils as are well held there, in their order.
///
/// # Errors
/// When the records cannot be read.
pub async fn warm(guildhall: &Guildhall) -> Result<(), Failure> {
    let councils: Vec<_> = store::councils::all(&guildhall.store).await?.iter().map(|council| council.id).collect();
    Ok(store::spend::unpack_cubes(&guildhall.store, &councils).await?)
}
