//! How each area went from round to round.

use super::{Agreed, Round, RoundState};
use crate::strategy::editions::{Edition, Editions, IndexCode, IndexRef, Level, Trend, TrendPoint, trend};
use std::collections::BTreeMap;

/// The level that counts for each area of a round: the one agreed last.
#[must_use]
pub fn agreed_levels<'a>(round: &Round, agreed: &'a [Agreed]) -> BTreeMap<&'a IndexCode, &'a Agreed> {
    let mut found: BTreeMap<&IndexCode, &Agreed> = BTreeMap::new();
    for one in agreed.iter().filter(|one| one.round == round.id) {
        let known = found.entry(&one.index).or_insert(one);
        if known.on <= one.on {
            *known = one;
        }
    }
    found
}

/// The levels of settled rounds as points of trends, each on the day on which it was agreed.
#[must_use]
pub fn points(rounds: &[Round], agreed: &[Agreed]) -> Vec<TrendPoint> {
    let mut found = Vec::new();
    for round in rounds {
        let RoundState::Settled { .. } = round.state else { continue };
        let reference = |index: &IndexCode| IndexRef { edition: round.edition.clone(), index: index.clone() };
        let levels = agreed_levels(round, agreed);
        let point = |one: &Agreed| TrendPoint { index: reference(&one.index), on: one.on, level: one.level };
        found.extend(levels.into_values().map(point));
    }
    found
}

/// The trend of every area of an edition, in its order.
#[must_use]
pub fn progress(editions: &Editions, edition: &Edition, points: &[TrendPoint]) -> Vec<(IndexCode, Trend)> {
    let of = |code: &IndexCode| trend(editions, &edition.reference(code), points);
    edition.indices.iter().map(|index| (index.code.clone(), of(&index.code))).collect()
}

/// The level of an area in the last settled round, where the same was asked.
#[must_use]
pub fn level_before(editions: &Editions, index: &IndexRef, points: &[TrendPoint]) -> Option<Level> {
    let trend = trend(editions, index, points);
    let last = trend.points.last()?;
    let broken = trend.breaks.iter().any(|one| one.before == last.index);
    (!broken).then_some(last.level)
}
