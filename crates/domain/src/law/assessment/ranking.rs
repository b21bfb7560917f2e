//! Places, and ties broken in the order that was published.

use super::{AssessmentRefusal, AwardMethod, Exact, Tender};
use crate::values::Pence;
use std::cmp::Ordering;

/// Which figures are compared: a choice that the tender documents publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The exact ones.
    Unrounded,
    /// The ones people see, with so many decimals.
    AsPublished {
        /// The decimals of published figures.
        decimals: u8,
    },
}

/// What ties are broken by, in the order that was published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TieBreaker {
    /// The higher total for quality.
    HigherQuality,
    /// The higher score on one criterion.
    HigherScoreOn(String),
    /// The higher score for social value.
    HigherSocialValue,
    /// The lower whole-life cost.
    LowerWholeLifeCost,
    /// Tied tenderers make a best and final offer: people do that, not arithmetic.
    BestAndFinal,
    /// Lots are drawn before witnesses: people do that, not arithmetic.
    DrawLots,
}

/// What is known of a tender to break ties by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TieFacts {
    /// Scores by criterion.
    pub scores: Vec<(String, Exact)>,
    /// The score for social value.
    pub social_value: Option<Exact>,
    /// The whole-life cost.
    pub whole_life_cost: Option<Pence>,
}

/// A tender in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which tender, by its place in the list that was ranked.
    pub tender: usize,
    /// The exact figure it was ranked by; none for one that did not reach the least quality.
    pub figure: Option<Exact>,
    /// Its place, from 1; tied tenders share one. None for one that is not ranked.
    pub place: Option<usize>,
    /// The tie-breaker that parted it from a tender with the same figure, the last one that did.
    pub parted_by: Option<TieBreaker>,
}

/// All tenders in order, and what people still have to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The tenders, best first; those not ranked at the end.
    pub places: Vec<Placed>,
    /// Tied tenders, with what would part them next; none where every published tie-breaker was used up.
    pub open_ties: Vec<(Vec<usize>, Option<TieBreaker>)>,
}

impl Ranking {
    /// Ranks tenders by a method, ties by the tie-breakers in their order.
    ///
    /// # Errors
    /// [`AssessmentRefusal`] for prices that the method has no meaning for.
    pub fn of(
        method: &AwardMethod,
        tenders: &[Tender],
        comparison: Comparison,
        tie_breakers: &[TieBreaker],
    ) -> Result<Ranking, AssessmentRefusal> {
        let figures = method.figures(tenders)?;
        let compared: Vec<Option<Exact>> =
            figures.iter().map(|figure| figure.as_ref().map(|exact| seen(exact, comparison))).collect();
        let mut ranking = Ranking { places: Vec::new(), open_ties: Vec::new() };
        let ranked: Vec<usize> = (0..tenders.len()).filter(|at| figures[*at].is_some()).collect();
        for group in groups(&ranked, |at| compared[at].clone(), !method.lower_wins()) {
            ranking.part(group, None, tenders, tie_breakers, &figures);
        }
        let unranked = (0..tenders.len()).filter(|at| figures[*at].is_none());
        ranking.places.extend(unranked.map(|tender| Placed { tender, figure: None, place: None, parted_by: None }));
        Ok(ranking)
    }

    /// The one in first place; none where tenders tie for it, or nobody is ranked.
    #[must_use]
    pub fn winner(&self) -> Option<usize> {
        let mut first = self.places.iter().filter(|placed| placed.place == Some(1));
        first.next().filter(|_| first.next().is_none()).map(|placed| placed.tender)
    }

    /// Parts a group of equals by the next tie-breaker that can, and places what cannot be parted.
    fn part(
        &mut self,
        group: Vec<usize>,
        parted_by: Option<TieBreaker>,
        tenders: &[Tender],
        breakers: &[TieBreaker],
        figures: &[Option<Exact>],
    ) {
        if group.len() > 1
            && let Some((breaker, rest)) = breakers.split_first()
        {
            let keys: Option<Vec<Exact>> = group.iter().map(|at| key(breaker, &tenders[*at])).collect();
            if keys.is_none() {
                self.open_ties.push((group.clone(), Some(breaker.clone())));
                return self.place(&group, parted_by, figures);
            }
            let parts = groups(&group, |at| key(breaker, &tenders[at]), higher_wins(breaker));
            let split = parts.len() > 1;
            for part in parts {
                let by = if split { Some(breaker.clone()) } else { parted_by.clone() };
                self.part(part, by, tenders, rest, figures);
            }
            return;
        }
        if group.len() > 1 {
            self.open_ties.push((group.clone(), None));
        }
        self.place(&group, parted_by, figures);
    }

    fn place(&mut self, group: &[usize], parted_by: Option<TieBreaker>, figures: &[Option<Exact>]) {
        let place = Some(self.places.len() + 1);
        let placed =
            |at: &usize| Placed { tender: *at, figure: figures[*at].clone(), place, parted_by: parted_by.clone() };
        self.places.extend(group.iter().map(placed));
    }
}

fn seen(exact: &Exact, comparison: Comparison) -> Exact {
    match comparison {
        Comparison::Unrounded => exact.clone(),
        Comparison::AsPublished { decimals } => exact.rounded(decimals),
    }
}

/// What a tie-breaker compares; none where it is not known, or for people to do.
fn key(breaker: &TieBreaker, tender: &Tender) -> Option<Exact> {
    match breaker {
        TieBreaker::HigherQuality => Some(tender.quality.clone()),
        TieBreaker::HigherScoreOn(criterion) => {
            tender.ties.scores.iter().find(|(name, _)| name == criterion).map(|(_, score)| score.clone())
        }
        TieBreaker::HigherSocialValue => tender.ties.social_value.clone(),
        TieBreaker::LowerWholeLifeCost => tender.ties.whole_life_cost.map(Exact::pounds),
        TieBreaker::BestAndFinal | TieBreaker::DrawLots => None,
    }
}

const fn higher_wins(breaker: &TieBreaker) -> bool {
    !matches!(breaker, TieBreaker::LowerWholeLifeCost)
}

/// Members with equal keys together, the best group first; members of a group in the order they came.
fn groups(members: &[usize], key: impl Fn(usize) -> Option<Exact>, higher_wins: bool) -> Vec<Vec<usize>> {
    let mut keyed: Vec<(usize, Option<Exact>)> = members.iter().map(|at| (*at, key(*at))).collect();
    keyed.sort_by(|(_, left), (_, right)| order(left, right, higher_wins));
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut before: Option<Option<Exact>> = None;
    for (at, this) in keyed {
        match found.last_mut() {
            Some(group) if before.as_ref() == Some(&this) => group.push(at),
            _ => found.push(vec![at]),
        }
        before = Some(this);
    }
    found
}

fn order(left: &Option<Exact>, right: &Option<Exact>, higher_wins: bool) -> Ordering {
    if higher_wins { right.cmp(left) } else { left.cmp(right) }
}

#[cfg(test)]
mod tests {
    use super::super::PriceFormula;
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from_typed(text).unwrap()
    }

    fn tender(name: &str, pounds: i64, quality: &str) -> Tender {
        Tender::new(name, Pence::new(pounds * 100), exact(quality))
    }

    fn points() -> AwardMethod {
        AwardMethod::Points { formula: PriceFormula::LowestProportion, price_weight: Exact::whole(40) }
    }

    fn order_of(ranking: &Ranking) -> Vec<(usize, Option<usize>)> {
        ranking.places.iter().map(|placed| (placed.tender, placed.place)).collect()
    }

    #[test]
    fn the_second_of_three_wins_by_price_per_quality_point() {
        let tenders = [tender("A", 100_000, "72"), tender("B", 120_000, "90"), tender("C", 80_000, "50")];
        let method = AwardMethod::PricePerQualityPoint { least_quality: exact("40") };
        let ranking = Ranking::of(&method, &tenders, Comparison::Unrounded, &[]).unwrap();
        assert_eq!(order_of(&ranking), [(1, Some(1)), (0, Some(2)), (2, Some(3))]);
    }

    #[test]
    fn whether_a_tie_is_a_tie_depends_on_the_figures_that_are_compared() {
        // Price points are 40.000 and 20.000: the totals are 90.004 and 90.000.
        let tenders = [tender("A", 100, "50.004"), tender("B", 200, "70")];
        for (comparison, places, reason) in [
            (Comparison::Unrounded, [(0, Some(1)), (1, Some(2))], "90.004 is above 90.000"),
            (Comparison::AsPublished { decimals: 2 }, [(0, Some(1)), (1, Some(1))], "90.00 is 90.00"),
            (Comparison::AsPublished { decimals: 3 }, [(0, Some(1)), (1, Some(2))], "three decimals show it"),
        ] {
            let ranking = Ranking::of(&points(), &tenders, comparison, &[]).unwrap();
            assert_eq!(order_of(&ranking), places, "{reason}");
        }
    }

    #[test]
    fn ties_are_broken_in_the_published_order_and_by_nothing_else() {
        let mut tenders = [tender("A", 100, "50"), tender("B", 200, "70"), tender("C", 50, "10")];
        tenders[0].ties.social_value = Some(exact("8"));
        tenders[1].ties.social_value = Some(exact("7"));
        // With C in, price points are 20, 10 and 40: A 70, B 80, C 50. Without C: A 90, B 90.
        let pair = &tenders[..2];
        for (breakers, winner, open, reason) in [
            (vec![], None, 1, "nothing published: they stay tied"),
            (vec![TieBreaker::HigherQuality], Some(1), 0, "70 is above 50"),
            (vec![TieBreaker::HigherSocialValue, TieBreaker::HigherQuality], Some(0), 0, "the first that parts them"),
            (vec![TieBreaker::LowerWholeLifeCost, TieBreaker::HigherQuality], None, 1, "unknown is not skipped"),
            (vec![TieBreaker::DrawLots], None, 1, "people draw lots"),
        ] {
            let ranking = Ranking::of(&points(), pair, Comparison::Unrounded, &breakers).unwrap();
            assert_eq!(ranking.winner(), winner, "{reason}");
            assert_eq!(ranking.open_ties.len(), open, "{reason}");
        }
    }

    #[test]
    fn a_tie_breaker_that_parts_nothing_hands_on_to_the_next() {
        let mut tenders = [tender("A", 100, "60"), tender("B", 100, "60"), tender("C", 100, "60")];
        for (at, score) in [(0, "3"), (1, "4"), (2, "3")] {
            tenders[at].ties.scores.push(("Safety".into(), exact(score)));
            tenders[at].ties.whole_life_cost = Some(Pence::new(100 - i64::try_from(at).unwrap()));
        }
        let breakers =
            [TieBreaker::HigherQuality, TieBreaker::HigherScoreOn("Safety".into()), TieBreaker::LowerWholeLifeCost];
        let ranking = Ranking::of(&points(), &tenders, Comparison::Unrounded, &breakers).unwrap();
        assert_eq!(order_of(&ranking), [(1, Some(1)), (2, Some(2)), (0, Some(3))]);
        assert_eq!(ranking.places[0].parted_by, Some(TieBreaker::HigherScoreOn("Safety".into())));
        assert_eq!(ranking.places[1].parted_by, Some(TieBreaker::LowerWholeLifeCost));
    }

    #[test]
    fn tied_tenders_share_a_place_and_the_next_place_counts_them() {
        let tenders = [tender("A", 100, "60"), tender("B", 100, "60"), tender("C", 100, "50"), tender("D", 100, "10")];
        let gate = AwardMethod::PricePerQualityPoint { least_quality: exact("20") };
        let ranking = Ranking::of(&gate, &tenders, Comparison::Unrounded, &[]).unwrap();
        assert_eq!(order_of(&ranking), [(0, Some(1)), (1, Some(1)), (2, Some(3)), (3, None)]);
        assert_eq!(ranking.winner(), None);
        assert_eq!(ranking.open_ties, [(vec![0, 1], None)]);
    }

    #[test]
    fn nobody_wins_where_nobody_is_ranked() {
        let gate = AwardMethod::QualityGate { pass_mark: exact("61") };
        let ranking = Ranking::of(&gate, &[tender("A", 1, "60")], Comparison::Unrounded, &[]).unwrap();
        assert_eq!(ranking.winner(), None);
    }
}
