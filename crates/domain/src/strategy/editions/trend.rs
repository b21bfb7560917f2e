//! How an area went from round to round, across editions, and where a trend breaks.

use super::{Editions, IndexRef, Level, Mapping};
use crate::values::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// A level of an index on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrendPoint {
    /// The index.
    pub index: IndexRef,
    /// The day on which the level was agreed.
    pub on: Date,
    /// The level.
    pub level: Level,
}

/// Why the line from one point to the next is not drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrendBreak {
    /// The index before.
    pub before: IndexRef,
    /// The one after.
    pub after: IndexRef,
    /// The first day of the one after on which a level was agreed.
    pub on: Date,
    /// How the two compare.
    pub mapping: Mapping,
}

/// The levels of an area over time, with those of the areas it followed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The levels, oldest first.
    pub points: Vec<TrendPoint>,
    /// Where the line breaks.
    pub breaks: Vec<TrendBreak>,
    /// By how many levels it rose between the last two points, below nought where it fell; none across a break or
    /// where there are not two.
    pub change: Option<i8>,
}

/// The trend of an index, from all levels that were ever agreed for any index.
#[must_use]
pub fn trend(editions: &Editions, index: &IndexRef, agreed: &[TrendPoint]) -> Trend {
    let mut before: BTreeMap<IndexRef, (IndexRef, Mapping)> = BTreeMap::new();
    collect(editions, index, &mut before);
    let belongs = |point: &&TrendPoint| point.index == *index || before.contains_key(&point.index);
    let mut points: Vec<TrendPoint> = agreed.iter().filter(belongs).cloned().collect();
    points.sort_by(|a, b| (a.on, &a.index).cmp(&(b.on, &b.index)));
    let mut breaks = Vec::new();
    for earlier in before.keys() {
        let (after, mapping) = worst(earlier, index, &before);
        let is_shown = points.iter().any(|point| point.index == *earlier);
        let first = points.iter().find(|point| point.index == *index).map(|point| point.on);
        if let (true, Some(on)) = (is_shown && mapping != Mapping::Same, first) {
            breaks.push(TrendBreak { before: earlier.clone(), after, on, mapping });
        }
    }
    let change = last_change(&points, &breaks);
    Trend { points, breaks, change }
}

/// Every index that this one followed, with the one that followed it and how the two compare.
fn collect(editions: &Editions, index: &IndexRef, into: &mut BTreeMap<IndexRef, (IndexRef, Mapping)>) {
    for follows in editions.index(index).map(|one| one.follows.as_slice()).unwrap_or_default() {
        if follows.index != *index && !into.contains_key(&follows.index) {
            into.insert(follows.index.clone(), (index.clone(), follows.mapping));
            collect(editions, &follows.index, into);
        }
    }
}

/// How an earlier index compares with the one of the trend, over all steps between: the same only if every step is.
fn worst(earlier: &IndexRef, last: &IndexRef, before: &BTreeMap<IndexRef, (IndexRef, Mapping)>) -> (IndexRef, Mapping) {
    let mut at = earlier;
    // No more steps than there are indices, so that editions that follow each other in a ring come to an end.
    for _ in 0..=before.len() {
        match before.get(at) {
            Some((after, Mapping::Same)) if after != last => at = after,
            Some((after, mapping)) => return (after.clone(), *mapping),
            None => break,
        }
    }
    (last.clone(), Mapping::Same)
}

fn last_change(points: &[TrendPoint], breaks: &[TrendBreak]) -> Option<i8> {
    let (last, rest) = points.split_last()?;
    let before = rest.iter().rev().find(|point| point.on < last.on)?;
    let crosses = breaks.iter().any(|one| one.before == before.index && one.before != last.index);
    (!crosses).then(|| before.level.steps_to(last.level))
}
