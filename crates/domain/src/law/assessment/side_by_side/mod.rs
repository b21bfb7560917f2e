//! Ways to score prices, side by side: what each makes of the same tenders, and what each is prone to.

mod facts;
mod scores;
mod whole_life;

pub use facts::{ComparedTender, CostOfTender, SideBySideFacts};
pub use scores::{LowPriceSaid, MethodResult, MethodTrap, TenderScore};
pub use whole_life::TenderCost;

use super::{AwardMethod, Exact, Flags, LowPrice, LowPriceLimits, PriceFormula};
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use crate::values::Pence;
use facts::two_tenders;
use serde::Serialize;

/// What the ways to score come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideBySideAnswer {
    /// Who would win by each way.
    pub results: Vec<MethodResult>,
    /// The points of each tender by each way.
    pub scores: Vec<TenderScore>,
    /// What each way is prone to.
    pub traps: Vec<MethodTrap>,
    /// The prices that look abnormally low.
    pub abnormally_low: Vec<LowPriceSaid>,
    /// What to do about such a price; none where there is none.
    pub what_to_do: Option<&'static str>,
    /// What each tender costs over its life.
    pub whole_life_costs: Vec<TenderCost>,
}

/// The comparison of ways to score.
pub struct SideBySide;

impl Rule for SideBySide {
    type Facts = SideBySideFacts;
    type Answer = SideBySideAnswer;

    const ENTRY: Entry = Entry {
        number: 38,
        code: "assessment",
        name: "Ways to score prices, side by side",
        sentence: "The same tenders by several price formulas: points, places and winner of each, what each is prone to, \
                   prices that look abnormally low, and costs over the whole life.",
        source: "Procurement Act 2023 ss.19 and 23; HM Treasury, The Green Book, for discount rates",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Derived,
        why: "The formula that is published can decide who wins; see what it does before it is published.",
        assumptions: &[
            "The points for quality and the most points for price are given on one scale, and are added.",
            "A price is flagged when it lies more than 20% below the mean of the others, 10% below the next, or 25% below \
             the council's estimate; a flag asks for an explanation and rejects nobody.",
            "Costs are in the prices of year 0, discounted by the standard rates of the day given.",
        ],
        exclusions: &[
            "Which formula is right: the law asks for criteria that are clear, measurable and proportionate.",
            "Ties that a best and final offer or lots would break.",
        ],
    };

    fn decide(facts: &SideBySideFacts, _: &Settings) -> Result<Answer<SideBySideAnswer>, BadFact> {
        facts::check(facts)?;
        let mut reasons = Reasons::new();
        let methods = scores::methods(facts, &mut reasons)?;
        let (mut results, mut all, mut traps) = (Vec::new(), Vec::new(), Vec::new());
        for (name, method) in &methods {
            match scores::ranked(name, method, facts) {
                Ok((result, scores)) => {
                    results.push(result);
                    all.extend(scores);
                    let of_method = method.traps().iter();
                    traps.extend(of_method.map(|trap| MethodTrap { formula: name, trap: trap.label() }));
                }
                Err(refusal) => reasons.leave_out(*name, refusal.to_string()),
            }
        }
        let abnormally_low = low_prices(facts, &mut reasons)?;
        let answer = SideBySideAnswer {
            what_to_do: (!abnormally_low.is_empty()).then_some(Flags::WHAT_TO_DO),
            results,
            scores: all,
            traps,
            abnormally_low,
            whole_life_costs: whole_life::costs(facts, &mut reasons)?,
        };
        let winners: Vec<&str> = answer.results.iter().map(|result| result.winner.as_str()).collect();
        if winners.iter().any(|winner| winners.first() != Some(winner)) {
            reasons.caution("the formula decides who wins", "the ways to score do not agree");
        }
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "Two tenders of the same quality, one at twice the price of the other.",
            facts: two_tenders(),
            expected: example_answer(),
        }]
    }
}

fn low_prices(facts: &SideBySideFacts, reasons: &mut Reasons) -> Result<Vec<LowPriceSaid>, BadFact> {
    let prices: Vec<LowPrice> =
        facts.tenders.iter().map(|tender| LowPrice { price: tender.price_pence, labour: None }).collect();
    let flags = Flags::of(&prices, facts.estimate_pence, &LowPriceLimits::default())
        .map_err(|refusal| BadFact::new("tenders", refusal.to_string()))?;
    for what in &flags.not_looked_at {
        reasons.leave_out("abnormally low prices", format!("not held against {what}"));
    }
    Ok(flags.flags.iter().filter_map(|flag| scores::low_said(flag, facts)).collect())
}

fn example_answer() -> SideBySideAnswer {
    let formulas = scores::ALWAYS;
    let [lowest, differential, range, mean, per_point] = formulas;
    let result = |formula| MethodResult { formula, winner: "Ashdown".into(), depends_on_others: formula != per_point };
    let score = |formula, tender: &str, price_points: Option<&str>, figure: &str, place| TenderScore {
        formula,
        tender: tender.into(),
        price_pence: if tender == "Ashdown" { Pence::new(10_000_000) } else { Pence::new(20_000_000) },
        quality: "50".into(),
        price_points: price_points.map(str::to_owned),
        figure: Some(figure.into()),
        place: Some(place),
    };
    let trap = |formula| move |trap: &super::Trap| MethodTrap { formula, trap: trap.label() };
    let quality = AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(0) };
    let mut traps: Vec<MethodTrap> = PriceFormula::LowestProportion.traps().iter().map(trap(lowest)).collect();
    traps.extend(PriceFormula::StandardDifferential.traps().iter().map(trap(differential)));
    traps.extend(PriceFormula::Range.traps().iter().map(trap(range)));
    traps.extend(PriceFormula::MeanDeviation.traps().iter().map(trap(mean)));
    traps.extend(quality.traps().iter().map(trap(per_point)));
    SideBySideAnswer {
        results: formulas.map(result).to_vec(),
        scores: vec![
            score(lowest, "Ashdown", Some("40.00"), "90.00", 1),
            score(lowest, "Birch", Some("20.00"), "70.00", 2),
            score(differential, "Ashdown", Some("40.00"), "90.00", 1),
            score(differential, "Birch", Some("0.00"), "50.00", 2),
            score(range, "Ashdown", Some("40.00"), "90.00", 1),
            score(range, "Birch", Some("0.00"), "50.00", 2),
            score(mean, "Ashdown", Some("33.33"), "83.33", 1),
            score(mean, "Birch", Some("6.67"), "56.67", 2),
            score(per_point, "Ashdown", None, "2000.00", 1),
            score(per_point, "Birch", None, "4000.00", 2),
        ],
        traps,
        abnormally_low: vec![
            LowPriceSaid {
                tender: "Ashdown".into(),
                below_percent: "50.00".into(),
                why: "below the mean of the others",
            },
            LowPriceSaid {
                tender: "Ashdown".into(),
                below_percent: "50.00".into(),
                why: "below the next lowest price",
            },
        ],
        what_to_do: Some(Flags::WHAT_TO_DO),
        whole_life_costs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::facts::tender;
    use super::*;
    use crate::law::assessment::{CostKind, Exact};

    fn answer(facts: &SideBySideFacts) -> SideBySideAnswer {
        SideBySide::decide(facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    #[test]
    fn ties_are_said_and_broken_only_as_asked() {
        let tie = |tie_by_quality| SideBySideFacts {
            tenders: vec![tender("Ashdown", 100, 40), tender("Birch", 100, 40), tender("Cedar", 50, 0)],
            tie_by_quality,
            ..two_tenders()
        };
        let result = &answer(&tie(None)).results[0];
        assert_eq!(result.winner, "Ashdown and Birch tie", "both have 40 and 20 points against 0 and 40");
        assert_eq!(
            answer(&tie(Some(true))).results[0].winner,
            "Ashdown and Birch tie",
            "their quality is the same too"
        );
    }

    #[test]
    fn published_points_can_tie_where_exact_ones_do_not() {
        let close = |compare_published| SideBySideFacts {
            tenders: vec![tender("Ashdown", 1_000_000, 50), tender("Birch", 1_000_001, 50)],
            compare_published,
            ..two_tenders()
        };
        assert_eq!(answer(&close(None)).results[0].winner, "Ashdown");
        assert_eq!(answer(&close(Some(true))).results[0].winner, "Ashdown and Birch tie");
    }

    #[test]
    fn prices_that_are_asked_for_and_impossible_facts_are_named() {
        let facts = two_tenders();
        for (facts, field, reason) in [
            (SideBySideFacts { tenders: Vec::new(), ..facts.clone() }, "tenders", "none at all"),
            (
                SideBySideFacts { all_points_at_pence: Some(Pence::new(1)), ..facts.clone() },
                "no_points_at_pence",
                "half a benchmark",
            ),
            (SideBySideFacts { estimate_pence: Some(Pence::new(-1)), ..facts.clone() }, "estimate_pence", "below zero"),
            (SideBySideFacts { price_weight: Exact::whole(-1), ..facts.clone() }, "price_weight", "below zero"),
            (SideBySideFacts { decimals: Some(13), ..facts.clone() }, "decimals", "beyond all use"),
        ] {
            let bad = SideBySide::decide(&facts, &Settings::default()).unwrap_err();
            assert_eq!(bad.field, field, "{reason}");
        }
        let free = SideBySideFacts { tenders: vec![tender("Ashdown", 0, 50), tender("Birch", 100, 50)], ..facts };
        let told = SideBySide::decide(&free, &Settings::default()).unwrap();
        assert!(told.reasons().left_out().any(|(what, _)| what == scores::ALWAYS[0]), "it divides by a price");
    }

    #[test]
    fn a_benchmark_depends_on_nobody_and_costs_are_discounted_to_the_penny() {
        let mut costs = vec![CostOfTender {
            tender: "Ashdown".into(),
            year: 0,
            kind: CostKind::Acquisition,
            amount_pence: Pence::new(5_000_000),
        }];
        costs.extend((1..=7).map(|year| CostOfTender {
            tender: "Ashdown".into(),
            year,
            kind: CostKind::Operation,
            amount_pence: Pence::new(1_200_000),
        }));
        let facts = SideBySideFacts {
            all_points_at_pence: Some(Pence::new(10_000_000)),
            no_points_at_pence: Some(Pence::new(20_000_000)),
            costs,
            ..two_tenders()
        };
        let answer = answer(&facts);
        assert!(
            answer.results.iter().any(|result| result.formula.starts_with("Benchmark") && !result.depends_on_others)
        );
        let cost = &answer.whole_life_costs[0];
        assert_eq!((cost.nominal_pence, cost.present_pence), (Pence::new(13_400_000), Pence::new(12_337_453)));
    }
}
