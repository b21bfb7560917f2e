//! Trying a model before it is published: who would win if one of the losers were not there?

use super::{AssessmentRefusal, AwardMethod, Comparison, Ranking, Tender};

/// A loser whose going changes who wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The tender that goes, by its place in the list.
    pub without: usize,
    /// The winner with it there.
    pub winner: usize,
    /// The winner without it; none where tenders then tie for the first place.
    pub winner_then: Option<usize>,
}

/// Every loser whose going would change who wins. Empty for any method that looks at each tender by itself.
///
/// # Errors
/// [`AssessmentRefusal`] for prices that the method has no meaning for.
pub fn reversals(
    method: &AwardMethod,
    tenders: &[Tender],
    comparison: Comparison,
) -> Result<Vec<Reversal>, AssessmentRefusal> {
    let Some(winner) = Ranking::of(method, tenders, comparison, &[])?.winner() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for without in (0..tenders.len()).filter(|at| *at != winner) {
        let mut rest = tenders.to_vec();
        rest.remove(without);
        let then = Ranking::of(method, &rest, comparison, &[])?.winner();
        // Places after the one that went have moved up by one.
        let winner_then = then.map(|at| if at >= without { at + 1 } else { at });
        if winner_then != Some(winner) {
            found.push(Reversal { without, winner, winner_then });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::{Exact, PriceFormula};
    use super::*;
    use crate::values::Pence;

    fn three() -> Vec<Tender> {
        let tender = |name: &str, price: i64, quality: &str| {
            Tender::new(name, Pence::new(price * 100), Exact::from_typed(quality).unwrap())
        };
        vec![tender("A", 100, "50"), tender("B", 120, "54.5"), tender("C", 60, "20")]
    }

    fn points(formula: PriceFormula) -> AwardMethod {
        AwardMethod::Points { formula, price_weight: Exact::whole(40) }
    }

    fn totals(tenders: &[Tender]) -> Vec<String> {
        let figures = points(PriceFormula::LowestProportion).figures(tenders).unwrap();
        figures.into_iter().flatten().map(|figure| figure.shown(2)).collect()
    }

    #[test]
    fn a_losers_going_turns_the_first_two_round() {
        assert_eq!(totals(&three()), ["74.00", "74.50", "60.00"]);
        assert_eq!(totals(&three()[..2]), ["90.00", "87.83"]);
        let found = reversals(&points(PriceFormula::LowestProportion), &three(), Comparison::Unrounded).unwrap();
        assert_eq!(found, [Reversal { without: 2, winner: 1, winner_then: Some(0) }]);
    }

    #[test]
    fn a_loser_before_the_winner_in_the_list_is_counted_right() {
        let mut turned = three();
        turned.rotate_right(1);
        let found = reversals(&points(PriceFormula::LowestProportion), &turned, Comparison::Unrounded).unwrap();
        assert_eq!(found, [Reversal { without: 0, winner: 2, winner_then: Some(1) }]);
    }

    #[test]
    fn a_method_that_looks_at_each_tender_by_itself_never_turns_round() {
        let benchmark =
            points(PriceFormula::Benchmark { all_points_at: Pence::new(5_000), no_points_at: Pence::new(15_000) });
        let least_quality = Exact::whole(0);
        for method in [
            benchmark,
            AwardMethod::PricePerQualityPoint { least_quality: least_quality.clone() },
            AwardMethod::ValueIndex { least_quality: least_quality.clone() },
            AwardMethod::FixedPrice,
            AwardMethod::QualityGate { pass_mark: least_quality },
        ] {
            assert!(!method.is_relative());
            // Every three of a spread of prices and qualities.
            for seed in 0_i64..200 {
                let tender = |at: i64| {
                    let (price, quality) = ((seed * 37 + at * 53) % 91 + 1, (seed * 29 + at * 71) % 60 + 1);
                    Tender::new("A", Pence::new(price * 100), Exact::whole(quality))
                };
                let tenders: Vec<Tender> = (0..4).map(tender).collect();
                assert_eq!(reversals(&method, &tenders, Comparison::Unrounded), Ok(Vec::new()), "{method:?} {seed}");
            }
        }
    }
}
