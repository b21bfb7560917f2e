//! Award criteria with their weights, which come to 100.00 at every level.

use super::{AssessmentRefusal, Exact};
use std::collections::BTreeSet;

/// An award criterion, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name, used once in the whole tree.
    pub name: String,
    /// Its weight in per cent of the criterion above it, or of everything.
    pub weight: Exact,
    /// Its parts; none for one that is scored itself.
    pub parts: Vec<Criterion>,
}

/// A criterion that is scored itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its name.
    pub name: String,
    /// Its weight in per cent of everything.
    pub share: Exact,
}

/// Criteria whose weights come to 100.00 at every level.
///
/// ```
/// use domain::law::assessment::{Criterion, Exact, Weights};
/// let one = |name: &str, weight| Criterion { name: name.into(), weight: Exact::whole(weight), parts: vec![] };
/// let weights = Weights::new(vec![one("Method", 60), one("Social value", 40)]).unwrap();
/// let points = weights.points(&[("Method", Exact::whole(4)), ("Social value", Exact::whole(5))], &Exact::whole(5));
/// assert_eq!(points.unwrap().shown(2), "88.00");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    leaves: Vec<Leaf>,
}

impl Weights {
    /// Criteria as published (Procurement Act 2023 s.23: their relative importance has to be shown).
    ///
    /// # Errors
    /// [`AssessmentRefusal`] for weights that do not come to 100.00, are below zero, or have no name of their own.
    pub fn new(criteria: Vec<Criterion>) -> Result<Self, AssessmentRefusal> {
        let mut leaves = Vec::new();
        let mut names = BTreeSet::new();
        collect("", &criteria, &Exact::whole(100), &mut names, &mut leaves)?;
        Ok(Weights { leaves })
    }

    /// The criteria that are scored themselves, in order.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// The points out of 100 for scores from 0 to the highest score of the scale.
    ///
    /// # Errors
    /// [`AssessmentRefusal`] for a score that is missing or outside the scale.
    pub fn points(&self, scores: &[(&str, Exact)], highest: &Exact) -> Result<Exact, AssessmentRefusal> {
        let mut sum = Exact::whole(0);
        for leaf in &self.leaves {
            let score = scores.iter().find(|(name, _)| *name == leaf.name).map(|(_, score)| score);
            let score = score.ok_or_else(|| AssessmentRefusal::ScoreMissing { criterion: leaf.name.clone() })?;
            if score.is_negative() || score > highest {
                return Err(AssessmentRefusal::ScoreOutsideScale { criterion: leaf.name.clone() });
            }
            let share = score.over(highest).ok_or(AssessmentRefusal::ScaleWithoutRoom)?;
            sum = &sum + &(&leaf.share * &share);
        }
        Ok(sum)
    }
}

fn collect(
    under: &str,
    criteria: &[Criterion],
    share: &Exact,
    names: &mut BTreeSet<String>,
    leaves: &mut Vec<Leaf>,
) -> Result<(), AssessmentRefusal> {
    let sum = Exact::sum(criteria.iter().map(|criterion| &criterion.weight));
    for criterion in criteria {
        let name = criterion.name.trim().to_owned();
        if name.is_empty() {
            return Err(AssessmentRefusal::CriterionWithoutName);
        }
        if criterion.weight.is_negative() {
            return Err(AssessmentRefusal::WeightBelowZero { criterion: name });
        }
        if !names.insert(name.clone()) {
            return Err(AssessmentRefusal::SameCriterionTwice { criterion: name });
        }
    }
    if sum != Exact::whole(100) {
        return Err(AssessmentRefusal::WeightsDoNotAddUp { under: under.to_owned(), sum: sum.shown(2) });
    }
    for criterion in criteria {
        let share = criterion.weight.per_cent_of(share);
        if criterion.parts.is_empty() {
            leaves.push(Leaf { name: criterion.name.trim().to_owned(), share });
        } else {
            collect(&criterion.name, &criterion.parts, &share, names, leaves)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(name: &str, weight: &str, parts: Vec<Criterion>) -> Criterion {
        Criterion { name: name.into(), weight: Exact::from_typed(weight).unwrap(), parts }
    }

    fn flat(weights: &[(&str, &str)]) -> Vec<Criterion> {
        weights.iter().map(|(name, weight)| criterion(name, weight, Vec::new())).collect()
    }

    #[test]
    fn weights_come_to_a_hundred_exactly() {
        for (weights, expected, reason) in [
            (vec![("A", "60"), ("B", "40")], Ok(()), "they do"),
            (vec![("A", "33.33"), ("B", "33.33"), ("C", "33.34")], Ok(()), "to the hundredth"),
            (vec![("A", "33.33"), ("B", "33.33"), ("C", "33.33")], Err("99.99"), "a hundredth short"),
            (vec![("A", "60.01"), ("B", "40")], Err("100.01"), "a hundredth over"),
            (vec![("A", "100"), ("B", "0")], Ok(()), "a criterion for information only"),
            (vec![], Err("0.00"), "none at all"),
        ] {
            let refused = |sum: &str| AssessmentRefusal::WeightsDoNotAddUp { under: String::new(), sum: sum.into() };
            assert_eq!(Weights::new(flat(&weights)).map(|_| ()), expected.map_err(refused), "{reason}");
        }
    }

    #[test]
    fn names_and_weights_that_cannot_be_told_apart_are_refused() {
        for (weights, expected) in [
            (vec![("A", "60"), ("A ", "40")], AssessmentRefusal::SameCriterionTwice { criterion: "A".into() }),
            (vec![(" ", "100")], AssessmentRefusal::CriterionWithoutName),
            (vec![("A", "110"), ("B", "-10")], AssessmentRefusal::WeightBelowZero { criterion: "B".into() }),
        ] {
            assert_eq!(Weights::new(flat(&weights)), Err(expected));
        }
    }

    #[test]
    fn parts_share_the_weight_of_the_criterion_above_them() {
        let parts = flat(&[("Staffing", "25"), ("Safety", "75")]);
        let tree = vec![criterion("Method", "60", parts), criterion("Price", "40", Vec::new())];
        let weights = Weights::new(tree).unwrap();
        let shares: Vec<String> = weights.leaves().iter().map(|leaf| leaf.share.shown(2)).collect();
        assert_eq!(shares, ["15.00", "45.00", "40.00"]);
        let short = vec![criterion("Method", "100", flat(&[("Staffing", "25"), ("Safety", "74")]))];
        let refused = AssessmentRefusal::WeightsDoNotAddUp { under: "Method".into(), sum: "99.00".into() };
        assert_eq!(Weights::new(short), Err(refused));
    }

    #[test]
    fn every_criterion_has_a_score_within_the_scale() {
        let weights = Weights::new(flat(&[("A", "60"), ("B", "40")])).unwrap();
        let missing = AssessmentRefusal::ScoreMissing { criterion: "B".into() };
        let outside = AssessmentRefusal::ScoreOutsideScale { criterion: "B".into() };
        for (b, expected, reason) in [
            (Some("5"), Ok("100.00"), "the highest"),
            (Some("0"), Ok("60.00"), "the lowest"),
            (Some("5.01"), Err(outside.clone()), "above the scale"),
            (Some("-0.01"), Err(outside), "below it"),
            (None, Err(missing), "none is not zero"),
        ] {
            let mut scores = vec![("A", Exact::whole(5))];
            scores.extend(b.map(|score| ("B", Exact::from_typed(score).unwrap())));
            let points = weights.points(&scores, &Exact::whole(5)).map(|points| points.shown(2));
            assert_eq!(points, expected.map(str::to_owned), "{reason}");
        }
    }

    #[test]
    fn a_scale_needs_room() {
        let weights = Weights::new(flat(&[("A", "100")])).unwrap();
        let scored = weights.points(&[("A", Exact::whole(0))], &Exact::whole(0));
        assert_eq!(scored, Err(AssessmentRefusal::ScaleWithoutRoom));
    }
}
