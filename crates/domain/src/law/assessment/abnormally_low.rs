//! Prices that look abnormally low. A flag asks for an explanation; it rejects nobody.

use super::{AssessmentRefusal, Exact};
use crate::values::Pence;

/// How far below a price has to lie to be flagged, in whole per cent: the council's setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LowPriceLimits {
    /// Further below the mean of the other prices.
    pub under_mean_percent: u8,
    /// Further below the next lowest price.
    pub under_next_percent: u8,
    /// Further below the council's own estimate.
    pub under_estimate_percent: u8,
}

impl Default for LowPriceLimits {
    fn default() -> Self {
        LowPriceLimits { under_mean_percent: 20, under_next_percent: 10, under_estimate_percent: 25 }
    }
}

/// The work in a tender: what is paid for how many hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabourBid {
    /// What the tender has for wages.
    pub wages: Pence,
    /// The hours, in hundredths.
    pub hours_hundredths: u64,
    /// The least wage of an hour that the law allows.
    pub least_hourly: Pence,
}

/// A price to look at, with the work in it where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LowPrice {
    /// The price.
    pub price: Pence,
    /// The work in it.
    pub labour: Option<LabourBid>,
}

/// Why a price is flagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlagReason {
    /// Too far below the mean of the others.
    UnderMean {
        /// The mean of the others, in pounds.
        mean: Exact,
    },
    /// Too far below the next lowest.
    UnderNext {
        /// The next lowest price.
        next: Pence,
    },
    /// Too far below the council's estimate.
    UnderEstimate {
        /// The estimate.
        estimate: Pence,
    },
    /// Its wages do not pay for its hours at the least wage.
    WagesUnderLeast {
        /// What the hours cost at the least wage, in pounds.
        least: Exact,
    },
}

/// A flagged price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Which price, by its place in the list.
    pub price: usize,
    /// By how many per cent it lies below what it was measured by.
    pub below_percent: Exact,
    /// Why it is flagged.
    pub reason: FlagReason,
}

/// The flagged prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// One for each price and reason, in the order of the prices.
    pub flags: Vec<Flag>,
    /// What could not be looked at, and why.
    pub not_looked_at: Vec<&'static str>,
}

impl Flags {
    /// What the law asks before such a tender may be disregarded (Procurement Act 2023 s.19(4)).
    pub const WHAT_TO_DO: &str = "Tell the tenderer that its price looks abnormally low, and give it a reasonable \
                                  chance to show that it can perform the contract. Only then may its tender be \
                                  disregarded.";

    /// Flags every price that lies further below than a limit. A price exactly at a limit is not flagged.
    ///
    /// # Errors
    /// [`AssessmentRefusal::NotAPercentage`] for a limit above 100 per cent.
    pub fn of(
        prices: &[LowPrice],
        estimate: Option<Pence>,
        limits: &LowPriceLimits,
    ) -> Result<Flags, AssessmentRefusal> {
        let all = [limits.under_mean_percent, limits.under_next_percent, limits.under_estimate_percent];
        if all.iter().any(|limit| *limit > 100) {
            return Err(AssessmentRefusal::NotAPercentage { what: "each limit" });
        }
        let mut found = Flags::default();
        if prices.len() < 2 {
            found.not_looked_at.push("the other prices: there are none");
        }
        if estimate.is_none() {
            found.not_looked_at.push("the council's estimate: there is none");
        }
        if prices.iter().any(|one| one.labour.is_none()) {
            found.not_looked_at.push("wages and hours: not every tender states them");
        }
        for (at, one) in prices.iter().enumerate() {
            let others: Vec<Pence> =
                prices.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.price).collect();
            found.flags.extend(flags_of(at, one, &others, estimate, limits));
        }
        Ok(found)
    }
}

fn flags_of(
    at: usize,
    one: &LowPrice,
    others: &[Pence],
    estimate: Option<Pence>,
    limits: &LowPriceLimits,
) -> Vec<Flag> {
    let price = Exact::pounds(one.price);
    let pounds: Vec<Exact> = others.iter().map(|other| Exact::pounds(*other)).collect();
    let mean =
        Exact::mean(&pounds).map(|mean| (mean.clone(), limits.under_mean_percent, FlagReason::UnderMean { mean }));
    let next = others
        .iter()
        .min()
        .map(|next| (Exact::pounds(*next), limits.under_next_percent, FlagReason::UnderNext { next: *next }));
    let estimate = estimate.map(|estimate| {
        (Exact::pounds(estimate), limits.under_estimate_percent, FlagReason::UnderEstimate { estimate })
    });
    let by_price =
        [mean, next, estimate].into_iter().flatten().map(|(by, limit, reason)| (price.clone(), by, limit, reason));
    let by_wages = one.labour.and_then(|labour| {
        let hours = Exact::whole(i64::try_from(labour.hours_hundredths).ok()?).over(&Exact::whole(100))?;
        let least = &hours * &Exact::pounds(labour.least_hourly);
        Some((Exact::pounds(labour.wages), least.clone(), 0, FlagReason::WagesUnderLeast { least }))
    });
    by_price
        .chain(by_wages)
        .filter_map(|(figure, by, limit, reason)| {
            let below_percent = &(&by - &figure).over(&by)? * &Exact::whole(100);
            (below_percent > Exact::whole(i64::from(limit))).then_some(Flag { price: at, below_percent, reason })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(pence: i64) -> LowPrice {
        LowPrice { price: Pence::new(pence), labour: None }
    }

    fn flagged(prices: &[i64], estimate: Option<i64>) -> Vec<(usize, &'static str)> {
        let prices: Vec<LowPrice> = prices.iter().map(|pence| price(*pence)).collect();
        let found = Flags::of(&prices, estimate.map(Pence::new), &LowPriceLimits::default()).unwrap();
        let name = |reason: &FlagReason| match reason {
            FlagReason::UnderMean { .. } => "mean",
            FlagReason::UnderNext { .. } => "next",
            FlagReason::UnderEstimate { .. } => "estimate",
            FlagReason::WagesUnderLeast { .. } => "wages",
        };
        found.flags.iter().map(|flag| (flag.price, name(&flag.reason))).collect()
    }

    #[test]
    fn a_price_is_flagged_only_beyond_a_limit() {
        for (prices, estimate, expected, reason) in [
            (vec![8_000, 8_800, 11_200], None, vec![], "20% below the mean of the others, 9.1% below the next"),
            (vec![7_999, 8_800, 11_200], None, vec![(0, "mean")], "a penny further below the mean"),
            (vec![9_000, 10_000], None, vec![], "10% below the next"),
            (vec![8_999, 10_000], None, vec![(0, "next")], "a penny further below the next"),
            (vec![9_000, 9_000, 20_000], None, vec![(0, "mean"), (1, "mean")], "two lowest: neither below the next"),
            (vec![7_500], Some(10_000), vec![], "25% below the estimate"),
            (vec![7_499], Some(10_000), vec![(0, "estimate")], "a penny further below the estimate"),
            (vec![7_499], None, vec![], "nothing to measure by"),
            (vec![], Some(10_000), vec![], "nobody"),
        ] {
            assert_eq!(flagged(&prices, estimate), expected, "{reason}");
        }
    }

    #[test]
    fn wages_that_do_not_pay_the_hours_are_flagged() {
        for (wages, hours_hundredths, flagged, reason) in [
            (1_221_000, 100_000, false, "1,000 hours at £12.21 exactly"),
            (1_220_999, 100_000, true, "a penny short"),
            (1_221_000, 100_001, true, "36 seconds unpaid"),
            (0, 0, false, "no hours, no wages"),
        ] {
            let labour = LabourBid { wages: Pence::new(wages), hours_hundredths, least_hourly: Pence::new(1_221) };
            let one = LowPrice { price: Pence::new(5_000_000), labour: Some(labour) };
            let found = Flags::of(&[one], None, &LowPriceLimits::default()).unwrap();
            assert_eq!(found.flags.len() == 1, flagged, "{reason}");
        }
    }

    #[test]
    fn what_could_not_be_looked_at_is_said() {
        let looked = |prices: &[LowPrice], estimate| Flags::of(prices, estimate, &LowPriceLimits::default()).unwrap();
        assert_eq!(looked(&[price(1)], None).not_looked_at.len(), 3);
        let labour = Some(LabourBid { wages: Pence::new(1), hours_hundredths: 0, least_hourly: Pence::new(1) });
        let full = LowPrice { price: Pence::new(1), labour };
        assert!(looked(&[full, full], Some(Pence::new(1))).not_looked_at.is_empty());
    }

    #[test]
    fn a_limit_is_a_percentage() {
        for (limit, ok) in [(100, true), (101, false)] {
            let limits = LowPriceLimits { under_next_percent: limit, ..LowPriceLimits::default() };
            assert_eq!(Flags::of(&[price(1)], None, &limits).is_ok(), ok, "{limit}");
        }
    }
}
