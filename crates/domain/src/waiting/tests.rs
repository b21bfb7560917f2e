//! What waits for whom, on both sides of each day.

use super::*;
use crate::access::Role;
use crate::strategy::actions::{
    AuditReview, AuditReviewId, PlannedAction, PlannedActionId, Priority, Recommendation, RecommendationId,
    RecommendationState,
};
use crate::strategy::library::{Document, DocumentKind};
use crate::strategy::surveys::{Asked, Survey};
use crate::strategy::training::{Attended, Audience, Course, Learner};
use jiff::civil::date;

const TODAY: Date = date(2026, 6, 17);

fn told(book: &Book, roles: &[Role], answered: &BTreeSet<String>, today: Date) -> Vec<Waiting> {
    let may = |action: Action| roles.iter().any(|role| action.roles().contains(role));
    let (readings, law) = (Readings::new(today), Settings::default());
    waiting(&Facts {
        person: PersonId::new(7),
        name: "Sam Holt",
        may: &may,
        book,
        readings: &readings,
        schedules: &[],
        reported: &[],
        versions: &[],
        law: &law,
        answered,
        losses_waiting: 2,
        mails_failed: 1,
        today,
    })
}

fn told_to(book: &Book, role: Role) -> Vec<Waiting> {
    told(book, &[role], &BTreeSet::new(), TODAY)
}

fn owned(owner: &str, due: Option<Date>) -> PlannedAction {
    let action = PlannedAction::new(PlannedActionId::new(3), date(2026, 1, 5), "Train the buyers");
    PlannedAction { owner: Some(owner.to_owned()), due, ..action }
}

#[test]
fn an_action_is_told_to_its_owner_from_a_month_before_its_day() {
    for (owner, due, expected, reason) in [
        ("Sam Holt, Head of Housing", Some(date(2026, 6, 16)), Some("Overdue"), "yesterday"),
        ("Sam Holt", Some(TODAY), Some("Due today"), "today is still in time"),
        ("Sam Holt", Some(date(2026, 6, 18)), Some("Due soon"), "tomorrow"),
        ("sam holt", Some(date(2026, 7, 17)), Some("Due soon"), "in thirty days"),
        ("Sam Holt", Some(date(2026, 7, 18)), None, "in thirty-one days"),
        ("Sam Holt", None, None, "it has no day"),
        ("Sam Holton", Some(TODAY), None, "somebody else"),
    ] {
        let book = Book { actions: vec![owned(owner, due)], ..Book::default() };
        let found = told_to(&book, Role::Councillor);
        assert_eq!(found.first().map(|one| one.standing.as_str()), expected, "{reason}");
        assert_eq!(found.len(), usize::from(expected.is_some()), "{reason}");
    }
}

#[test]
fn everybody_is_told_only_of_what_they_may_do() {
    let late = Book { actions: vec![owned("Somebody Else", Some(date(2026, 6, 16)))], ..Book::default() };
    for (role, expected, reason) in [
        (Role::HeadOfProcurement, vec![Subject::Plan, Subject::Losses], "settles the strategy, decides about losses"),
        (Role::Administrator, vec![Subject::Plan, Subject::Losses, Subject::House], "and looks after mails"),
        (Role::FinanceOfficer, vec![Subject::Losses], "decides about losses"),
        (Role::Councillor, vec![], "nothing waits for them"),
    ] {
        let found: Vec<Subject> = told_to(&late, role).iter().map(|one| one.subject).collect();
        assert_eq!(found, expected, "{reason}");
    }
}

#[test]
fn a_recommendation_of_audit_is_told_to_its_owner_and_its_words_stay_in_the_house() {
    let recommendation = |state: RecommendationState| Recommendation {
        id: RecommendationId::new(1),
        text: "Part the duties of two people".into(),
        priority: Priority::High,
        owner: Some("Sam Holt".into()),
        first_due: None,
        due: Some(date(2026, 6, 16)),
        state,
        actions: Vec::new(),
        evidence: Vec::new(),
    };
    let review = |state: RecommendationState| AuditReview {
        id: AuditReviewId::new(4),
        subject: "Waivers".into(),
        on: date(2026, 1, 5),
        assurance: None,
        said: String::new(),
        findings: String::new(),
        recommendations: vec![recommendation(state)],
    };
    for (state, told, reason) in
        [(RecommendationState::Open, 1, "open and late"), (RecommendationState::Done { on: TODAY }, 0, "it is done")]
    {
        let book = Book { reviews: vec![review(state)], ..Book::default() };
        let found = told_to(&book, Role::BudgetHolder);
        assert_eq!(found.len(), told, "{reason}");
        assert!(found.iter().all(|one| one.is_confined && one.address == "/strategy/audits/4"), "{reason}");
    }
}

#[test]
fn a_document_is_told_to_who_keeps_it_before_its_review() {
    let document = |issued: Date| Document {
        code: "guide".into(),
        title: "Guide to waivers".into(),
        kind: DocumentKind::Guide,
        found_at: "Shelf 3".into(),
        attribution: String::new(),
        owner: "Sam Holt".into(),
        version: "1".into(),
        issued,
        review_months: Some(12),
        reviewed: None,
        about: Vec::new(),
        withdrawn: None,
        tried: None,
    };
    for (issued, expected, reason) in [
        (date(2025, 6, 16), Some("Overdue"), "a year and a day ago"),
        (date(2025, 6, 17), Some("Due today"), "a year ago"),
        (date(2025, 7, 17), Some("Due soon"), "thirty days are left"),
        (date(2025, 7, 18), None, "thirty-one days are left"),
    ] {
        let book = Book { documents: vec![document(issued)], ..Book::default() };
        let found = told_to(&book, Role::Councillor);
        assert_eq!(found.first().map(|one| one.standing.as_str()), expected, "{reason}");
    }
}

#[test]
fn a_training_that_runs_out_is_told_to_who_took_it() {
    let course = Course {
        code: "ethics".into(),
        name: "Ethics in buying".into(),
        audiences: vec![Audience::Councillors],
        holds_months: Some(12),
        raises: Vec::new(),
        from: date(2020, 1, 1),
        ended: None,
        qualifies: false,
    };
    let learner = |person: &str| Learner {
        person: person.into(),
        audiences: vec![Audience::Councillors],
        team: "Members".into(),
        since: date(2020, 1, 1),
        left: None,
        looks_after: Vec::new(),
    };
    for (person, on, expected, reason) in [
        ("Sam Holt", date(2025, 6, 17), Some("Expired"), "a year ago: today is the first day without it"),
        ("Sam Holt", date(2025, 6, 18), Some("Ends soon"), "it holds today"),
        ("Sam Holt", date(2025, 8, 16), Some("Ends soon"), "for sixty days more"),
        ("Sam Holt", date(2025, 8, 17), None, "for sixty-one days more"),
        ("Ann Other", date(2025, 6, 17), None, "somebody else’s"),
    ] {
        let attended = vec![Attended { person: person.into(), course: "ethics".into(), on }];
        let courses = vec![course.clone()];
        let book = Book { courses, learners: vec![learner(person)], attended, ..Book::default() };
        let found = told_to(&book, Role::Councillor);
        assert_eq!(found.first().map(|one| one.standing.as_str()), expected, "{reason}");
    }
}

#[test]
fn a_survey_waits_until_it_is_answered_or_over() {
    let survey = |closes: Date| Survey {
        code: "service".into(),
        title: "How well are you served?".into(),
        asked: Asked::Services,
        question: "How satisfied are you?".into(),
        highest: 5,
        satisfied_from: 4,
        invited: 20,
        opened: date(2026, 6, 1),
        closes,
        questions: Vec::new(),
    };
    let answered = BTreeSet::from(["service".to_owned()]);
    let none = BTreeSet::new();
    for (closes, answered, told_times, reason) in [
        (TODAY, &none, 1, "its last day"),
        (date(2026, 6, 16), &none, 0, "it closed yesterday"),
        (TODAY, &answered, 0, "it was answered"),
    ] {
        let book = Book { surveys: vec![survey(closes)], ..Book::default() };
        assert_eq!(told(&book, &[Role::Councillor], answered, TODAY).len(), told_times, "{reason}");
    }
}
