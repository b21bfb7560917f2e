//! What internal audit found at the first council, and what became of its recommendations.

use super::records::{Record, given, records};
use super::setting::Setting;
use domain::strategy::Evidence;
use domain::strategy::actions::{
    AuditReview, AuditReviewId, PlannedActionId, Recommendation, RecommendationId, RecommendationState,
};

const REVIEWS: &str = include_str!("../../data/strategy/reviews.txt");

/// How many days after the council had said so audit agreed that a recommendation is done.
const VERIFIED_AFTER: i64 = 35;

/// The reviews, the oldest first; recommendations are numbered through all of them.
pub(super) fn reviews(of: &Setting) -> Vec<AuditReview> {
    let mut next = 1;
    let mut found = Vec::new();
    for (number, record) in (1..).zip(records(of, REVIEWS)) {
        let recommendations: Vec<Recommendation> = record
            .rows("recommended")
            .filter_map(|row| {
                let one = recommendation(of, next, &row);
                next += i64::from(one.is_some());
                one
            })
            .collect();
        found.extend(review(number, &record, recommendations));
    }
    found
}

fn review(number: i64, record: &Record<'_>, recommendations: Vec<Recommendation>) -> Option<AuditReview> {
    Some(AuditReview {
        id: AuditReviewId::new(number),
        subject: record.text("subject"),
        on: record.day("on")?,
        assurance: record.read("assurance"),
        said: record.text("said"),
        findings: record.text("findings"),
        recommendations,
    })
}

fn recommendation(of: &Setting, number: i64, row: &[&'static str]) -> Option<Recommendation> {
    let [state, priority, owner, first_due, due, text, action, shown] = row else { return None };
    let open = Recommendation {
        id: RecommendationId::new(number),
        text: (*text).to_owned(),
        priority: priority.parse().ok()?,
        owner: Some(of.person(owner)),
        first_due: of.day_of(first_due),
        due: of.day_of(due),
        state: RecommendationState::Open,
        actions: given(action).and_then(|number| number.parse().ok()).map(PlannedActionId::new).into_iter().collect(),
        evidence: Vec::new(),
    };
    become_of(of, open, state, shown)
}

/// The recommendation in its present state, through each one before it.
fn become_of(of: &Setting, open: Recommendation, state: &str, shown: &str) -> Option<Recommendation> {
    let (name, days) = state.split_once(' ').unwrap_or((state, ""));
    let ended = || days.parse::<i64>().ok();
    let done = |days: i64| {
        let evidence = vec![Evidence::said(shown, of.day(days))];
        open.changed(RecommendationState::Done { on: of.day(days) }, evidence).ok()
    };
    match name {
        "open" => Some(open),
        "done" => done(ended()?),
        "verified" => {
            let days = ended()?;
            let on = of.day(days);
            done(days - VERIFIED_AFTER)?.changed(RecommendationState::Verified { on }, Vec::new()).ok()
        }
        "not_accepted" => {
            let refused = RecommendationState::NotAccepted { on: of.day(ended()?), why: shown.to_owned() };
            open.changed(refused, Vec::new()).ok()
        }
        _ => None,
    }
}
