//! Reviews, their assurance, and recommendations that are overdue.

use super::*;

fn recommendation(id: i64, priority: Priority, due: Option<Date>) -> Recommendation {
    Recommendation {
        id: RecommendationId::new(id),
        text: format!("Recommendation {id}"),
        priority,
        owner: None,
        first_due: due,
        due,
        state: RecommendationState::Open,
        actions: vec![PlannedActionId::new(1)],
        evidence: Vec::new(),
    }
}

pub(super) fn review(on: Date, assurance: Option<Assurance>, recommendations: Vec<Recommendation>) -> AuditReview {
    AuditReview {
        id: AuditReviewId::new(1),
        subject: "Procurement".into(),
        on,
        assurance,
        said: String::new(),
        findings: String::new(),
        recommendations,
    }
}

pub(super) fn open_recommendation() -> Recommendation {
    recommendation(1, Priority::High, Some(date(2026, 6, 30)))
}

#[test]
fn what_is_overdue_comes_by_how_much_it_matters() {
    let day = |day| Some(date(2026, 11, day));
    let done =
        Recommendation { state: RecommendationState::Done { on: TODAY }, ..recommendation(5, Priority::High, day(1)) };
    let reviews = [review(
        date(2026, 1, 5),
        None,
        vec![
            recommendation(1, Priority::Low, day(1)),
            recommendation(2, Priority::High, day(20)),
            recommendation(3, Priority::High, day(21)),
            recommendation(4, Priority::High, None),
            done,
            recommendation(6, Priority::High, day(2)),
        ],
    )];
    let found: Vec<(i64, Option<i32>)> =
        overdue(&reviews, TODAY).iter().map(|(_, one)| (one.id.get(), one.days_overdue(TODAY))).collect();
    assert_eq!(
        found,
        [(6, Some(19)), (2, Some(1)), (1, Some(20))],
        "due today is in time; done and undated are not overdue"
    );
}

#[test]
fn assurance_is_shown_over_time() {
    let reviews = [
        review(date(2026, 3, 1), Some(Assurance::Reasonable), Vec::new()),
        review(date(2024, 3, 1), Some(Assurance::Limited), Vec::new()),
        review(date(2025, 3, 1), None, Vec::new()),
    ];
    let trend = assurance_trend(&reviews);
    assert_eq!(trend, [(date(2024, 3, 1), Assurance::Limited), (date(2026, 3, 1), Assurance::Reasonable)]);
    assert!(trend[0].1 < trend[1].1, "a surer opinion is the greater one");
}

#[test]
fn a_recommendation_is_done_when_something_shows_it_and_verified_after_that() {
    let open = open_recommendation();
    let on = TODAY;
    let done = open.changed(RecommendationState::Done { on }, shown("Register")).unwrap();
    let refuse = |why: &str| RecommendationState::NotAccepted { on, why: why.into() };
    for (from, to, evidence, field, reason) in [
        (&open, RecommendationState::Done { on }, Vec::new(), Some("evidence"), "nothing shows it"),
        (&open, RecommendationState::Verified { on }, shown("x"), Some("state"), "not done"),
        (&done, RecommendationState::Verified { on }, Vec::new(), None, "audit agrees"),
        (&open, refuse(" "), Vec::new(), Some("why"), "without a reason"),
        (&open, refuse("Too dear"), Vec::new(), None, "the council bears the risk"),
        (&done, RecommendationState::Open, Vec::new(), None, "audit does not agree"),
    ] {
        let wrong = from.changed(to, evidence).err().and_then(|wrong| wrong.first().map(|one| one.field));
        assert_eq!(wrong, field, "{reason}");
    }
    let later = Recommendation { due: Some(date(2026, 7, 1)), ..open.clone() };
    assert!(later.was_put_off() && !open.was_put_off());
}
