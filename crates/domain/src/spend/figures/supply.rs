//! In which categories organisations of a kind supply the council, and in which they do not.

use super::extent::{add, named};
use super::{Extent, Known, Question};
use crate::spend::Dimension;
use crate::spend::cube::Cube;
use crate::values::Pence;
use std::collections::{BTreeMap, BTreeSet};

/// What organisations that answer a question with yes supply in a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategorySupply {
    /// The category; empty for lines that do not say.
    pub category: String,
    /// All that was paid in it.
    pub whole: Pence,
    /// What of it went to them.
    pub theirs: Pence,
    /// What of it went to payees of whom it is not known.
    pub unknown: Pence,
    /// How many suppliers of theirs were paid.
    pub suppliers: usize,
    /// Whether they were paid in this category at any time that was brought in, so that there is supply, even if none of it
    /// was used in the period.
    pub ever: bool,
}

/// The categories of an extent, those with most of theirs first. A category in which they were paid at another time, and
/// nothing in the extent, is supply without use.
#[must_use]
pub fn category_supply(cube: &Cube, known: &Known<'_>, extent: &Extent, question: Question) -> Vec<CategorySupply> {
    let mut rows: BTreeMap<u32, (CategorySupply, BTreeSet<u32>)> = BTreeMap::new();
    let mut ever: BTreeSet<u32> = BTreeSet::new();
    for sum in &cube.sums {
        let answer = question.answer(known.at(sum.supplier));
        if answer == Some(true) {
            ever.insert(sum.category);
        }
        if !extent.holds(sum) {
            continue;
        }
        let (row, suppliers) = rows.entry(sum.category).or_insert_with(|| (empty(cube, sum.category), BTreeSet::new()));
        row.whole = add(row.whole, sum.total);
        match answer {
            Some(true) => {
                row.theirs = add(row.theirs, sum.total);
                suppliers.insert(sum.supplier);
            }
            Some(false) => {}
            None => row.unknown = add(row.unknown, sum.total),
        }
    }
    for category in &ever {
        rows.entry(*category).or_insert_with(|| (empty(cube, *category), BTreeSet::new()));
    }
    let mut rows: Vec<CategorySupply> = rows
        .into_iter()
        .map(|(at, (row, suppliers))| CategorySupply { suppliers: suppliers.len(), ever: ever.contains(&at), ..row })
        .collect();
    rows.sort_by(|one, other| {
        other
            .theirs
            .cmp(&one.theirs)
            .then_with(|| other.whole.cmp(&one.whole))
            .then_with(|| one.category.cmp(&other.category))
    });
    rows
}

fn empty(cube: &Cube, category: u32) -> CategorySupply {
    let (category, _) = named(cube, Dimension::Category, category);
    CategorySupply {
        category,
        whole: Pence::ZERO,
        theirs: Pence::ZERO,
        unknown: Pence::ZERO,
        suppliers: 0,
        ever: false,
    }
}
