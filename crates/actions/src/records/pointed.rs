//! Records that something points at.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::WrongField;
use domain::values::SubjectRef;

/// What is wrong with records that somebody points at in a field: those of the council's book that are not there.
///
/// # Errors
/// When the records cannot be read.
pub(crate) async fn check_pointed<'r>(
    guildhall: &Guildhall,
    scope: &Scope,
    field: &'static str,
    records: impl IntoIterator<Item = &'r SubjectRef>,
) -> Result<Vec<WrongField>, Failure> {
    let records: Vec<&SubjectRef> = records.into_iter().collect();
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    Ok(book.check_pointed(field, records))
}
