use super::*;
use crate::law::Standing;

fn sound(ground: Ground) -> DirectAwardFacts {
    DirectAwardFacts {
        exclusion_considered: Some(true),
        supplier_excluded: Some(false),
        transparency_notice: Some(date(2026, 11, 20)),
        earlier_contract: Some(date(2024, 11, 20)),
        repeat_was_flagged: Some(true),
        urgency_avoidable: Some(false),
        ..on(ground)
    }
}

fn ask(facts: &DirectAwardFacts) -> Answer<DirectAwardAnswer> {
    DirectAward::decide(facts, &Settings::default()).unwrap()
}

#[test]
fn every_ground_needs_the_notice_but_user_choice_and_has_its_evidence() {
    for ground in Ground::ALL {
        let answer = ask(&sound(*ground));
        let answer = answer.value().unwrap();
        assert!(answer.may_award && !answer.evidence.is_empty(), "{ground}");
        assert_eq!(answer.transparency_notice_needed, *ground != Ground::UserChoice, "{ground}");
        let without = ask(&DirectAwardFacts { transparency_notice: None, ..sound(*ground) });
        assert_eq!(without.value().unwrap().may_award, *ground == Ground::UserChoice, "{ground}");
    }
}

#[test]
fn an_excluded_supplier_needs_an_overriding_public_interest() {
    for (excluded, interest, may, reason) in [
        (Some(false), None, Some(true), "not excluded"),
        (Some(true), Some(true), Some(true), "excluded, with an overriding interest"),
        (Some(true), Some(false), Some(false), "excluded, without one"),
        (Some(true), None, None, "nobody has said"),
        (None, None, None, "nobody has looked"),
    ] {
        let facts = DirectAwardFacts {
            supplier_excluded: excluded,
            overriding_interest: interest,
            ..sound(Ground::ExclusiveRights)
        };
        assert_eq!(ask(&facts).value().map(|answer| answer.may_award), may, "{reason}");
    }
}

#[test]
fn a_repeat_is_possible_for_five_years_that_end_on_the_day_of_the_notice() {
    for (earlier, notice, may, reason) in [
        (date(2021, 11, 21), date(2026, 11, 20), true, "the last day of five years"),
        (date(2021, 11, 20), date(2026, 11, 20), false, "a day over"),
        (date(2024, 2, 29), date(2029, 2, 27), true, "from a leap day, the day before 28 February"),
        (date(2024, 2, 29), date(2029, 2, 28), false, "a day over"),
    ] {
        let facts = DirectAwardFacts {
            earlier_contract: Some(earlier),
            transparency_notice: Some(notice),
            ..sound(Ground::SimilarRepeat)
        };
        assert_eq!(ask(&facts).value().unwrap().may_award, may, "{reason}");
    }
    let not_flagged = DirectAwardFacts { repeat_was_flagged: Some(false), ..sound(Ground::SimilarRepeat) };
    assert!(!ask(&not_flagged).value().unwrap().may_award);
    let backwards = DirectAwardFacts { earlier_contract: Some(date(2026, 11, 21)), ..sound(Ground::SimilarRepeat) };
    assert_eq!(DirectAward::decide(&backwards, &Settings::default()).unwrap_err().field, "transparency_notice");
}

#[test]
fn urgency_must_be_unavoidable() {
    for (avoidable, may) in [(Some(true), Some(false)), (Some(false), Some(true)), (None, None)] {
        let facts = DirectAwardFacts { urgency_avoidable: avoidable, ..sound(Ground::ExtremeUrgency) };
        assert_eq!(ask(&facts).value().map(|answer| answer.may_award), may, "{avoidable:?}");
    }
}

#[test]
fn nothing_is_decided_for_the_earlier_regime() {
    for (commenced, standing) in [(date(2025, 2, 23), Standing::EarlierRegime), (date(2025, 2, 24), Standing::Decided)]
    {
        let facts = DirectAwardFacts { commenced: Some(commenced), ..sound(Ground::UniqueArt) };
        assert_eq!(ask(&facts).standing(), standing);
    }
}
