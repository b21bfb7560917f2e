//! What is known of each supplier of a cube.

use crate::spend::cube::Cube;
use crate::suppliers::{Book, SupplierFacts};

/// The facts of each supplier of a cube, looked up once for all figures of a page.
#[derive(Clone, Debug)]
pub struct Known<'a>(Vec<Option<&'a SupplierFacts>>);

impl<'a> Known<'a> {
    /// Looks the suppliers of a cube up in the book.
    #[must_use]
    pub fn of(cube: &Cube, book: &'a Book) -> Known<'a> {
        Known::found(cube.suppliers.iter().map(|supplier| book.of(supplier)))
    }

    /// These facts, one after the other for the suppliers of a cube.
    pub(super) fn found(facts: impl Iterator<Item = Option<&'a SupplierFacts>>) -> Known<'a> {
        Known(facts.collect())
    }

    /// The facts of the supplier at a place; none where nothing is known.
    #[must_use]
    pub fn at(&self, supplier: u32) -> Option<&'a SupplierFacts> {
        usize::try_from(supplier).ok().and_then(|at| self.0.get(at)).copied().flatten()
    }
}
