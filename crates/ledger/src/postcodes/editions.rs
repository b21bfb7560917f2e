//! The folder of editions.

use super::EditionWriter;
use super::writing::{FILE, hash_of};
use crate::LedgerFailure;
use crate::places::{names_in, remove_folder};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The editions of the postcode directory of one Guildhall. Cheap to clone.
#[derive(Clone, Debug)]
pub struct PostcodeEditions {
    root: Arc<Path>,
}

impl PostcodeEditions {
    /// Opens the folder, which is made where it is missing.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when it cannot be made.
    pub fn open(root: &Path) -> Result<PostcodeEditions, LedgerFailure> {
        let staging = root.join(".staging");
        fs::create_dir_all(&staging).map_err(LedgerFailure::at(&staging))?;
        Ok(PostcodeEditions { root: Arc::from(root) })
    }

    /// Begins an edition; its rows are seen once it is finished and a record names its folder.
    ///
    /// # Errors
    /// [`LedgerFailure::Refused`] while another program loads one; [`LedgerFailure::Disk`] when the folder fails.
    pub fn begin(&self) -> Result<EditionWriter, LedgerFailure> {
        let hold = self.hold()?.ok_or_else(|| {
            LedgerFailure::Refused("another program loads postcodes at this moment; wait until it has ended".to_owned())
        })?;
        EditionWriter::begin(&self.root, hold)
    }

    /// The hold of the one writer; none while another program has it. The system lets go of it when a program ends.
    fn hold(&self) -> Result<Option<File>, LedgerFailure> {
        let path = self.root.join(".staging").join("lock");
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(LedgerFailure::at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(failure)) => Err(LedgerFailure::at(&path)(failure)),
        }
    }

    /// Where an edition's file stands.
    pub(super) fn file(&self, folder: &str) -> PathBuf {
        self.root.join(folder).join(FILE)
    }

    /// Whether an edition is there with the content that its record knows.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when it is there and cannot be read.
    pub fn is_whole(&self, folder: &str, blake3: &str) -> Result<bool, LedgerFailure> {
        let path = self.file(folder);
        Ok(path.is_file() && hash_of(&path)? == blake3)
    }

    /// Removes what a dead program left: what was being written, and editions that `live` does not know.
    /// Nothing is touched while a program loads one. Gives the folders removed.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when a folder cannot be read or removed.
    pub fn sweep(&self, live: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>, LedgerFailure> {
        let Some(_hold) = self.hold()? else { return Ok(Vec::new()) };
        let mut removed = Vec::new();
        let staged = self.root.join(".staging").join("edition");
        let unknown = names_in(&self.root)?.into_iter().filter(|name| name.starts_with("edition=") && !live(name));
        for folder in std::iter::once(staged).chain(unknown.map(|name| self.root.join(name))) {
            if folder.is_dir() {
                remove_folder(&folder)?;
                removed.push(folder);
            }
        }
        Ok(removed)
    }

    /// Removes an edition that no record knows.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when it cannot be removed.
    pub fn discard(&self, folder: &str) -> Result<(), LedgerFailure> {
        remove_folder(&self.root.join(folder))
    }
}
