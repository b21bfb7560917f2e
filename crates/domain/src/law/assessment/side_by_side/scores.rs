//! The tenders by each way to score.

use super::SideBySideFacts;
use crate::law::assessment::{
    AssessmentRefusal, AwardMethod, Comparison, Exact, Flag, FlagReason, NarrowForm, PriceFormula, Ranking, Tender,
    TieBreaker,
};
use crate::law::{BadFact, Reasons};
use crate::values::Pence;
use serde::Serialize;

/// Who would win by a way to score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodResult {
    /// The way to score.
    pub formula: &'static str,
    /// The tender in first place, or those that tie for it.
    pub winner: String,
    /// Whether a tender's place against another can depend on a third.
    pub depends_on_others: bool,
}

/// A tender by a way to score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TenderScore {
    /// The way to score.
    pub formula: &'static str,
    /// The tender.
    pub tender: String,
    /// Its price.
    pub price_pence: Pence,
    /// Its points for quality.
    pub quality: String,
    /// Its points for price; none where the way gives none.
    pub price_points: Option<String>,
    /// What it is ranked by: points in all, or pounds for a point of quality.
    pub figure: Option<String>,
    /// Its place, from 1.
    pub place: Option<usize>,
}

/// Something that a way to score is prone to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodTrap {
    /// The way to score.
    pub formula: &'static str,
    /// What it is prone to.
    pub trap: &'static str,
}

/// A price that looks abnormally low.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LowPriceSaid {
    /// The tender.
    pub tender: String,
    /// By how many per cent it lies below.
    pub below_percent: String,
    /// Below what.
    pub why: &'static str,
}

/// The ways that are always shown.
pub(super) const ALWAYS: [&str; 5] = [
    "Lowest price in proportion",
    "Difference from the lowest price",
    "Range from lowest to highest price",
    "Deviation from the mean price",
    "Price for each point of quality",
];

/// The ways to score that the facts ask for, by name.
pub(super) fn methods(
    facts: &SideBySideFacts,
    reasons: &mut Reasons,
) -> Result<Vec<(&'static str, AwardMethod)>, BadFact> {
    let points = |formula| AwardMethod::Points { formula, price_weight: facts.price_weight.clone() };
    let [lowest, differential, range, mean, per_point] = ALWAYS;
    let mut methods = vec![
        (lowest, points(PriceFormula::LowestProportion)),
        (differential, points(PriceFormula::StandardDifferential)),
        (range, points(PriceFormula::Range)),
        (mean, points(PriceFormula::MeanDeviation)),
    ];
    match &facts.narrow_percent {
        Some(percent) if percent.is_negative() || *percent > Exact::whole(100) => {
            return Err(BadFact::new("narrow_percent", "Enter a number from 0 to 100"));
        }
        Some(percent) => {
            let narrow = |form| points(PriceFormula::NarrowAverage { within_percent: percent.clone(), form });
            methods.push(("Narrow average, below is better", narrow(NarrowForm::BelowIsBetter)));
            methods.push(("Narrow average, closest is best", narrow(NarrowForm::ClosestIsBest)));
        }
        None => reasons.leave_out("narrow averages", "no share of the mean is given"),
    }
    match (facts.all_points_at_pence, facts.no_points_at_pence) {
        (Some(all_points_at), Some(no_points_at)) => {
            methods.push(("Benchmark prices", points(PriceFormula::Benchmark { all_points_at, no_points_at })));
        }
        _ => reasons.leave_out("benchmark prices", "no prices for all points and for none are given"),
    }
    methods.push((per_point, AwardMethod::PricePerQualityPoint { least_quality: Exact::whole(0) }));
    Ok(methods)
}

/// The tenders ranked by one way.
pub(super) fn ranked(
    name: &'static str,
    method: &AwardMethod,
    facts: &SideBySideFacts,
) -> Result<(MethodResult, Vec<TenderScore>), AssessmentRefusal> {
    let tenders: Vec<Tender> = facts
        .tenders
        .iter()
        .map(|tender| Tender::new(&tender.name, tender.price_pence, tender.quality.clone()))
        .collect();
    let decimals = facts.decimals.unwrap_or(2);
    let comparison = match facts.compare_published {
        Some(true) => Comparison::AsPublished { decimals },
        _ => Comparison::Unrounded,
    };
    let tie_breakers: &[TieBreaker] =
        if facts.tie_by_quality == Some(true) { &[TieBreaker::HigherQuality] } else { &[] };
    let ranking = Ranking::of(method, &tenders, comparison, tie_breakers)?;
    let points = match method {
        AwardMethod::Points { formula, price_weight } => {
            let prices: Vec<Pence> = tenders.iter().map(|tender| tender.price).collect();
            Some(formula.score(price_weight, &prices)?.points)
        }
        _ => None,
    };
    let score = |(at, tender): (usize, &Tender)| {
        let placed = ranking.places.iter().find(|placed| placed.tender == at);
        TenderScore {
            formula: name,
            tender: tender.name.clone(),
            price_pence: tender.price,
            quality: plain(&tender.quality),
            price_points: points.as_ref().and_then(|points| points.get(at)).map(|points| points.shown(decimals)),
            figure: placed.and_then(|placed| placed.figure.as_ref()).map(|figure| figure.shown(decimals)),
            place: placed.and_then(|placed| placed.place),
        }
    };
    let scores = tenders.iter().enumerate().map(score).collect();
    let result =
        MethodResult { formula: name, winner: winner(&ranking, &tenders), depends_on_others: method.is_relative() };
    Ok((result, scores))
}

/// A number without decimals that say nothing.
fn plain(number: &Exact) -> String {
    let text = number.shown(6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn winner(ranking: &Ranking, tenders: &[Tender]) -> String {
    let first = ranking.places.iter().filter(|placed| placed.place == Some(1));
    let names: Vec<&str> = first.filter_map(|placed| tenders.get(placed.tender)).map(|one| one.name.as_str()).collect();
    match names.as_slice() {
        [] => "nobody is ranked".to_owned(),
        [name] => (*name).to_owned(),
        names => format!("{} tie", names.join(" and ")),
    }
}

/// A flag in words; none where there is no such tender.
pub(super) fn low_said(flag: &Flag, facts: &SideBySideFacts) -> Option<LowPriceSaid> {
    let why = match flag.reason {
        FlagReason::UnderMean { .. } => "below the mean of the others",
        FlagReason::UnderNext { .. } => "below the next lowest price",
        FlagReason::UnderEstimate { .. } => "below the council's estimate",
        FlagReason::WagesUnderLeast { .. } => "its wages do not pay for its hours",
    };
    let tender = facts.tenders.get(flag.price)?.name.clone();
    Some(LowPriceSaid { tender, below_percent: flag.below_percent.shown(2), why })
}
