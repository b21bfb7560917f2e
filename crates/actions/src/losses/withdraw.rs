//! An import is undone, and the candidates whose lines leave with it are withdrawn.

use crate::Failure;
use domain::access::Scope;
use jiff::Timestamp;
use store::WriteTx;

/// Withdraws the candidates that have a line in a batch, and asks that the checks run over what is left. Answers how many.
pub(crate) async fn withdraw_batch(
    tx: &mut WriteTx,
    scope: &Scope,
    batch: i64,
    why: &str,
    now: Timestamp,
) -> Result<usize, Failure> {
    let leaving = store::losses::of_batch(tx, scope, batch).await?;
    let said = format!("The import of one of its lines was undone: {why}");
    store::losses::withdraw(tx, scope, &leaving, &said, now).await?;
    super::ask_in(tx, scope, now).await?;
    Ok(leaving.len())
}
