//! Shares of spend by what is known of suppliers.

use super::extent::{ByPlace, named, place};
use super::{Extent, Known, Question, Split};
use crate::spend::Dimension;
use crate::spend::cube::Cube;
use crate::suppliers;
use std::collections::BTreeSet;

/// A split under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSplit {
    /// The key in addresses; empty for lines that do not say.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// The money.
    pub split: Split,
}

/// What of an extent went to suppliers of whom the question is answered with yes.
#[must_use]
pub fn share(cube: &Cube, known: &Known<'_>, extent: &Extent, question: Question) -> Split {
    let mut split = Split::default();
    for sum in extent.sums(cube) {
        split.take(question.answer(known.at(sum.supplier)), sum.total);
    }
    split
}

/// The same by service, category or supplier, the most money first. The splits add up to the one of the whole.
#[must_use]
pub fn share_by(cube: &Cube, known: &Known<'_>, extent: &Extent, question: Question, by: Dimension) -> Vec<NamedSplit> {
    let mut splits: ByPlace<Split> = ByPlace::default();
    for sum in extent.sums(cube) {
        splits.at(place(sum, by)).take(question.answer(known.at(sum.supplier)), sum.total);
    }
    let mut rows: Vec<NamedSplit> = splits
        .found()
        .map(|(at, split)| {
            let (key, label) = named(cube, by, at);
            NamedSplit { key, label, split }
        })
        .collect();
    rows.sort_by(|one, other| other.split.whole().cmp(&one.split.whole()).then_with(|| one.key.cmp(&other.key)));
    rows
}

/// How many organisations of an extent answer a question with yes. A charity that is also a company is one organisation,
/// under whichever of its numbers and however many names it was paid.
#[must_use]
pub fn organisations(cube: &Cube, known: &Known<'_>, extent: &Extent, question: Question) -> usize {
    let paid: BTreeSet<u32> = extent.sums(cube).map(|sum| sum.supplier).collect();
    let facts = paid.into_iter().filter_map(|supplier| known.at(supplier));
    suppliers::organisations(facts.filter(|facts| question.answer(Some(facts)) == Some(true)))
}
