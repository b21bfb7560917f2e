//! Clearing away what dead processes left.

use crate::LedgerFailure;
use crate::places::{Hold, batch_folder, from_staged_name, names_in, numbered, remove_folder, staged_name, staging};
use std::fs;
use std::path::{Path, PathBuf};

/// Removes unfinished batches, and finished ones that `live` does not know. Batches that a writer holds are left alone.
pub(crate) fn sweep(root: &Path, live: &dyn Fn(i64, i64) -> bool) -> Result<Vec<PathBuf>, LedgerFailure> {
    let mut removed = sweep_staging(root)?;
    for council_name in names_in(root)? {
        let Some(council) = numbered(&council_name, "council") else { continue };
        for batch_name in names_in(&root.join(&council_name))? {
            let Some(batch) = numbered(&batch_name, "batch") else { continue };
            if !live(council, batch) {
                removed.extend(discard_unless(root, council, batch, &|| live(council, batch))?);
            }
        }
    }
    Ok(removed)
}

fn sweep_staging(root: &Path) -> Result<Vec<PathBuf>, LedgerFailure> {
    let staging = staging(root);
    let mut removed = Vec::new();
    for name in names_in(&staging)? {
        let Some((council, batch)) = from_staged_name(name.strip_suffix(".lock").unwrap_or(&name)) else { continue };
        let Some(_hold) = free(root, council, batch)? else { continue };
        let path = staging.join(&name);
        if path.is_dir() {
            remove_folder(&path)?;
            removed.push(path);
        }
    }
    Ok(removed)
}

/// Removes one finished batch; none where it is not there or a writer holds it.
pub(crate) fn discard(root: &Path, council: i64, batch: i64) -> Result<Option<PathBuf>, LedgerFailure> {
    discard_unless(root, council, batch, &|| false)
}

/// As [`discard`], unless `live` says otherwise once the batch is held: its writer may have recorded it just before
/// it let go.
fn discard_unless(
    root: &Path,
    council: i64,
    batch: i64,
    live: &dyn Fn() -> bool,
) -> Result<Option<PathBuf>, LedgerFailure> {
    let staging = staging(root);
    fs::create_dir_all(&staging).map_err(LedgerFailure::at(&staging))?;
    let Some(_hold) = free(root, council, batch)? else { return Ok(None) };
    let place = batch_folder(root, council, batch);
    if live() || !place.is_dir() {
        return Ok(None);
    }
    // One rename takes it out of sight whole; removing its files one by one would leave part of it to be seen.
    let away = staging.join(staged_name(council, batch));
    remove_folder(&away)?;
    fs::rename(&place, &away).map_err(LedgerFailure::at(&place))?;
    remove_folder(&away)?;
    Ok(Some(place))
}

fn free(root: &Path, council: i64, batch: i64) -> Result<Option<Hold>, LedgerFailure> {
    match Hold::take(root, council, batch) {
        Ok(hold) => Ok(Some(hold)),
        Err(LedgerFailure::BeingWritten { .. }) => Ok(None),
        Err(failure) => Err(failure),
    }
}
