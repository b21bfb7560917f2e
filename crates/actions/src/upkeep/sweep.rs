//! What a program that died left behind is taken away.

use crate::{Failure, Guildhall};
use std::time::Duration;
use tokio::runtime::Handle;

/// A part of a file that nothing was added to for so long belongs to nobody: no sender pauses for a day.
const PART_UNTOUCHED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// Takes away lines that no record knows, parts of files that nobody is sending any more and files of withdrawn versions,
/// and says what it took.
/// Done at each start, before any work.
///
/// # Errors
/// When the folder or the records cannot be read.
pub async fn sweep(guildhall: &Guildhall) -> Result<Vec<String>, Failure> {
    let known = store::spend::known_batches(&guildhall.store).await?;
    let editions = store::postcodes::known_folders(&guildhall.store).await?;
    let (asked, handle) = (guildhall.clone(), Handle::current());
    let swept = tokio::task::spawn_blocking(move || {
        // Another program may record a batch while this one looks, so an unknown batch is looked up again.
        // Where the records cannot be asked, the batch stays.
        let recorded = |batch| {
            let now = handle.block_on(store::spend::known_batches(&asked.store));
            now.map_or(true, |now| now.contains(&batch))
        };
        let mut swept =
            asked.ledger.sweep(&|council, batch| known.contains(&(council, batch)) || recorded((council, batch)))?;
        // An edition is recorded while its writer holds the folder, which the sweep then leaves alone.
        let edition_recorded = |folder: &str| {
            let now = handle.block_on(store::postcodes::known_folders(&asked.store));
            now.map_or(true, |now| now.iter().any(|known| known == folder))
        };
        swept.extend(
            asked
                .postcodes
                .sweep(&|folder| editions.iter().any(|known| known == folder) || edition_recorded(folder))?,
        );
        swept.extend(asked.files.sweep(PART_UNTOUCHED_FOR)?);
        Ok::<_, Failure>(swept)
    });
    let mut swept = swept.await.map_err(|fault| Failure::Fault(fault.to_string()))??;
    swept.extend(crate::publication::sweep_withdrawn(guildhall).await?);
    Ok(swept.iter().map(|path| path.display().to_string()).collect())
}
