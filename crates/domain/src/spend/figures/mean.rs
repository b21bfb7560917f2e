//! The mean of a share over several years.

use super::{Percent, Split, UnknownAs};
use crate::values::Pence;
use std::str::FromStr;

/// How the mean of a share over several years is made. The two differ when a council spends more in one year than in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeanWay {
    /// All years' money as one: the sum of the parts over the sum of the wholes.
    #[default]
    ByValue,
    /// The mean of the yearly percentages: each year counts the same.
    OfPercentages,
}

impl MeanWay {
    /// Both ways, the usual one first.
    pub const ALL: &[MeanWay] = &[MeanWay::ByValue, MeanWay::OfPercentages];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            MeanWay::ByValue => "by-value",
            MeanWay::OfPercentages => "of-percentages",
        }
    }

    /// What people are shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            MeanWay::ByValue => "Weighted by value",
            MeanWay::OfPercentages => "Simple mean of the yearly percentages",
        }
    }
}

impl FromStr for MeanWay {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = MeanWay::ALL.iter().copied().find(|way| way.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a way to make a mean"))
    }
}

/// Parts of a thousand million: each year's percentage is taken this finely before the mean is rounded to a tenth of a per cent.
const FINE: i128 = 1_000_000_000;

fn rounded(part: i128, whole: i128) -> Option<i128> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = if whole < 0 { (-part, -whole) } else { (part, whole) };
    let half = if part < 0 { -(whole / 2) } else { whole / 2 };
    Some((part + half) / whole)
}

fn finely(part: Pence, whole: Pence) -> Option<i128> {
    rounded(i128::from(part.get()) * FINE, i128::from(whole.get()))
}

/// The mean of a share over years, in tenths of a per cent; none where a year has nothing to make a share of.
///
/// ```
/// use domain::spend::figures::{MeanWay, Percent, Split, UnknownAs, mean};
/// use domain::values::Pence;
/// let year = |yes, no| Split { yes: Pence::new(yes), no: Pence::new(no), unknown: Pence::ZERO };
/// let years = [year(10, 90), year(90, 210)];
/// assert_eq!(mean(&years, MeanWay::ByValue, UnknownAs::Not), Some(Percent::One(250)), "100 of 400");
/// assert_eq!(mean(&years, MeanWay::OfPercentages, UnknownAs::Not), Some(Percent::One(200)), "10 % and 30 %");
/// ```
#[must_use]
pub fn mean(years: &[Split], way: MeanWay, unknown: UnknownAs) -> Option<Percent> {
    if years.is_empty() {
        return None;
    }
    match way {
        MeanWay::ByValue => years.iter().fold(Split::default(), |sum, year| sum.with(*year)).share(unknown),
        MeanWay::OfPercentages => {
            let mut ends = [0_i128; 2];
            for year in years {
                year.share(unknown)?;
                for (end, (part, whole)) in ends.iter_mut().zip(year.ends(unknown)) {
                    *end += finely(part, whole)?;
                }
            }
            let count = i128::try_from(years.len()).ok()?;
            let [low, high] =
                ends.map(|sum| rounded(sum, count * FINE / 1_000).and_then(|mean| i64::try_from(mean).ok()));
            Percent::of(low?, high?, unknown)
        }
    }
}
