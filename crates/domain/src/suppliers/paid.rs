//! Who was paid, as figures name them.

use crate::spend::cube::{Cube, Span};
use crate::values::Pence;

/// A supplier of the figures: what it was paid, and by what it can be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// Its key in figures: the cleaned name, or [`REDACTED_KEY`](crate::spend::REDACTED_KEY).
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// Its numbers in the council's ledger, where files give them.
    pub numbers: Vec<String>,
    /// How many payment lines.
    pub lines: u64,
    /// What it was paid.
    pub total: Pence,
}

/// What each supplier of a cube was paid over a span, the most money first. One that has no line in it is left out.
#[must_use]
pub fn paid(cube: &Cube, span: &Span) -> Vec<Paid> {
    let mut sums: Vec<(u64, Pence)> = vec![(0, Pence::ZERO); cube.suppliers.len()];
    for sum in cube.within(span) {
        if let Some((lines, total)) = usize::try_from(sum.supplier).ok().and_then(|at| sums.get_mut(at)) {
            *lines += sum.lines;
            *total = total.plus(sum.total).unwrap_or(*total);
        }
    }
    let with_lines = cube.suppliers.iter().zip(sums).filter(|(_, (lines, _))| *lines > 0);
    let mut all: Vec<Paid> = with_lines
        .map(|(supplier, (lines, total))| Paid {
            key: supplier.key.clone(),
            label: supplier.label.clone(),
            numbers: supplier.numbers.clone(),
            lines,
            total,
        })
        .collect();
    all.sort_by(|one, other| other.total.cmp(&one.total).then_with(|| one.key.cmp(&other.key)));
    all
}
