//! From values to places in a drawing.

use std::fmt;

/// A place or a length in a drawing, in tenths of its unit; money never becomes a binary fraction on its way here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tenths(pub(crate) i64);

impl Tenths {
    /// A whole number of units.
    pub(crate) const fn whole(units: i64) -> Self {
        Tenths(units * 10)
    }

    pub(crate) const fn plus(self, other: Tenths) -> Self {
        Tenths(self.0 + other.0)
    }

    pub(crate) const fn minus(self, other: Tenths) -> Self {
        Tenths(self.0 - other.0)
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tenths = self.0.unsigned_abs();
        match tenths % 10 {
            0 => write!(f, "{sign}{}", tenths / 10),
            tenth => write!(f, "{sign}{}.{tenth}", tenths / 10),
        }
    }
}

/// The most steps that an axis has between its ends.
const MOST_STEPS: i128 = 6;

/// An axis: from its first tick to its last, nought among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    pub(crate) ticks: Vec<i64>,
}

impl Scale {
    /// The axis that holds nought and all of these values, in round steps of 1, 2 or 5 and noughts, `least` at least.
    pub(crate) fn over(values: impl IntoIterator<Item = i64>, least: i64) -> Self {
        let (low, high) =
            values.into_iter().fold((0, 0), |(low, high): (i64, i64), value| (low.min(value), high.max(value)));
        let (low, high) = (i128::from(low), i128::from(high).max(if low == 0 { 1 } else { 0 }));
        let step = round_step(high - low, i128::from(least.max(1)));
        let first = low.div_euclid(step);
        let last = high.div_euclid(step) + i128::from(high.rem_euclid(step) > 0);
        // The ends are kept within what a value can be: the largest amounts have no round number above them.
        let kept = |tick: i128| i64::try_from(tick).unwrap_or(if tick < 0 { i64::MIN } else { i64::MAX });
        Scale { ticks: (first..=last).map(|at| kept(at * step)).collect() }
    }

    fn ends(&self) -> (i128, i128) {
        let end = |tick: Option<&i64>| tick.copied().map_or(0, i128::from);
        (end(self.ticks.first()), end(self.ticks.last()))
    }

    /// How far a value lies from the low end of an axis of this length.
    pub(crate) fn at(&self, value: i64, length: Tenths) -> Tenths {
        let (low, high) = self.ends();
        let span = (high - low).max(1);
        let within = (i128::from(value) - low).clamp(0, span);
        Tenths(i64::try_from((within * i128::from(length.0) + span / 2) / span).unwrap_or(length.0))
    }
}

fn round_step(span: i128, least: i128) -> i128 {
    let mut power = least;
    loop {
        for step in [power, power * 2, power * 5] {
            if step * (MOST_STEPS - 1) >= span {
                return step;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_nought_and_every_value() {
        for (values, ticks, reason) in [
            (vec![], vec![0, 100], "no value still has an axis"),
            (vec![0], vec![0, 100], "nought"),
            (vec![500], vec![0, 100, 200, 300, 400, 500], "a value on the last tick"),
            (vec![501], vec![0, 200, 400, 600], "a value just above it"),
            (vec![-300, 200], vec![-300, -200, -100, 0, 100, 200], "money paid and money back"),
            (vec![-150], vec![-200, -100, 0], "money back alone"),
        ] {
            assert_eq!(Scale::over(values, 100).ticks, ticks, "{reason}");
        }
    }

    #[test]
    fn the_largest_and_least_values_have_an_axis() {
        let scale = Scale::over([i64::MAX, i64::MIN], 100);
        assert_eq!((scale.ticks.first(), scale.ticks.last()), (Some(&i64::MIN), Some(&i64::MAX)));
        assert_eq!(scale.at(i64::MAX, Tenths::whole(100)), Tenths::whole(100));
        assert_eq!(scale.at(i64::MIN, Tenths::whole(100)), Tenths::whole(0));
    }

    #[test]
    fn a_value_lies_in_proportion_between_the_ends() {
        let scale = Scale::over([0, 1_000], 100);
        for (value, place) in
            [(0, Tenths(0)), (500, Tenths(1_000)), (1, Tenths(2)), (1_000, Tenths(2_000)), (5_000, Tenths(2_000))]
        {
            assert_eq!(scale.at(value, Tenths::whole(200)), place, "{value}");
        }
    }

    #[test]
    fn tenths_are_written_with_a_decimal_only_where_they_have_one() {
        for (tenths, shown) in [(0, "0"), (10, "1"), (15, "1.5"), (-5, "-0.5")] {
            assert_eq!(Tenths(tenths).to_string(), shown);
        }
    }
}
