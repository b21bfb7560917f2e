//! Both sides of each limit of frameworks and dynamic markets.

use super::*;

fn facts(kind: FrameworkKind) -> FrameworkFacts {
    FrameworkFacts { kind, ..FrameworkTerm::examples().remove(0).facts }
}

fn answer(facts: &FrameworkFacts) -> FrameworkAnswer {
    FrameworkTerm::decide(facts, &Settings::default()).unwrap().value().unwrap().clone()
}

#[test]
fn a_framework_runs_four_years_unless_something_lets_it_run_longer() {
    let plain = || facts(FrameworkKind::Framework);
    for (facts, latest, too_long, reason) in [
        (FrameworkFacts { ends: Some(date(2030, 11, 19)), ..plain() }, Some(date(2030, 11, 19)), false, "the last day"),
        (plain(), Some(date(2030, 11, 19)), true, "a day too long"),
        (FrameworkFacts { longer_term_explained: Some(true), ..plain() }, None, false, "explained in the notice"),
        (FrameworkFacts { light_touch: Some(true), ..plain() }, None, false, "light touch"),
        (facts(FrameworkKind::DynamicMarket), None, false, "a market"),
    ] {
        let answer = answer(&facts);
        assert_eq!((answer.latest_end, answer.too_long), (latest, Some(too_long)), "{reason}");
    }
}

#[test]
fn an_open_framework_is_awarded_anew_and_ends_after_eight_years() {
    let open = |second, latest, suppliers| FrameworkFacts {
        second_awarded: second,
        latest_awarded: latest,
        suppliers: Some(suppliers),
        ..facts(FrameworkKind::OpenFramework)
    };
    for (facts, end, next, reason) in [
        (open(None, None, 6), date(2034, 11, 19), Some(date(2029, 11, 19)), "three years from the first"),
        (open(Some(date(2027, 1, 1)), None, 6), date(2034, 11, 19), Some(date(2031, 12, 31)), "five from the second"),
        (
            open(Some(date(2027, 1, 1)), Some(date(2031, 12, 31)), 6),
            date(2034, 11, 19),
            None,
            "awarded in those five, and the scheme ends within the next",
        ),
        (open(None, None, 1), date(2030, 11, 19), Some(date(2029, 11, 19)), "one supplier: four years"),
        (open(Some(date(2028, 1, 1)), None, 1), date(2031, 12, 31), None, "four years from the latest award"),
        (open(Some(date(2029, 1, 1)), Some(date(2033, 1, 1)), 1), date(2034, 11, 19), None, "and never beyond eight"),
    ] {
        let answer = answer(&facts);
        assert_eq!((answer.latest_end, answer.next_award_by), (Some(end), next), "{reason}");
    }
}

#[test]
fn contracts_under_a_framework_are_competed_for_but_in_two_cases() {
    for (suppliers, mechanism, expected, missing, reason) in [
        (Some(1), None, Some(true), None, "one supplier"),
        (Some(6), Some(true), Some(true), None, "terms and mechanism"),
        (Some(6), Some(false), Some(false), None, "neither"),
        (None, Some(true), Some(true), None, "the mechanism is enough"),
        (Some(6), None, None, Some("terms_and_mechanism"), "not known"),
        (None, Some(false), None, Some("suppliers"), "not known"),
    ] {
        let facts = FrameworkFacts { suppliers, terms_and_mechanism: mechanism, ..facts(FrameworkKind::Framework) };
        let told = FrameworkTerm::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(told.shown().unwrap().without_competition, expected, "{reason}");
        assert_eq!(told.reasons().missing().first().map(|one| one.fact), missing, "{reason}");
    }
}

#[test]
fn the_owner_of_a_market_publishes_each_event() {
    for event in MarketEvent::ALL {
        for (kind, expected) in [(FrameworkKind::DynamicMarket, Some(event.notice())), (FrameworkKind::Framework, None)]
        {
            let facts = FrameworkFacts { market_event: Some(*event), ..facts(kind) };
            assert_eq!(answer(&facts).market_notice, expected, "{event}");
        }
    }
}

#[test]
fn impossible_facts_are_refused_by_name() {
    let open = || facts(FrameworkKind::OpenFramework);
    for (facts, field) in [
        (FrameworkFacts { ends: Some(date(2026, 11, 19)), ..open() }, "ends"),
        (FrameworkFacts { second_awarded: Some(date(2026, 11, 19)), ..open() }, "second_awarded"),
        (FrameworkFacts { suppliers: Some(0), ..open() }, "suppliers"),
    ] {
        assert_eq!(FrameworkTerm::decide(&facts, &Settings::default()).unwrap_err().field, field);
    }
}
