//! Money in real terms: what sums of several years would be in the money of one.

use super::CannotTell;
use crate::values::{Date, FinancialYear, Pence};
use std::collections::BTreeMap;

/// A price index by financial year, as the council entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceIndex {
    /// Its name: "GDP deflator".
    pub name: String,
    /// Who publishes it.
    pub source: String,
    /// When it was looked up, the latest day of its numbers.
    pub retrieved: Date,
    /// The year for which the index says 100, as its publisher states; other publications of it may have another one.
    pub base: FinancialYear,
    /// The numbers in ten-thousandths: 1,000,000 is 100.
    pub numbers: BTreeMap<FinancialYear, i64>,
}

impl PriceIndex {
    fn of(&self, year: FinancialYear) -> Result<i64, CannotTell> {
        let number = self.numbers.get(&year).copied().filter(|number| *number > 0);
        number.ok_or_else(|| CannotTell::MissingIndexYear { index: self.name.clone(), year })
    }
}

/// A sum of one year in the money of another: the sum × the index of the other year ÷ the index of its own, in whole
/// pence, half a penny away from zero.
///
/// # Errors
/// [`CannotTell::MissingIndexYear`] when the index has no number for either year: never the sum of the day in silence.
///
/// ```
/// use domain::spend::figures::{PriceIndex, in_real_terms};
/// use domain::values::{FinancialYear, Pence};
/// let year = |text: &str| text.parse::<FinancialYear>().unwrap();
/// let index = PriceIndex {
///     name: "An invented deflator".into(),
///     source: "invented".into(),
///     retrieved: "2026-04-01".parse().unwrap(),
///     base: year("2023-24"),
///     numbers: [(year("2023-24"), 1_000_000), (year("2025-26"), 1_060_000)].into(),
/// };
/// assert_eq!(in_real_terms(Pence::new(10_000), year("2023-24"), &index, year("2025-26")), Ok(Pence::new(10_600)));
/// assert!(in_real_terms(Pence::new(10_000), year("2024-25"), &index, year("2025-26")).is_err(), "it names 2024-25");
/// ```
pub fn in_real_terms(
    nominal: Pence,
    of: FinancialYear,
    index: &PriceIndex,
    money_of: FinancialYear,
) -> Result<Pence, CannotTell> {
    let (own, other) = (i128::from(index.of(of)?), i128::from(index.of(money_of)?));
    let doubled = i128::from(nominal.get()) * other * 2 / own;
    let rounded = if doubled >= 0 { (doubled + 1) / 2 } else { (doubled - 1) / 2 };
    Ok(Pence::new(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })))
}
