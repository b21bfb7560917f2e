//! One folder holds one Guildhall: its records, its payment lines, its files.

use crate::mail::Mailing;
use crate::publication::Comparisons;
use crate::{Clock, Failure, Files};
use ledger::{Ledger, PostcodeEditions};
use std::path::{Path, PathBuf};
use store::Store;

/// Where the parts of a Guildhall stand.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder.
    pub root: PathBuf,
    /// The database's address; an SQLite file in the folder unless it is given.
    pub database: Option<String>,
}

impl Places {
    /// All in one folder.
    #[must_use]
    pub fn in_folder(root: &Path) -> Places {
        Places { root: root.to_path_buf(), database: None }
    }

    /// The SQLite file of the folder.
    #[must_use]
    pub fn records(&self) -> PathBuf {
        self.root.join("records.sqlite")
    }

    /// The folder of payment lines.
    #[must_use]
    pub fn lines(&self) -> PathBuf {
        self.root.join("lines")
    }

    /// The folder of editions of the postcode directory.
    #[must_use]
    pub fn postcodes(&self) -> PathBuf {
        self.root.join("reference").join("postcodes")
    }

    /// The folder of received files.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    /// Whether records are there already, as far as the folder tells.
    #[must_use]
    pub fn exist(&self) -> bool {
        self.database.is_some() || self.records().is_file()
    }

    /// The database's address.
    #[must_use]
    pub fn database_address(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.records().display()))
    }
}

/// An open Guildhall. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Guildhall {
    /// The records.
    pub store: Store,
    /// The payment lines.
    pub ledger: Ledger,
    /// The editions of the postcode directory.
    pub postcodes: PostcodeEditions,
    /// The files.
    pub files: Files,
    /// The clock.
    pub clock: Clock,
    /// What published periods were found to differ by, until the records change again.
    pub comparisons: Comparisons,
    /// How mail is sent; none where it is not set up.
    pub mailing: Option<Mailing>,
}

impl Guildhall {
    /// Opens a Guildhall, making what is missing and bringing its records up to this release. Where batches have no cube
    /// yet, as after an upgrade, jobs are asked for that make them.
    ///
    /// # Errors
    /// When the folder or the database cannot be reached.
    pub async fn open(places: &Places, clock: Clock) -> Result<Guildhall, Failure> {
        std::fs::create_dir_all(&places.root)?;
        let store = Store::open(&places.database_address()).await?;
        let ledger = Ledger::open(&places.lines())?;
        let postcodes = PostcodeEditions::open(&places.postcodes())?;
        let files = Files::open(&places.files())?;
        let comparisons = Comparisons::default();
        let guildhall = Guildhall { store, ledger, postcodes, files, clock, comparisons, mailing: None };
        crate::spend::queue_missing(&guildhall).await?;
        Ok(guildhall)
    }
}
