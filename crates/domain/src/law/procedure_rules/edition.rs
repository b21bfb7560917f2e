//! One edition of the rules.

use super::{Asked, Band, Basis, Purchase, Requirement};
use crate::values::Pence;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The contract procedure rules as adopted once, in force from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its number in the council, never given twice.
    pub number: u32,
    /// The first day it is in force.
    pub from: Date,
    /// Who adopted it and when, as the minutes say.
    pub adopted: String,
    /// The bands of value.
    pub bands: Vec<Band>,
    /// What is asked for besides.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
}

impl Edition {
    /// The bases on which its limits measure.
    #[must_use]
    pub fn bases(&self) -> BTreeSet<Basis> {
        self.bands.iter().map(|band| band.basis).chain(self.requirements.iter().map(|one| one.basis)).collect()
    }

    /// What the edition asks of a purchase.
    #[must_use]
    pub fn ask(&self, purchase: &Purchase) -> Asked<'_> {
        let mut missing: Vec<Basis> = Vec::new();
        let mut value = |basis: Basis| -> Option<Pence> {
            let known = purchase.value(basis);
            if known.is_none() && !missing.contains(&basis) {
                missing.push(basis);
            }
            known
        };
        let bands = self.bands.iter().filter(|band| band.is_for(purchase.kind));
        let bands = bands
            .filter(|band| value(band.basis).is_some_and(|amount| band.from.holds(amount) && band.up_to.holds(amount)))
            .collect();
        let asked =
            self.requirements.iter().filter(|one| value(one.basis).is_some_and(|amount| one.from.holds(amount)));
        let mut requirements: Vec<_> = asked.map(|one| one.subject).collect();
        requirements.sort_unstable();
        requirements.dedup();
        Asked { bands, requirements, missing }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{edition, gross, net, purchase};
    use super::super::{LowerLimit, Route};
    use super::*;

    #[test]
    fn the_amount_at_a_limit_falls_where_the_limit_says() {
        for (pence, route, reason) in [
            (999_999, Route::Direct, "a penny under £10,000"),
            (1_000_000, Route::Quotes(3), "£10,000 or more"),
            (2_499_999, Route::Quotes(3), "a penny under £25,000"),
            (2_500_000, Route::Tender, "£25,000 or more"),
        ] {
            let edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
            let asked = edition.ask(&purchase(pence));
            assert_eq!(asked.band().map(|band| band.route), Some(route), "{reason}");
        }
    }

    #[test]
    fn ten_thousand_pounds_parts_or_higher_from_over() {
        for (limit, engaged, reason) in [
            (LowerLimit::AtLeast as fn(Pence) -> LowerLimit, [false, true, true], "£10,000 or higher"),
            (LowerLimit::MoreThan, [false, false, true], "over £10,000"),
        ] {
            let edition = edition(1, "2025-04-01", limit);
            let asked =
                [999_999, 1_000_000, 1_000_001].map(|pence| !edition.ask(&purchase(pence)).requirements.is_empty());
            assert_eq!(asked, engaged, "{reason}");
        }
    }

    #[test]
    fn a_value_on_another_basis_is_not_taken_for_the_one_asked_for() {
        let edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        let with_vat = Purchase { values: vec![(gross(), Pence::new(1_000_000))], ..purchase(0) };
        let asked = edition.ask(&with_vat);
        assert_eq!((asked.band(), asked.missing), (None, vec![net()]));
    }
}
