//! What decisions about the strategy stand on, read within an open write.

use crate::Failure;
use domain::access::Scope;
use domain::records::{Record, Version};
use domain::strategy::editions::{Edition, EditionCode, Editions};
use domain::strategy::{Book, EditionStep};
use store::WriteTx;

/// What became of something that people should think about before it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heeded {
    /// It is saved.
    Saved,
    /// It is not: there is something to think about, in sentences. Sent again with the word that it was thought about, it
    /// is saved.
    ThinkAbout(Vec<String>),
}

impl Heeded {
    /// What to think about, where there is anything and nobody confirmed it.
    pub(crate) fn unless<T: ToString>(confirmed: bool, warnings: &[T]) -> Option<Heeded> {
        (!confirmed && !warnings.is_empty())
            .then(|| Heeded::ThinkAbout(warnings.iter().map(ToString::to_string).collect()))
    }
}

/// The editions of a council.
#[derive(Clone, Debug)]
pub struct Ground {
    editions: Editions,
}

impl Ground {
    /// Reads the editions as an open write sees them.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn read(tx: &WriteTx, scope: &Scope) -> Result<Ground, Failure> {
        let steps: Vec<EditionStep> = store::records::all(tx, scope).await?;
        Ok(Ground { editions: Book { steps, ..Book::default() }.editions() })
    }

    /// The editions.
    #[must_use]
    pub const fn editions(&self) -> &Editions {
        &self.editions
    }

    /// The edition of a code.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none.
    pub fn edition(&self, code: &EditionCode) -> Result<&Edition, Failure> {
        self.editions.get(code).ok_or(Failure::NotFound)
    }
}

/// A record as an open write sees it.
///
/// # Errors
/// [`Failure::NotFound`] where there is none of that key.
pub async fn found<T: Record>(tx: &WriteTx, scope: &Scope, key: &str) -> Result<Version<T>, Failure> {
    store::records::one(tx, scope, key).await?.ok_or(Failure::NotFound)
}
