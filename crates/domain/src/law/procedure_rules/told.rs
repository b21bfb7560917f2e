//! Which band a purchase falls into, told with the reason of every band, and the warning about splitting.

use super::{Band, Edition, Purchase, Requirement};
use crate::values::{Pence, PenceError};
use std::collections::BTreeMap;

/// A band and why a purchase falls into it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandReason<'a> {
    /// The band.
    pub band: &'a Band,
    /// Whether it holds the purchase; none where the value it goes by is not known.
    pub holds: Option<bool>,
    /// Why.
    pub why: String,
}

/// How many purchases fall into each band and what they come to, by the band's name; and how many fall into none or into
/// several.
pub type Spread = (Vec<(String, usize, Pence)>, usize);

impl Edition {
    /// Every band, with the reason why the purchase falls into it or not.
    ///
    /// ```
    /// use domain::law::{procedure_rules::{Draft, Purchase}, thresholds::ContractKind};
    /// use domain::values::Pence;
    /// let edition = Draft::plain().dated(1, jiff::civil::date(2026, 4, 1), "");
    /// let purchase = Purchase { kind: ContractKind::Goods, values: vec![(edition.bands[0].basis, Pence::new(500_000))] };
    /// let holds: Vec<_> = edition.reasons(&purchase).iter().map(|reason| reason.holds).collect();
    /// assert_eq!(holds, [Some(false), Some(true), Some(false)]);
    /// ```
    #[must_use]
    pub fn reasons(&self, purchase: &Purchase) -> Vec<BandReason<'_>> {
        self.bands.iter().map(|band| reason(band, purchase)).collect()
    }

    /// The requirements that hold for a purchase, each with where it is written.
    #[must_use]
    pub fn required(&self, purchase: &Purchase) -> Vec<&Requirement> {
        let holds = |one: &&Requirement| purchase.value(one.basis).is_some_and(|value| one.from.holds(value));
        self.requirements.iter().filter(holds).collect()
    }

    /// How past purchases fall into the bands: how many and how much by band, in the order of the bands, and how many
    /// fall into none or into several.
    ///
    /// # Errors
    /// [`PenceError::TooLarge`] when the values of a band cannot be added up.
    pub fn spread<'a>(&self, purchases: impl IntoIterator<Item = &'a Purchase>) -> Result<Spread, PenceError> {
        let mut sums: BTreeMap<usize, (usize, Pence)> = BTreeMap::new();
        let mut other = 0;
        for purchase in purchases {
            let asked = self.ask(purchase);
            let place = asked.band().and_then(|band| self.bands.iter().position(|one| std::ptr::eq(one, band)));
            let value = asked.band().and_then(|band| purchase.value(band.basis));
            match (place, value) {
                (Some(place), Some(value)) => {
                    let sum = sums.entry(place).or_default();
                    *sum = (sum.0 + 1, sum.1.plus(value)?);
                }
                _ => other += 1,
            }
        }
        let row = |(at, band): (usize, &Band)| {
            let (count, value) = sums.get(&at).copied().unwrap_or_default();
            (band.name.clone(), count, value)
        };
        Ok((self.bands.iter().enumerate().map(row).collect(), other))
    }

    /// A warning where smaller parts of the purchase would be asked for less: one need is not split to stay below a
    /// limit. None where no smaller purchase is asked for less.
    #[must_use]
    pub fn splitting_warning(&self, purchase: &Purchase) -> Option<String> {
        let band = self.ask(purchase).band()?;
        let lower = |other: &&Band| {
            other.is_for(purchase.kind) && other.basis == band.basis && other.from.first() < band.from.first()
        };
        let easier = self.bands.iter().filter(lower).find(|other| other.route < band.route)?;
        Some(format!(
            "Do not split one need into parts that would each fall into {} ({}). Count the value of all parts, with \
             extensions, and of like needs that are bought together.",
            easier.name,
            easier.limits_said()
        ))
    }
}

fn reason<'a>(band: &'a Band, purchase: &Purchase) -> BandReason<'a> {
    if !band.is_for(purchase.kind) {
        let why = format!("It is for {}, not for {}", band.kinds_said(), purchase.kind.label());
        return BandReason { band, holds: Some(false), why };
    }
    let Some(value) = purchase.value(band.basis) else {
        return BandReason { band, holds: None, why: format!("It goes by the {}, which is not known", band.basis) };
    };
    let (from, up_to) = (band.from.holds(value), band.up_to.holds(value));
    let why = match (from, up_to) {
        (true, true) => format!("{value} is {}", band.limits_said()),
        (false, _) => format!("{value} is not {}", band.from),
        (true, false) => format!("{value} is not {}", band.up_to),
    };
    BandReason { band, holds: Some(from && up_to), why }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{edition, gross, purchase};
    use super::super::{LowerLimit, RequirementSubject};
    use super::*;
    use crate::law::thresholds::ContractKind;

    #[test]
    fn each_band_says_why_it_holds_a_purchase_or_not() {
        let edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        for (pence, holds, why, reason) in [
            (999_999, [true, false, false], "£9,999.99 is not £10,000.00 or more", "a penny below"),
            (1_000_000, [false, true, false], "£10,000.00 is £10,000.00 or more and less than £25,000.00", "at it"),
            (2_500_000, [false, false, true], "£25,000.00 is not less than £25,000.00", "at the upper one"),
        ] {
            let asked = purchase(pence);
            let reasons = edition.reasons(&asked);
            assert_eq!(reasons.iter().map(|one| one.holds.unwrap()).collect::<Vec<_>>(), holds, "{reason}");
            assert_eq!(reasons[1].why, why, "{reason}");
        }
    }

    #[test]
    fn a_band_for_another_kind_or_by_an_unknown_value_says_so() {
        let mut edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        edition.bands[0].kinds = vec![ContractKind::Works];
        edition.bands[1].basis = gross();
        let asked = purchase(100);
        let reasons = edition.reasons(&asked);
        assert_eq!((reasons[0].holds, reasons[1].holds), (Some(false), None));
        assert_eq!(reasons[0].why, "It is for Works, not for Services");
        assert!(reasons[1].why.contains("with VAT, which is not known"));
    }

    #[test]
    fn splitting_is_warned_of_where_a_smaller_purchase_is_asked_for_less() {
        let mut edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        for (pence, warned, reason) in [
            (999_999, false, "the lowest band: nothing is easier"),
            (1_000_000, true, "direct below it"),
            (2_500_000, true, "quotes below it"),
        ] {
            assert_eq!(edition.splitting_warning(&purchase(pence)).is_some(), warned, "{reason}");
        }
        edition.bands[0].route = super::super::Route::Tender;
        assert_eq!(edition.splitting_warning(&purchase(1_000_000)), None, "the smaller ones are asked for more");
    }

    #[test]
    fn the_spread_counts_each_purchase_once() {
        let edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        let unknown = Purchase { values: vec![(gross(), Pence::new(5))], ..purchase(0) };
        let all = [purchase(1), purchase(999_999), purchase(1_000_000), unknown];
        let (bands, other) = edition.spread(&all).unwrap();
        let counts: Vec<(usize, i64)> = bands.iter().map(|(_, count, value)| (*count, value.get())).collect();
        assert_eq!((counts, other), (vec![(2, 1_000_000), (1, 1_000_000), (0, 0)], 1));
        assert_eq!(bands.iter().map(|band| band.1).sum::<usize>() + other, all.len());
    }

    #[test]
    fn what_is_asked_for_besides_says_where_it_is_written() {
        let edition = edition(1, "2025-04-01", LowerLimit::MoreThan);
        assert!(edition.required(&purchase(1_000_000)).is_empty());
        let asked = purchase(1_000_001);
        let [one] = edition.required(&asked).try_into().unwrap();
        assert_eq!((one.subject, one.said_in.as_str()), (RequirementSubject::ProcurementEngaged, "rule 4"));
    }
}
