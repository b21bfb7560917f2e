use super::*;
use crate::law::thresholds::ContractKind;
use crate::law::{Reason, Standing};
use crate::values::Pence;
use jiff::civil::{Date, date};

const BEGUN: Date = date(2026, 5, 1);

fn services(route: Route, today: Date) -> ProcurementState {
    ProcurementState {
        value_pence: Some(Pence::new(30_000_000)),
        market_engaged: Some(false),
        conflicts_assessed: Some(date(2026, 5, 4)),
        ..begun(BEGUN, ContractKind::Services, route, today)
    }
}

fn entered(today: Date) -> ProcurementState {
    ProcurementState {
        tender_notice: Some(date(2026, 6, 1)),
        summaries_sent: Some(date(2026, 11, 5)),
        award_notice: Some(date(2026, 11, 6)),
        entered: Some(date(2026, 11, 20)),
        ..services(Route::Competition, today)
    }
}

fn ask(facts: &ProcurementState) -> NoticesAnswer {
    NoticesOwed::decide(facts, &Settings::default()).unwrap().shown().unwrap().clone()
}

fn find(facts: &ProcurementState, notice: Notice) -> Option<NoticeDuty> {
    ask(facts).notices.into_iter().find(|duty| duty.notice == notice)
}

fn state(facts: &ProcurementState, notice: Notice) -> Option<NoticeState> {
    find(facts, notice).map(|duty| duty.state)
}

#[test]
fn each_route_owes_its_own_notices_before_the_contract() {
    use Notice::{Award, Details, Tender, Transparency};
    for (route, notices) in [
        (Route::Competition, vec![Tender, Award, Details]),
        (Route::Selected, vec![Tender, Award, Details]),
        (Route::DynamicMarket, vec![Tender, Award, Details]),
        (Route::CallOff, vec![Award, Details]),
        (Route::Direct, vec![Transparency, Award, Details]),
        (Route::UserChoice, vec![]),
    ] {
        let found: Vec<Notice> = ask(&services(route, BEGUN)).notices.into_iter().map(|duty| duty.notice).collect();
        assert_eq!(found, notices, "{route}");
    }
}

#[test]
fn a_notice_is_met_owed_overdue_or_met_late_by_its_last_day() {
    let last = date(2026, 12, 19);
    let published = |day| ProcurementState { details_notice: Some(day), ..entered(date(2027, 4, 1)) };
    for (facts, expected, reason) in [
        (entered(date(2026, 11, 20)), NoticeState::Owed, "the day of entry"),
        (entered(last), NoticeState::Owed, "the last day"),
        (entered(date(2026, 12, 20)), NoticeState::Overdue, "the day after"),
        (published(last), NoticeState::Met, "published on the last day"),
        (published(date(2026, 12, 20)), NoticeState::MetLate, "published the day after"),
    ] {
        assert_eq!(state(&facts, Notice::Details), Some(expected), "{reason}");
        assert_eq!(find(&facts, Notice::Details).unwrap().when, When::By(last), "{reason}");
    }
}

#[test]
fn what_stands_in_the_way_is_said_until_it_is_done() {
    let today = date(2026, 11, 6);
    let bare = ProcurementState { conflicts_assessed: None, ..services(Route::Competition, today) };
    assert_eq!(find(&bare, Notice::Tender).unwrap().blocked_by, ["the conflicts assessment"]);
    let engaged = ProcurementState { market_engaged: Some(true), ..services(Route::Competition, today) };
    assert_eq!(state(&engaged, Notice::MarketEngagement), Some(NoticeState::Owed));
    assert_eq!(find(&engaged, Notice::Tender).unwrap().blocked_by.len(), 1);
    let tendered = ProcurementState { tender_notice: Some(date(2026, 6, 1)), ..services(Route::Competition, today) };
    let award = find(&tendered, Notice::Award).unwrap();
    assert_eq!((award.state, award.blocked_by.len()), (NoticeState::Ahead, 1), "the summaries are not sent");
    let told = ProcurementState { summaries_sent: Some(today), ..tendered };
    let award = find(&told, Notice::Award).unwrap();
    assert_eq!((award.state, award.blocked_by.len()), (NoticeState::Owed, 0));
}

#[test]
fn a_notice_that_came_after_what_it_must_precede_is_late() {
    for (award_notice, expected, reason) in [
        (Some(date(2026, 11, 19)), NoticeState::Met, "before entry"),
        (Some(date(2026, 11, 21)), NoticeState::MetLate, "after entry"),
        (None, NoticeState::Overdue, "entered into without it"),
    ] {
        let facts = ProcurementState { award_notice, ..entered(date(2026, 11, 23)) };
        assert_eq!(state(&facts, Notice::Award), Some(expected), "{reason}");
    }
    let engaged_late = ProcurementState {
        market_engaged: Some(true),
        engagement_notice: Some(date(2026, 6, 2)),
        ..entered(date(2026, 11, 23))
    };
    assert_eq!(state(&engaged_late, Notice::MarketEngagement), Some(NoticeState::MetLate));
}

#[test]
fn below_the_threshold_only_the_two_small_notices_are_owed() {
    for (pence, route, notices, reason) in [
        (2_999_999, Route::Competition, vec![], "not notifiable"),
        (
            3_000_000,
            Route::Competition,
            vec![Notice::BelowThresholdTender, Notice::BelowThresholdDetails],
            "advertised",
        ),
        (3_000_000, Route::CallOff, vec![Notice::BelowThresholdDetails], "called off"),
        (20_771_999, Route::Direct, vec![Notice::BelowThresholdDetails], "a penny below the threshold"),
    ] {
        let facts = ProcurementState { value_pence: Some(Pence::new(pence)), ..services(route, BEGUN) };
        let answer = ask(&facts);
        let found: Vec<Notice> = answer.notices.into_iter().map(|duty| duty.notice).collect();
        assert_eq!((found, answer.below_threshold), (notices, Some(true)), "{reason}");
    }
}

#[test]
fn an_unknown_value_is_taken_as_above_the_threshold_and_is_missing() {
    let facts = ProcurementState { value_pence: None, ..services(Route::Competition, BEGUN) };
    let answer = NoticesOwed::decide(&facts, &Settings::default()).unwrap();
    assert!(answer.reasons().missing().iter().any(|missing| missing.fact == "value_pence"));
    assert!(answer.shown().unwrap().owed().any(|duty| duty.notice == Notice::Tender));
}

#[test]
fn an_abandoned_procurement_owes_its_termination_notice_once_it_was_begun_by_a_notice() {
    let abandoned = |tender_notice| ProcurementState {
        tender_notice,
        abandoned: Some(date(2026, 7, 1)),
        ..services(Route::Competition, date(2026, 7, 1))
    };
    assert_eq!(state(&abandoned(Some(date(2026, 6, 1))), Notice::NoAward), Some(NoticeState::Owed));
    assert_eq!(state(&abandoned(None), Notice::NoAward), None, "nothing was published");
    assert_eq!(state(&abandoned(Some(date(2026, 6, 1))), Notice::Award), None, "there is no award");
}

#[test]
fn breaches_changes_and_the_end_owe_their_notices_by_day() {
    let breach = Breach { happened: date(2027, 3, 3), published: None };
    let change = ModificationState {
        notice_needed: true,
        notice: Some(date(2027, 1, 4)),
        modified: Some(date(2027, 1, 5)),
        large: true,
        copy_published: None,
    };
    let facts = ProcurementState {
        breaches: vec![breach],
        modifications: vec![change],
        ended: Some(date(2028, 1, 31)),
        ..entered(date(2028, 2, 29))
    };
    for (notice, expected, when, reason) in [
        (Notice::PoorPerformance, NoticeState::Overdue, When::By(date(2027, 4, 1)), "30 days over 1 April"),
        (Notice::Change, NoticeState::Met, When::Before("the contract is modified"), "published the day before"),
        (Notice::ChangeCopy, NoticeState::Overdue, When::By(date(2027, 4, 4)), "90 days"),
        (Notice::Termination, NoticeState::Owed, When::By(date(2028, 2, 29)), "its last day is 29 February"),
    ] {
        let duty = find(&facts, notice).unwrap();
        assert_eq!((duty.state, duty.when), (expected, when), "{notice}: {reason}");
    }
    let light_touch = ProcurementState { contract_kind: ContractKind::LightTouch, ..facts };
    let light_touch = ProcurementState { value_pence: Some(Pence::new(66_354_000)), ..light_touch };
    assert_eq!(
        state(&light_touch, Notice::PoorPerformance),
        None,
        "breaches of light touch contracts are not published"
    );
}

#[test]
fn performance_on_indicators_is_owed_above_5_million_pounds() {
    for (pence, owed) in [(500_000_000, false), (500_000_001, true)] {
        let facts = ProcurementState { value_pence: Some(Pence::new(pence)), ..entered(date(2026, 12, 1)) };
        assert_eq!(state(&facts, Notice::Performance).is_some(), owed, "{pence}");
        assert_eq!(state(&facts, Notice::Copy).is_some(), owed, "{pence}");
    }
}

#[test]
fn the_timetable_tells_the_standstill_and_waits_for_proceedings() {
    let awarded =
        ProcurementState { award_notice: Some(date(2026, 11, 20)), entered: None, ..entered(date(2026, 11, 21)) };
    let days = |facts: &ProcurementState| -> Vec<Date> {
        ask(facts).timetable.into_iter().filter(|one| one.rule == "standstill").map(|one| one.day).collect()
    };
    assert_eq!(days(&awarded), [date(2026, 12, 2), date(2026, 12, 3)]);
    let claimed = ProcurementState { proceedings_notified: Some(date(2026, 12, 2)), ..awarded.clone() };
    assert_eq!(days(&claimed), [date(2026, 12, 2)], "no day to sign while the claim is open");
    let lifted = ProcurementState { proceedings_lifted: Some(date(2027, 4, 1)), ..claimed };
    assert_eq!(days(&lifted), [date(2026, 12, 2), date(2027, 4, 1)]);
    let called_off = ProcurementState { route: Route::CallOff, ..awarded };
    assert_eq!(days(&called_off), [date(2026, 11, 20)], "no standstill");
}

#[test]
fn the_earlier_regime_owes_only_its_publication_from_25_000_pounds() {
    for (commenced, pence, notices, reason) in [
        (date(2025, 2, 23), 2_499_999, vec![], "a penny less"),
        (date(2025, 2, 23), 2_500_000, vec![Notice::Earlier], "£25,000"),
        (date(2025, 2, 24), 2_500_000, vec![], "the first day of the Act"),
    ] {
        let facts = ProcurementState {
            commenced,
            value_pence: Some(Pence::new(pence)),
            ..services(Route::Competition, date(2025, 3, 1))
        };
        let found: Vec<Notice> = ask(&facts).notices.into_iter().map(|duty| duty.notice).collect();
        assert_eq!(found, notices, "{reason}");
    }
}

#[test]
fn days_out_of_order_are_refused_by_name() {
    let refused = |facts: ProcurementState| NoticesOwed::decide(&facts, &Settings::default()).unwrap_err().field;
    let base = entered(date(2026, 12, 1));
    assert_eq!(refused(ProcurementState { ended: Some(date(2026, 11, 19)), ..base.clone() }), "ended");
    assert_eq!(refused(ProcurementState { tender_notice: Some(date(2026, 4, 30)), ..base.clone() }), "tender_notice");
    assert_eq!(refused(ProcurementState { value_pence: Some(Pence::new(-1)), ..base.clone() }), "value_pence");
    let unordered =
        ProcurementState { ended: Some(date(2027, 1, 2)), termination_notice: Some(date(2027, 1, 1)), ..base };
    assert_eq!(refused(unordered), "termination_notice");
}

#[test]
fn the_answer_is_derived_and_says_so() {
    let answer = NoticesOwed::decide(&entered(date(2026, 12, 1)), &Settings::default()).unwrap();
    assert_eq!(answer.standing(), Standing::Decided);
    assert!(answer.sureness() >= Sureness::Derived);
}

/// What the answer tells to mind about the order in which things were done.
fn cautions(facts: &ProcurementState) -> Vec<String> {
    let answer = NoticesOwed::decide(facts, &Settings::default()).unwrap();
    let minded = answer.reasons().steps().iter().filter(|step| matches!(step, Reason::Caution { .. }));
    let told = minded.map(|step| format!("{}: {}", step.what(), step.why()));
    told.filter(|told| told.contains("standstill") || told.contains("summaries")).collect()
}

#[test]
fn a_contract_entered_into_within_the_standstill_is_said_to_be() {
    let awarded = |route, entered_on| ProcurementState {
        award_notice: Some(date(2026, 11, 16)),
        entered: Some(entered_on),
        route,
        ..entered(date(2026, 12, 7))
    };
    let (second, last, after) = (date(2026, 11, 17), date(2026, 11, 25), date(2026, 11, 26));
    for (facts, told, reason) in [
        (awarded(Route::Competition, second), Some("25 November 2026"), "the day after the notice"),
        (awarded(Route::Competition, last), Some("25 November 2026"), "the last day"),
        (awarded(Route::Competition, after), None, "the day after it"),
        (awarded(Route::CallOff, second), None, "a call-off has none"),
        (
            ProcurementState { standstill_stated: Some(date(2026, 12, 4)), ..awarded(Route::CallOff, after) },
            Some("4 December 2026"),
            "the notice states one, and it binds",
        ),
        (
            ProcurementState { proceedings_notified: Some(last), ..awarded(Route::Competition, after) },
            Some("s.101"),
            "a claim of the last day stops it",
        ),
        (
            ProcurementState { proceedings_notified: Some(after), ..awarded(Route::Competition, after) },
            None,
            "a claim after it does not",
        ),
    ] {
        let found = cautions(&facts);
        assert_eq!(found.len(), usize::from(told.is_some()), "{reason}: {found:?}");
        assert!(found.iter().all(|found| told.is_some_and(|told| found.contains(told))), "{reason}: {found:?}");
    }
    let days = ask(&awarded(Route::Competition, second)).timetable;
    assert!(days.iter().any(|one| one.rule == "standstill" && one.day == last), "the standstill stays: {days:?}");
}

#[test]
fn summaries_that_went_out_after_the_award_notice_are_said_to_have() {
    for (sent, told, reason) in [
        (date(2026, 11, 5), None, "the day before"),
        (date(2026, 11, 6), Some("sent first"), "the same day"),
        (date(2026, 11, 7), Some("had to wait"), "the day after"),
    ] {
        let facts = ProcurementState { summaries_sent: Some(sent), ..entered(date(2026, 12, 1)) };
        let found = cautions(&facts);
        assert_eq!(found.len(), usize::from(told.is_some()), "{reason}: {found:?}");
        assert!(found.iter().all(|found| told.is_some_and(|told| found.contains(told))), "{reason}: {found:?}");
    }
}

#[test]
fn facts_that_were_due_before_the_contract_are_missing_once_it_is_near() {
    let large = Some(Pence::new(600_000_000));
    for (value_pence, award_notice, entered_on, indicators, missing, reason) in [
        (large, Some(date(2026, 11, 6)), Some(date(2026, 11, 20)), None, true, "entered into"),
        (large, Some(date(2026, 11, 6)), None, None, true, "awarded"),
        (large, None, None, None, false, "not yet awarded"),
        (large, Some(date(2026, 11, 6)), Some(date(2026, 11, 20)), Some(3), false, "three are set"),
        (Some(Pence::new(500_000_000)), Some(date(2026, 11, 6)), None, None, false, "£5 million need none"),
    ] {
        let facts = ProcurementState {
            value_pence,
            award_notice,
            entered: entered_on,
            indicators,
            ..entered(date(2026, 12, 1))
        };
        let answer = NoticesOwed::decide(&facts, &Settings::default()).unwrap();
        let found = answer.reasons().missing().iter().filter(|missing| missing.fact == "indicators").count();
        assert_eq!(found, usize::from(missing), "{reason}");
    }
    let untold = ProcurementState { summaries_sent: None, ..entered(date(2026, 12, 1)) };
    let answer = NoticesOwed::decide(&untold, &Settings::default()).unwrap();
    assert!(answer.reasons().missing().iter().any(|missing| missing.fact == "summaries_sent"));
}
