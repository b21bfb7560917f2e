//! A version that showed what it should not is taken back: its files go, its record and the reason stay.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::publication::{Version, VersionState};
use domain::trail::Event;
use std::path::PathBuf;

/// Takes a published version back. From this moment on nobody is given its files; then they are removed.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a version of another council;
/// [`Failure::Refused`] for one that is not published.
pub async fn withdraw(guildhall: &Guildhall, scope: &Scope, id: i64, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let (version, _) = store::publication::version(&tx, scope, id).await?.ok_or(Failure::NotFound)?;
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the version is withdrawn. The public sees this reason"));
    }
    if !store::publication::withdraw(&mut tx, scope, id, why, now).await? {
        return Err(Failure::Refused("This version is not published, so it cannot be withdrawn.".to_owned()));
    }
    let number = version.number.map(|number| number.to_string()).unwrap_or_default();
    let said = format!("{}, {}, version {number} was withdrawn", version.set.label(), version.period.name());
    let event = Event::new("publication.withdrawn", id, said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    remove_files(guildhall, &version).await?;
    Ok(())
}

/// Removes the files of a withdrawn version, but for content that another record points to.
async fn remove_files(guildhall: &Guildhall, version: &Version) -> Result<Vec<PathBuf>, Failure> {
    let mut removed = Vec::new();
    let Some(content) = &version.content else { return Ok(removed) };
    for file in [&content.csv, &content.xlsx, &content.metadata] {
        let Some(path) = guildhall.files.path(&file.sha256) else { continue };
        if !store::publication::stands_elsewhere(&guildhall.store, &file.sha256).await?
            && guildhall.files.remove(&file.sha256)?
        {
            removed.push(path);
        }
    }
    Ok(removed)
}

/// Removes what a program that died between withdrawing and removing left behind.
pub(crate) async fn sweep_withdrawn(guildhall: &Guildhall) -> Result<Vec<PathBuf>, Failure> {
    let mut removed = Vec::new();
    for council in store::councils::all(&guildhall.store).await? {
        for version in store::publication::published(&guildhall.store, council.id).await? {
            if version.state == VersionState::Withdrawn {
                removed.extend(remove_files(guildhall, &version).await?);
            }
        }
    }
    Ok(removed)
}
