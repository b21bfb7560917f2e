//! What a program that died left behind is taken away.

use crate::{Failure, Guildhall};

/// Takes away lines that no record knows and says what it took. Done at each start, before any work.
///
/// # Errors
/// When the folder or the records cannot be read.
pub async fn sweep(guildhall: &Guildhall) -> Result<Vec<String>, Failure> {
    let known = store::spend::known_batches(&guildhall.store).await?;
    let swept = guildhall.ledger.sweep(&|council, batch| known.contains(&(council, batch)))?;
    Ok(swept.iter().map(|path| path.display().to_string()).collect())
}
