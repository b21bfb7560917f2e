//! Both sides of each limit of a modification.

use super::*;
use Gateway::{BelowThreshold, NotSubstantial, Permitted};

fn example() -> ModificationFacts {
    Modification::examples().remove(0).facts
}

fn answer(facts: &ModificationFacts) -> ModificationAnswer {
    Modification::decide(facts, &Settings::default()).unwrap().shown().unwrap().clone()
}

/// From £1,000,000 to an amount, the term unchanged.
fn to(pence: i64) -> ModificationFacts {
    ModificationFacts { value_after_pence: Pence::new(pence), term_change_days: Some(0), ..example() }
}

/// A substantial modification, so that only the other gateways can allow it.
fn substantial(facts: ModificationFacts) -> ModificationFacts {
    ModificationFacts { favours_supplier: Some(true), ..facts }
}

#[test]
fn a_term_may_change_by_a_tenth_of_the_longest_term_on_award() {
    for (days, allowed, reason) in [(100, true, "a tenth of 1,000 days"), (101, false, "a day more")] {
        let facts =
            ModificationFacts { term_change_days: Some(days), value_after_pence: Pence::new(200_000_000), ..example() };
        assert_eq!(answer(&facts).allowed, Some(allowed), "{reason}");
    }
}

#[test]
fn the_below_threshold_gateway_is_ten_per_cent_and_fifteen_for_works() {
    for (kind, pence, open, reason) in [
        (ContractKind::Services, 110_000_000, true, "10 per cent"),
        (ContractKind::Services, 110_000_001, false, "a penny more"),
        (ContractKind::Goods, 90_000_000, true, "10 per cent less"),
        (ContractKind::Goods, 89_999_999, false, "a penny less"),
    ] {
        let facts = ModificationFacts { contract_kind: kind, ..substantial(to(pence)) };
        assert_eq!(answer(&facts).allowed, Some(open), "{reason}");
    }
    for (pence, open, reason) in [(690_000_000, true, "15 per cent of works"), (690_000_001, false, "a penny more")] {
        let facts = ModificationFacts {
            contract_kind: ContractKind::Works,
            value_before_pence: Pence::new(600_000_000),
            ..substantial(to(pence))
        };
        assert_eq!(answer(&facts).allowed, Some(open), "{reason}");
    }
}

#[test]
fn below_threshold_modifications_together_stay_below_the_threshold() {
    let earlier = |pence| EarlierModification {
        value_change_pence: Pence::new(pence),
        term_change_days: None,
        below_threshold: true,
        could_be_one: false,
    };
    for (added, allowed, room, reason) in [
        (10_771_999, true, 0, "with £100,000.00 a penny below £207,720.00"),
        (10_772_000, false, 9_999_999, "the threshold itself: refused, and so not counted"),
    ] {
        let facts = ModificationFacts { earlier: Some(vec![earlier(added)]), ..substantial(to(110_000_000)) };
        let answer = answer(&facts);
        assert_eq!(answer.allowed, Some(allowed), "{reason}");
        assert_eq!(answer.below_threshold_room_pence, Some(Pence::new(room)), "{reason}");
    }
}

#[test]
fn a_modification_that_another_gateway_allows_does_not_use_up_the_running_total() {
    let allowed = answer(&to(105_000_000));
    assert_eq!((allowed.gateways, allowed.below_threshold_total_pence), (vec![NotSubstantial], Pence::ZERO));
    let used = answer(&substantial(to(105_000_000)));
    assert_eq!((used.gateways, used.below_threshold_total_pence), (vec![BelowThreshold], Pence::new(5_000_000)));
}

#[test]
fn grounds_with_a_cap_allow_growth_by_half_and_the_others_any() {
    for (ground, pence, allowed, reason) in [
        (Ground::Unforeseeable, 150_000_000, true, "by half"),
        (Ground::Unforeseeable, 150_000_001, false, "a penny more"),
        (Ground::KnownRisk, 150_000_001, false, "capped too"),
        (Ground::Additional, 150_000_001, false, "capped too"),
        (Ground::ProvidedFor, 300_000_000, true, "no cap"),
        (Ground::Urgency, 300_000_000, true, "no cap"),
        (Ground::Restructuring, 300_000_000, true, "no cap"),
        (Ground::Unforeseeable, 10_000_000, true, "the cap is on growth"),
    ] {
        let facts = ModificationFacts { ground: Some(ground), ground_holds: Some(true), ..substantial(to(pence)) };
        assert_eq!(answer(&facts).allowed, Some(allowed), "{ground}: {reason}");
    }
}

#[test]
fn a_ground_whose_conditions_nobody_confirmed_decides_nothing() {
    for (holds, allowed) in [(Some(true), Some(true)), (Some(false), Some(false)), (None, None)] {
        let facts = ModificationFacts {
            ground: Some(Ground::ProvidedFor),
            ground_holds: holds,
            ..substantial(to(300_000_000))
        };
        assert_eq!(answer(&facts).allowed, allowed, "{holds:?}");
    }
}

#[test]
fn splitting_one_modification_into_two_does_not_make_it_allowed() {
    let earlier = |could_be_one| EarlierModification {
        value_change_pence: Pence::new(10_000_000),
        term_change_days: Some(0),
        below_threshold: true,
        could_be_one,
    };
    let second = |could_be_one| ModificationFacts {
        value_before_pence: Pence::new(110_000_000),
        earlier: Some(vec![earlier(could_be_one)]),
        ..substantial(to(115_000_000))
    };
    let (apart, one) = (answer(&second(false)), answer(&second(true)));
    assert_eq!(apart.allowed, Some(true), "4.5 per cent by itself");
    assert_eq!((one.allowed, one.gateways), (Some(false), vec![]), "15 per cent of £1,000,000 together");
    assert_eq!((apart.notice_owed, one.notice_owed), (Some(false), Some(true)), "and the notice follows");
}

#[test]
fn the_notice_is_owed_beyond_either_limit_though_the_letter_asks_for_both() {
    for (pence, days, safe, letter, reason) in [
        (110_000_000, 100, false, false, "both at their limits"),
        (110_000_001, 100, true, false, "a penny beyond the one"),
        (110_000_000, 101, true, false, "a day beyond the other"),
        (110_000_001, 101, true, true, "beyond both"),
    ] {
        let facts = ModificationFacts { term_change_days: Some(days), ..to(pence) };
        let answer = answer(&facts);
        assert_eq!((answer.notice_owed, answer.notice_owed_by_letter), (Some(safe), Some(letter)), "{reason}");
    }
}

#[test]
fn a_transfer_always_has_its_notice_and_only_restructuring_changes_the_supplier() {
    for (ground, allowed) in [(Some(Ground::Restructuring), true), (Some(Ground::ProvidedFor), false), (None, false)] {
        let facts =
            ModificationFacts { ground, ground_holds: Some(true), changes_supplier: Some(true), ..to(100_000_000) };
        let answer = answer(&facts);
        assert_eq!(answer.allowed, Some(allowed), "{ground:?}");
        assert_eq!(answer.notice_owed, Some(allowed), "{ground:?}");
    }
}

#[test]
fn a_large_contract_is_published_as_modified_within_ninety_days() {
    for (pence, owed, due, reason) in [
        (500_000_000, false, None, "£5 million is not more than £5 million"),
        (500_000_001, true, Some(date(2027, 2, 17)), "a penny more; 90 days beginning with 20 November"),
    ] {
        let answer = answer(&to(pence));
        assert_eq!((answer.copy_owed, answer.copy_due), (Some(owed), due), "{reason}");
    }
    let shrunk = ModificationFacts { value_before_pence: Pence::new(600_000_000), ..to(400_000_000) };
    assert_eq!(answer(&shrunk).copy_owed, Some(true), "it modifies a large contract");
}

#[test]
fn what_the_act_does_not_govern_is_changed_freely() {
    let small = ModificationFacts { value_before_pence: Pence::new(10_000_000), ..substantial(to(20_771_999)) };
    let convertible = ModificationFacts { value_before_pence: Pence::new(10_000_000), ..substantial(to(20_772_000)) };
    let light = ModificationFacts { contract_kind: ContractKind::LightTouch, ..substantial(to(900_000_000)) };
    for (facts, allowed, reason) in [
        (small, true, "below the threshold after too"),
        (convertible, false, "a penny more makes it a public contract"),
        (light, true, "light touch"),
    ] {
        assert_eq!(answer(&facts).allowed, Some(allowed), "{reason}");
    }
}

#[test]
fn what_is_not_known_is_asked_for_only_where_it_decides() {
    let unknown = ModificationFacts { changes_scope: None, ..example() };
    let told = Modification::decide(&unknown, &Settings::default()).unwrap();
    assert_eq!(told.shown().unwrap().allowed, None);
    assert_eq!(told.reasons().missing()[0].fact, "changes_scope");
    let permitted = ModificationFacts { ground: Some(Ground::ProvidedFor), ground_holds: Some(true), ..unknown };
    assert_eq!(answer(&permitted).gateways, [Permitted]);
}

#[test]
fn impossible_facts_are_refused_by_name() {
    let taken_away = EarlierModification {
        value_change_pence: Pence::new(100_000_000),
        term_change_days: None,
        below_threshold: false,
        could_be_one: true,
    };
    for (facts, field) in [
        (ModificationFacts { value_before_pence: Pence::ZERO, ..example() }, "value_before_pence"),
        (ModificationFacts { value_after_pence: Pence::new(-1), ..example() }, "value_after_pence"),
        (ModificationFacts { max_term_days: Some(0), ..example() }, "max_term_days"),
        (ModificationFacts { earlier: Some(vec![taken_away]), ..example() }, "earlier[0].value_change_pence"),
    ] {
        assert_eq!(Modification::decide(&facts, &Settings::default()).unwrap_err().field, field);
    }
}

#[test]
fn a_percentage_is_said_on_its_own_side_of_the_limit() {
    for (before, after, said, reason) in [
        (100_000_000, 110_000_000, "10.00", "the limit itself"),
        (100_000_000, 110_000_001, "10.000001", "a penny above it"),
        (100_000_000, 109_999_999, "9.999999", "a penny below it"),
        (100_000_000, 89_999_999, "-10.000001", "less by a penny more than it"),
        (100_000_000, 150_000_001, "50.000001", "a penny above half"),
        (100_000_000, 110_500_000, "10.50", "far from it"),
        (300_000_000, 400_000_000, "33.33", "no end of decimals, and no need of them"),
    ] {
        let facts = ModificationFacts {
            value_before_pence: Pence::new(before),
            value_after_pence: Pence::new(after),
            ..Modification::examples().remove(0).facts
        };
        let asked = Modification::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(asked.shown().unwrap().value_change_percent, said, "{reason}");
        let steps = asked.reasons().steps();
        assert!(steps.iter().any(|step| step.why().contains(&format!("by {said} per cent"))), "{reason}");
    }
}

#[test]
fn earlier_modifications_that_are_not_given_are_taken_as_none_and_that_is_said() {
    for (earlier, cautioned, reason) in [(None, true, "not given"), (Some(Vec::new()), false, "given, and none")] {
        let facts = ModificationFacts { earlier, ..Modification::examples().remove(0).facts };
        let asked = Modification::decide(&facts, &Settings::default()).unwrap();
        let found = asked.reasons().steps().iter().any(|step| step.what().contains("made before"));
        assert_eq!(found, cautioned, "{reason}");
    }
}
