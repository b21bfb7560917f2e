//! Price formulas: prices in, points out.

use super::{AssessmentRefusal, Exact, Trap};
use crate::values::Pence;

/// Which side of a narrow average earns points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NarrowForm {
    /// The further below the average, the better: half the points at the average.
    BelowIsBetter,
    /// The closer to the average, the better: all points at the average.
    ClosestIsBest,
}

/// A way to turn prices into points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceFormula {
    /// Weight × lowest price ÷ price.
    LowestProportion,
    /// Weight × (1 − how far above the lowest, as a share of the lowest), and never below nothing.
    StandardDifferential,
    /// Linear between the tenders: all points for the lowest price, none for the highest.
    Range,
    /// Half the points at the mean of all prices, all at half of it or less, none at one and a half times or more.
    MeanDeviation,
    /// As by the mean, but by the mean of the prices that lie within so many per cent of the mean of all.
    NarrowAverage {
        /// Per cent of the mean within which a price counts towards the narrow average.
        within_percent: Exact,
        /// Which side earns points.
        form: NarrowForm,
    },
    /// Linear between two published prices, whatever others ask.
    Benchmark {
        /// The price, or any lower one, that gets all points.
        all_points_at: Pence,
        /// The price, or any higher one, that gets none.
        no_points_at: Pence,
    },
}

/// The points of each price, in the order of the prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceScores {
    /// The points, from zero to the weight.
    pub points: Vec<Exact>,
    /// For each price, whether it helped to make the average it was measured by.
    pub in_average: Vec<bool>,
    /// What the prices were measured by, in pounds: the lowest, the mean or the narrow average; none by two prices.
    pub measured_by: Option<Exact>,
}

impl PriceFormula {
    /// The points of each price for a weight. All but the range and the benchmark are for amounts the council pays.
    ///
    /// # Errors
    /// [`AssessmentRefusal`] for no price at all, and for prices that the formula has no meaning for.
    pub fn score(&self, weight: &Exact, prices: &[Pence]) -> Result<PriceScores, AssessmentRefusal> {
        if weight.is_negative() {
            return Err(AssessmentRefusal::WeightBelowZero { criterion: "price".into() });
        }
        let pounds: Vec<Exact> = prices.iter().map(|price| Exact::pounds(*price)).collect();
        let (Some(lowest), Some(highest)) = (pounds.iter().min(), pounds.iter().max()) else {
            return Err(AssessmentRefusal::NoTender);
        };
        if lowest.is_negative() && !matches!(self, PriceFormula::Range | PriceFormula::Benchmark { .. }) {
            return Err(AssessmentRefusal::PriceBelowZero);
        }
        let each = |share: &dyn Fn(&Exact) -> Option<Exact>, by: Option<Exact>| {
            let points: Option<Vec<Exact>> = pounds.iter().map(|price| share(price).map(|s| weight * &s)).collect();
            let points = points.ok_or(AssessmentRefusal::PriceOfNothing)?;
            Ok(PriceScores { in_average: vec![true; points.len()], points, measured_by: by })
        };
        let one = Exact::whole(1);
        let share_within = |share: Exact| share.clamped(&Exact::whole(0), &one);
        match self {
            PriceFormula::LowestProportion => each(&|price| lowest.over(price), Some(lowest.clone())),
            PriceFormula::StandardDifferential => {
                each(&|price| Some(share_within(&one - &(price - lowest).over(lowest)?)), Some(lowest.clone()))
            }
            PriceFormula::Range => {
                let spread = highest - lowest;
                each(&|price| Some((highest - price).over(&spread).unwrap_or_else(|| one.clone())), None)
            }
            PriceFormula::MeanDeviation => {
                let mean = Exact::mean(&pounds).ok_or(AssessmentRefusal::NoTender)?;
                each(&|price| below_is_better(price, &mean), Some(mean.clone()))
            }
            PriceFormula::NarrowAverage { within_percent, form } => {
                let (narrow, in_average) = narrow_average(&pounds, within_percent)?;
                let scores = each(
                    &|price| match form {
                        NarrowForm::BelowIsBetter => below_is_better(price, &narrow),
                        NarrowForm::ClosestIsBest => closest_is_best(price, &narrow),
                    },
                    Some(narrow.clone()),
                )?;
                Ok(PriceScores { in_average, ..scores })
            }
            PriceFormula::Benchmark { all_points_at, no_points_at } => {
                let (all, none) = (Exact::pounds(*all_points_at), Exact::pounds(*no_points_at));
                if none <= all {
                    return Err(AssessmentRefusal::BenchmarkUpsideDown);
                }
                let spread = &none - &all;
                each(&|price| (&none - price).over(&spread).map(share_within), None)
            }
        }
    }

    /// Whether a price's points depend on the other prices.
    #[must_use]
    pub const fn is_relative(&self) -> bool {
        !matches!(self, PriceFormula::Benchmark { .. })
    }

    /// What the formula is prone to.
    #[must_use]
    pub const fn traps(&self) -> &'static [Trap] {
        match self {
            PriceFormula::LowestProportion => &[Trap::DependsOnOthers, Trap::LowOutlierSqueezes, Trap::NotLinear],
            PriceFormula::StandardDifferential => &[Trap::DependsOnOthers, Trap::NothingAtTwice],
            PriceFormula::Range => &[Trap::DependsOnOthers, Trap::HighDummyDistorts],
            PriceFormula::MeanDeviation => &[Trap::DependsOnOthers, Trap::OutlierMovesMean, Trap::LowestNotFull],
            PriceFormula::NarrowAverage { form: NarrowForm::BelowIsBetter, .. } => {
                &[Trap::DependsOnOthers, Trap::CanBeManipulated, Trap::LowestNotFull]
            }
            PriceFormula::NarrowAverage { form: NarrowForm::ClosestIsBest, .. } => {
                &[Trap::DependsOnOthers, Trap::CanBeManipulated, Trap::LowestNotFull, Trap::CheapIsPunished]
            }
            PriceFormula::Benchmark { .. } => &[Trap::NeedsGoodBenchmark],
        }
    }
}

/// Half at the average, all at half of it, none at one and a half times: (50 − 100 × (price − average) ÷ average) ÷ 100.
fn below_is_better(price: &Exact, average: &Exact) -> Option<Exact> {
    let half = Exact::whole(1).over(&Exact::whole(2))?;
    let share = &half - &(price - average).over(average)?;
    Some(share.clamped(&Exact::whole(0), &Exact::whole(1)))
}

/// All at the average, and as many per cent fewer as the price is away from it.
fn closest_is_best(price: &Exact, average: &Exact) -> Option<Exact> {
    let share = &Exact::whole(1) - &(price - average).distance().over(average)?;
    Some(share.clamped(&Exact::whole(0), &Exact::whole(1)))
}

/// The mean of the prices not further from the mean of all than so many per cent of it; of all, where none is so near.
fn narrow_average(pounds: &[Exact], within_percent: &Exact) -> Result<(Exact, Vec<bool>), AssessmentRefusal> {
    if *within_percent <= Exact::whole(0) || *within_percent > Exact::whole(100) {
        return Err(AssessmentRefusal::NotAPercentage { what: "how far from the mean a price may lie" });
    }
    let mean = Exact::mean(pounds).ok_or(AssessmentRefusal::NoTender)?;
    let near = within_percent.per_cent_of(&mean);
    let within: Vec<bool> = pounds.iter().map(|price| (price - &mean).distance() <= near).collect();
    let kept: Vec<Exact> =
        pounds.iter().zip(&within).filter(|(_, kept)| **kept).map(|(price, _)| price.clone()).collect();
    match Exact::mean(&kept) {
        Some(narrow) => Ok((narrow, within)),
        None => Ok((mean, vec![true; pounds.len()])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pounds(amounts: &[i64]) -> Vec<Pence> {
        amounts.iter().map(|pounds| Pence::new(pounds * 100)).collect()
    }

    fn shown(formula: &PriceFormula, weight: i64, prices: &[i64], decimals: u8) -> Vec<String> {
        let scored = formula.score(&Exact::whole(weight), &pounds(prices)).unwrap();
        scored.points.iter().map(|points| points.shown(decimals)).collect()
    }

    fn narrow(form: NarrowForm) -> PriceFormula {
        PriceFormula::NarrowAverage { within_percent: Exact::whole(25), form }
    }

    const BENCHMARK: PriceFormula =
        PriceFormula::Benchmark { all_points_at: Pence::new(1_000_000), no_points_at: Pence::new(3_000_000) };

    #[test]
    fn each_formula_gives_the_points_its_arithmetic_says() {
        let three = [15_000, 10_000, 30_000];
        for (formula, expected, reason) in [
            (PriceFormula::LowestProportion, ["26.667", "40.000", "13.333"], "40 × 10 ÷ 15, ÷ 10, ÷ 30"),
            (PriceFormula::StandardDifferential, ["20.000", "40.000", "0.000"], "50% above, lowest, 200% above"),
            (PriceFormula::Range, ["30.000", "40.000", "0.000"], "a quarter of the way down the line"),
            (PriceFormula::MeanDeviation, ["27.273", "38.182", "0.000"], "the mean is £18,333.33"),
            (BENCHMARK, ["30.000", "40.000", "0.000"], "£10,000 and £30,000 published"),
        ] {
            assert_eq!(shown(&formula, 40, &three, 3), expected, "{reason}");
        }
    }

    #[test]
    fn points_are_rounded_only_as_they_are_shown() {
        assert_eq!(shown(&PriceFormula::LowestProportion, 40, &[100, 105, 108], 2), ["40.00", "38.10", "37.04"]);
        let scored = PriceFormula::LowestProportion.score(&Exact::whole(40), &pounds(&[100, 105, 108])).unwrap();
        assert_eq!(&scored.points[1] * &Exact::whole(105), Exact::whole(4000), "not 38.10 × 105, which is 4000.50");
    }

    #[test]
    fn a_narrow_average_leaves_out_the_prices_far_from_the_mean() {
        let prices = [96_000, 100_000, 104_000, 60_000, 150_000];
        for (form, expected) in [
            (NarrowForm::BelowIsBetter, ["54", "50", "46", "90", "0"]),
            (NarrowForm::ClosestIsBest, ["96", "100", "96", "60", "50"]),
        ] {
            assert_eq!(shown(&narrow(form), 100, &prices, 0), expected, "{form:?}");
        }
        let scored = narrow(NarrowForm::ClosestIsBest).score(&Exact::whole(100), &pounds(&prices)).unwrap();
        assert_eq!(scored.in_average, [true, true, true, false, false]);
        assert_eq!(scored.measured_by, Some(Exact::whole(100_000)));
    }

    #[test]
    fn a_price_exactly_at_the_edge_of_the_narrow_average_counts() {
        for (low, high, counts, reason) in
            [(75, 125, true, "25% of the mean 100 away: not further"), (74, 126, false, "26% away")]
        {
            let scored =
                narrow(NarrowForm::BelowIsBetter).score(&Exact::whole(40), &pounds(&[low, 100, high])).unwrap();
            assert_eq!(scored.in_average, [counts, true, counts], "{reason}");
        }
    }

    #[test]
    fn where_no_price_is_near_the_mean_all_make_the_average() {
        let scored = narrow(NarrowForm::BelowIsBetter).score(&Exact::whole(40), &pounds(&[10, 190])).unwrap();
        assert_eq!(scored.in_average, [true, true]);
        assert_eq!(scored.measured_by, Some(Exact::whole(100)));
    }

    #[test]
    fn points_reach_nothing_and_no_further() {
        for (formula, prices, expected, reason) in [
            (PriceFormula::StandardDifferential, [100, 199], ["40.00", "0.40"], "a pound under twice the lowest"),
            (PriceFormula::StandardDifferential, [100, 200], ["40.00", "0.00"], "twice the lowest"),
            (PriceFormula::StandardDifferential, [100, 300], ["40.00", "0.00"], "not below nothing"),
            (PriceFormula::MeanDeviation, [50, 150], ["40.00", "0.00"], "half the mean and one and a half times"),
            (PriceFormula::MeanDeviation, [51, 149], ["39.60", "0.40"], "just within both"),
            (PriceFormula::MeanDeviation, [1, 199], ["40.00", "0.00"], "beyond both"),
            (BENCHMARK, [9_999, 30_001], ["40.00", "0.00"], "beyond the published prices"),
            (BENCHMARK, [10_001, 29_999], ["40.00", "0.00"], "a pound within: 0.002 points"),
        ] {
            assert_eq!(shown(&formula, 40, &prices, 2), expected, "{reason}");
        }
        assert_eq!(shown(&BENCHMARK, 40, &[10_001, 29_999], 3), ["39.998", "0.002"]);
    }

    #[test]
    fn equal_prices_get_equal_points() {
        for (formula, expected, reason) in [
            (PriceFormula::LowestProportion, "40.00", "all are the lowest"),
            (PriceFormula::StandardDifferential, "40.00", "all are the lowest"),
            (PriceFormula::Range, "40.00", "no line to measure on: all get all points"),
            (PriceFormula::MeanDeviation, "20.00", "all are the mean: half the points"),
            (narrow(NarrowForm::BelowIsBetter), "20.00", "all are the average"),
            (narrow(NarrowForm::ClosestIsBest), "40.00", "all are the average"),
        ] {
            assert_eq!(shown(&formula, 40, &[20_000, 20_000], 2), [expected, expected], "{reason}");
        }
    }

    #[test]
    fn prices_without_meaning_for_a_formula_are_refused() {
        use AssessmentRefusal::{BenchmarkUpsideDown, NoTender, NotAPercentage, PriceBelowZero, PriceOfNothing};
        let not_within = NotAPercentage { what: "how far from the mean a price may lie" };
        let upside_down = PriceFormula::Benchmark { all_points_at: Pence::new(2), no_points_at: Pence::new(2) };
        let wide = PriceFormula::NarrowAverage { within_percent: Exact::whole(101), form: NarrowForm::BelowIsBetter };
        for (formula, prices, expected, reason) in [
            (PriceFormula::LowestProportion, vec![], Err(NoTender), "nobody"),
            (PriceFormula::LowestProportion, vec![0, 10], Err(PriceOfNothing), "0 ÷ 0"),
            (PriceFormula::LowestProportion, vec![-1, 10], Err(PriceBelowZero), "a tenderer who pays"),
            (PriceFormula::StandardDifferential, vec![0, 10], Err(PriceOfNothing), "a share of nothing"),
            (PriceFormula::MeanDeviation, vec![0, 0], Err(PriceOfNothing), "a mean of nothing"),
            (PriceFormula::MeanDeviation, vec![0, 10], Ok(()), "a mean above nothing"),
            (PriceFormula::Range, vec![-10, 10], Ok(()), "a line may cross nothing"),
            (upside_down, vec![1], Err(BenchmarkUpsideDown), "no line between equal prices"),
            (wide, vec![1], Err(not_within), "more than all of the mean"),
        ] {
            let scored = formula.score(&Exact::whole(40), &pounds(&prices)).map(|_| ());
            assert_eq!(scored, expected, "{reason}");
        }
    }

    #[test]
    fn a_lower_price_never_gets_fewer_points_but_where_closeness_counts() {
        let formulas = [
            PriceFormula::LowestProportion,
            PriceFormula::StandardDifferential,
            PriceFormula::Range,
            PriceFormula::MeanDeviation,
            narrow(NarrowForm::BelowIsBetter),
            BENCHMARK,
        ];
        let prices: Vec<i64> = (1..=60).map(|step| step * 617).collect();
        for formula in &formulas {
            let scored = formula.score(&Exact::whole(40), &pounds(&prices)).unwrap();
            assert!(scored.points.windows(2).all(|pair| pair[0] >= pair[1]), "{formula:?}");
            assert!(scored.points.iter().all(|one| !one.is_negative() && *one <= Exact::whole(40)), "{formula:?}");
        }
        let closest = narrow(NarrowForm::ClosestIsBest);
        let scored = closest.score(&Exact::whole(40), &pounds(&[60_000, 100_000, 104_000])).unwrap();
        assert!(scored.points[0] < scored.points[2], "the cheapest is punished");
        assert!(closest.traps().contains(&Trap::CheapIsPunished), "and the formula says so");
    }

    #[test]
    fn only_formulas_that_look_at_others_say_so() {
        let relative = [
            PriceFormula::LowestProportion,
            PriceFormula::StandardDifferential,
            PriceFormula::Range,
            PriceFormula::MeanDeviation,
            narrow(NarrowForm::BelowIsBetter),
            BENCHMARK,
        ];
        for formula in relative {
            let alone = formula.score(&Exact::whole(40), &pounds(&[12_000])).unwrap().points[0].clone();
            let beside = formula.score(&Exact::whole(40), &pounds(&[12_000, 8_000])).unwrap().points[0].clone();
            assert_eq!(alone != beside, formula.is_relative(), "{formula:?}");
            assert_eq!(formula.traps().contains(&Trap::DependsOnOthers), formula.is_relative(), "{formula:?}");
        }
    }
}
