//! Who was paid how much, with the numbers they go by.

use super::cubes::cube;
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::spend::cube::Span;
use domain::suppliers::{Paid, paid};
use jiff::Timestamp;

/// What each supplier of the council was paid in all, the most money first; as it counted at a moment, or as it counts.
///
/// # Errors
/// As [`cube`].
pub async fn suppliers_paid(
    from: &impl Reads,
    scope: &Scope,
    as_of: Option<Timestamp>,
) -> Result<Vec<Paid>, StoreFailure> {
    let cube = cube(from, scope, as_of).await?;
    Ok(paid(&cube, &Span::default()))
}
