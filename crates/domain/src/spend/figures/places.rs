//! Where the money goes: rings around the council, and the wards within it.

use super::extent::add;
use super::{Area, Extent, Known, Split};
use crate::spend::cube::Cube;
use crate::suppliers::{PostcodeKind, Ring};
use crate::values::Pence;
use std::collections::BTreeMap;

/// What was paid to suppliers in each ring that is not also in a smaller one. The six parts add up to the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rings {
    /// In the district.
    pub district: Pence,
    /// In the county, outside the district.
    pub county: Pence,
    /// In the region, outside the county.
    pub region: Pence,
    /// In the United Kingdom, outside the region.
    pub uk: Pence,
    /// Abroad.
    pub abroad: Pence,
    /// Where it is not known.
    pub unknown: Pence,
}

impl Rings {
    fn take(&mut self, ring: Option<Ring>, money: Pence) {
        let part = match ring {
            Some(Ring::District) => &mut self.district,
            Some(Ring::County) => &mut self.county,
            Some(Ring::Region) => &mut self.region,
            Some(Ring::Uk) => &mut self.uk,
            Some(Ring::Abroad) => &mut self.abroad,
            None => &mut self.unknown,
        };
        *part = add(*part, money);
    }

    /// All of it split by whether it lies within a ring, the smaller rings included.
    #[must_use]
    pub fn within(&self, ring: Ring) -> Split {
        let mut split = Split::default();
        for (at, money) in [
            (Some(Ring::District), self.district),
            (Some(Ring::County), self.county),
            (Some(Ring::Region), self.region),
            (Some(Ring::Uk), self.uk),
            (Some(Ring::Abroad), self.abroad),
            (None, self.unknown),
        ] {
            split.take(at.map(|at| at <= ring), money);
        }
        split
    }
}

/// What was paid to suppliers in each ring, by one kind of postcode or by the one that counts.
#[must_use]
pub fn rings(cube: &Cube, known: &Known<'_>, extent: &Extent, by: Option<PostcodeKind>) -> Rings {
    let area = Area { ring: Ring::District, by };
    let mut rings = Rings::default();
    for sum in extent.sums(cube) {
        rings.take(known.at(sum.supplier).and_then(|facts| area.ring_of(facts)), sum.total);
    }
    rings
}

/// A part of the council's area, or what lies outside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A ward of the council, by its code.
    Ward(String),
    /// Within the council, in a ward that is not known.
    WardNotKnown,
    /// Outside the council.
    Outside,
    /// It is not known where.
    NotKnown,
}

/// What was paid to suppliers in each ward, outside the council and at places that are not known; the wards with most
/// money first, the rest after them. The rows add up to the whole.
#[must_use]
pub fn localities(cube: &Cube, known: &Known<'_>, extent: &Extent) -> Vec<(Place, Pence)> {
    let mut sums: BTreeMap<Place, Pence> = BTreeMap::new();
    for sum in extent.sums(cube) {
        let facts = known.at(sum.supplier);
        let place = match facts.and_then(|facts| facts.ring) {
            None => Place::NotKnown,
            Some(Ring::District) => facts.and_then(|facts| facts.ward.clone()).map_or(Place::WardNotKnown, Place::Ward),
            Some(_) => Place::Outside,
        };
        let total = sums.entry(place).or_default();
        *total = add(*total, sum.total);
    }
    let mut rows: Vec<(Place, Pence)> = sums.into_iter().collect();
    let after = |place: &Place| !matches!(place, Place::Ward(_));
    rows.sort_by(|one, other| {
        let by_kind = after(&one.0).cmp(&after(&other.0));
        let by_money = || if after(&one.0) { std::cmp::Ordering::Equal } else { other.1.cmp(&one.1) };
        by_kind.then_with(by_money).then_with(|| one.0.cmp(&other.0))
    });
    rows
}
