//! Drawing from many, of which the first are drawn most.

use crate::random::Random;

/// Places drawn by Zipf's law with the exponent 7/8: the tenth about an eighth as often as the first.
/// Weights are whole numbers, as floating-point powers differ between machines.
pub(super) struct Zipf {
    /// The sum of the weights up to and including each place.
    until: Vec<u64>,
    /// For each part of the whole, the first place that can lie in it.
    guide: Vec<usize>,
    whole: u64,
}

/// Parts of the whole that the guide tells apart.
const PARTS: u64 = 1 << 16;

impl Zipf {
    pub(super) fn new(places: usize) -> Self {
        let mut whole = 0;
        let until: Vec<u64> = (1..=places as u64)
            .map(|place| {
                whole += weight(place);
                whole
            })
            .collect();
        let guide = (0..PARTS).map(|part| until.partition_point(|until| *until <= start(whole, part))).collect();
        Zipf { until, guide, whole }
    }

    /// A place, counted from 0.
    pub(super) fn draw(&self, random: &mut Random) -> usize {
        let at = random.below(self.whole);
        let part = u64::try_from(u128::from(at) * u128::from(PARTS) / u128::from(self.whole)).unwrap_or(0);
        let mut place = usize::try_from(part).ok().and_then(|part| self.guide.get(part)).copied().unwrap_or(0);
        while self.until.get(place).is_some_and(|until| *until <= at) {
            place += 1;
        }
        place
    }
}

/// Where a part of the whole starts.
fn start(whole: u64, part: u64) -> u64 {
    u64::try_from(u128::from(whole) * u128::from(part) / u128::from(PARTS)).unwrap_or(0)
}

/// 2³⁰ / place^(7/8), by whole square roots: place^(7/8) is place over its eighth root.
fn weight(place: u64) -> u64 {
    // The eighth root of place times 2^64 is the eighth root of place times 2^8.
    let eighth = (u128::from(place) << 64).isqrt().isqrt().isqrt();
    let weight = (1_u128 << 30) * eighth / (u128::from(place) << 8);
    u64::try_from(weight).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_fall_as_the_law_has_them() {
        // 2^(7/8) = 1.834…, 10^(7/8) = 7.498…, 256^(7/8) = 128.
        for (place, least, most) in [(1, 1000, 1000), (2, 542, 546), (10, 132, 134), (256, 7, 8)] {
            let thousandths = weight(place) * 1000 / weight(1);
            assert!((least..=most).contains(&thousandths), "{place}: {thousandths}");
        }
    }

    #[test]
    fn every_place_can_be_drawn_and_the_first_most() {
        let (zipf, mut random) = (Zipf::new(10), Random::part(1, "zipf"));
        let mut drawn = [0; 10];
        for _ in 0..10_000 {
            drawn[zipf.draw(&mut random)] += 1;
        }
        assert!(drawn.iter().all(|count| *count > 0));
        assert_eq!(drawn.iter().max(), drawn.first());
    }
}
