//! Both sides of each limit of hand-over and consent.

use super::*;

const VESTING: Date = date(2027, 4, 1);

fn contract(kind: ConsentKind, pence: i64) -> DissolvingContract {
    DissolvingContract {
        reference: "C1".into(),
        kind,
        party: "Ashdown".into(),
        matter: "Roofs".into(),
        value_pence: Pence::new(pence),
        entered: date(2026, 11, 20),
        longest_end: Some(date(2028, 3, 31)),
        price_variation: Some(false),
    }
}

fn answers(contracts: Vec<DissolvingContract>, direction: bool) -> Vec<ContractHandOver> {
    let facts = ReorganisationFacts {
        reorganisation: VESTING,
        order_in_force: date(2026, 3, 10),
        direction_from: direction.then_some(date(2026, 9, 1)),
        direction_date: None,
        contracts: Some(contracts),
    };
    Reorganisation::decide(&facts, &Settings::default()).unwrap().shown().unwrap().contracts.clone().unwrap()
}

#[test]
fn what_can_run_beyond_the_reorganisation_is_handed_over() {
    for (end, hand_over, reason) in [
        (Some(date(2027, 4, 1)), Some(false), "ends on the day itself, not beyond it"),
        (Some(date(2027, 4, 2)), Some(true), "ends a day later, with its extensions"),
        (None, None, "not known is not out"),
    ] {
        let one = DissolvingContract { longest_end: end, ..contract(ConsentKind::NonCapital, 1) };
        let answer = answers(vec![one], false).remove(0);
        assert_eq!(answer.hand_over, hand_over, "{reason}");
        assert_eq!(answer.due.is_none(), hand_over == Some(false), "{reason}: a day is given unless it is out");
    }
}

#[test]
fn details_are_due_by_when_the_contract_was_made() {
    for (entered, due, reason) in [
        (date(2026, 3, 9), date(2026, 10, 1), "the day before the order: six months before"),
        (date(2026, 3, 10), date(2026, 7, 10), "the day of the order: four months after it was made"),
        (date(2026, 11, 30), date(2027, 3, 30), "four months after"),
        (date(2026, 12, 1), VESTING, "four months end with the reorganisation"),
        (date(2027, 1, 1), VESTING, "and never after it"),
    ] {
        assert_eq!(hand_over_due(entered, date(2026, 3, 10), VESTING), due, "{reason}");
    }
}

#[test]
fn consent_is_needed_above_the_amount_of_each_kind() {
    use ConsentKind::{Capital, LandDisposal, NonCapital};
    for (kind, pence, varies, needed, reason) in [
        (LandDisposal, 10_000_000, Some(false), Some(false), "£100,000 is not more"),
        (LandDisposal, 10_000_001, Some(false), Some(true), "a penny more"),
        (NonCapital, 10_000_000, Some(true), Some(false), "£100,000 is not more, whatever the price does"),
        (NonCapital, 10_000_001, Some(false), Some(true), "a penny more"),
        (Capital, 100_000_000, Some(false), Some(false), "£1,000,000 is not more"),
        (Capital, 100_000_001, Some(false), Some(true), "a penny more"),
        (Capital, 1, Some(true), Some(true), "a price that varies, at any amount"),
        (Capital, 1, None, None, "whether it varies is not known"),
    ] {
        let one = DissolvingContract { price_variation: varies, ..contract(kind, pence) };
        assert_eq!(answers(vec![one], true)[0].consent_needed, needed, "{kind}: {reason}");
    }
}

#[test]
fn a_contract_that_ends_before_needs_no_consent_and_none_is_needed_without_a_direction() {
    let ends = DissolvingContract { longest_end: Some(VESTING), ..contract(ConsentKind::NonCapital, 99_000_000) };
    let before = DissolvingContract { entered: date(2026, 8, 31), ..contract(ConsentKind::NonCapital, 99_000_000) };
    let from = DissolvingContract { entered: date(2026, 9, 1), ..contract(ConsentKind::NonCapital, 99_000_000) };
    for (one, direction, needed, reason) in [
        (ends, true, false, "does not run beyond"),
        (before, true, false, "made the day before the direction"),
        (from.clone(), true, true, "made on its first day"),
        (from, false, false, "no direction"),
    ] {
        assert_eq!(answers(vec![one], direction)[0].consent_needed, Some(needed), "{reason}");
    }
}

#[test]
fn contracts_with_one_party_or_on_one_matter_count_together() {
    let first = |party: &str, matter: &str, entered| DissolvingContract {
        party: party.into(),
        matter: matter.into(),
        entered,
        ..contract(ConsentKind::NonCapital, 6_000_000)
    };
    let old = date(2020, 1, 1);
    for (other, needed, reason) in [
        (first("ASHDOWN ", "Hedges", old), true, "the same party"),
        (first("Beacon", "roofs", old), true, "a like matter"),
        (first("Beacon", "Hedges", old), false, "neither"),
        (first("", "", old), false, "nothing is like nothing"),
        (first("Ashdown", "Roofs", date(2006, 12, 31)), false, "made before contracts count together"),
        (first("Ashdown", "Roofs", date(2007, 1, 1)), true, "made on the first day on which they do"),
        (first("Ashdown", "Roofs", date(2026, 11, 21)), false, "made only later"),
    ] {
        let answers = answers(vec![other, contract(ConsentKind::NonCapital, 5_000_000)], true);
        assert_eq!(answers[1].consent_needed, Some(needed), "{reason}");
    }
    let capital = DissolvingContract { entered: old, ..contract(ConsentKind::Capital, 99_000_000) };
    let answers = answers(vec![capital, contract(ConsentKind::NonCapital, 5_000_000)], true);
    assert_eq!(answers[1].counted_pence, Pence::new(104_000_000), "capital and other contracts count together");
}

#[test]
fn every_disposal_of_land_counts_and_no_contract_with_it() {
    let old = |kind, party: &str| DissolvingContract {
        party: party.into(),
        matter: "Hedges".into(),
        entered: date(2020, 1, 1),
        ..contract(kind, 6_000_000)
    };
    for (other, counted, reason) in [
        (old(ConsentKind::LandDisposal, "Beacon"), 11_000_000, "another buyer"),
        (old(ConsentKind::NonCapital, "Ashdown"), 5_000_000, "a contract with the same party"),
    ] {
        let answers = answers(vec![other, contract(ConsentKind::LandDisposal, 5_000_000)], true);
        assert_eq!(answers[1].counted_pence, Pence::new(counted), "{reason}");
    }
}

#[test]
fn the_direction_may_name_another_date() {
    let one = contract(ConsentKind::NonCapital, 99_000_000);
    for (named, needed) in [(date(2028, 3, 30), true), (date(2028, 3, 31), false)] {
        let facts = ReorganisationFacts {
            reorganisation: VESTING,
            order_in_force: date(2026, 3, 10),
            direction_from: Some(date(2026, 9, 1)),
            direction_date: Some(named),
            contracts: Some(vec![one.clone()]),
        };
        let answer = Reorganisation::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(answer.value().unwrap().contracts.as_ref().unwrap()[0].consent_needed, Some(needed), "{named}");
    }
}

#[test]
fn another_contract_never_takes_a_need_for_consent_away() {
    for pence in [1, 5_000_000, 10_000_000, 10_000_001] {
        let alone = answers(vec![contract(ConsentKind::NonCapital, pence)], true)[0].consent_needed;
        for other in [1, 5_000_000, 99_000_000] {
            let both = vec![contract(ConsentKind::NonCapital, pence), contract(ConsentKind::NonCapital, other)];
            assert!(answers(both, true)[0].consent_needed >= alone, "{pence} with {other}");
        }
    }
}

#[test]
fn splitting_a_contract_into_linked_parts_never_lowers_the_duty() {
    for (whole, parts) in [(10_000_001, [5_000_000, 5_000_001]), (30_000_000, [15_000_000, 15_000_000])] {
        assert_eq!(answers(vec![contract(ConsentKind::NonCapital, whole)], true)[0].consent_needed, Some(true));
        let split = parts.map(|pence| contract(ConsentKind::NonCapital, pence)).to_vec();
        assert!(answers(split, true).iter().all(|part| part.consent_needed == Some(true)), "{whole}");
    }
}

#[test]
fn impossible_facts_are_refused_by_name() {
    let negative = contract(ConsentKind::NonCapital, -1);
    let backwards = DissolvingContract { longest_end: Some(date(2026, 1, 1)), ..contract(ConsentKind::NonCapital, 1) };
    for (one, field) in [(negative, "contracts[0].value_pence"), (backwards, "contracts[0].longest_end")] {
        let facts = ReorganisationFacts {
            reorganisation: VESTING,
            order_in_force: date(2026, 3, 10),
            direction_from: None,
            direction_date: None,
            contracts: Some(vec![one]),
        };
        assert_eq!(Reorganisation::decide(&facts, &Settings::default()).unwrap_err().field, field);
    }
    let facts = ReorganisationFacts {
        reorganisation: VESTING,
        order_in_force: date(2027, 4, 2),
        direction_from: None,
        direction_date: None,
        contracts: None,
    };
    assert_eq!(Reorganisation::decide(&facts, &Settings::default()).unwrap_err().field, "reorganisation");
}

#[test]
fn contracts_that_are_not_given_are_missing_and_not_none() {
    for (contracts, to_hand_over, missing, reason) in
        [(None, None, true, "not given"), (Some(Vec::new()), Some(0), false, "given, and none")]
    {
        let facts = ReorganisationFacts {
            reorganisation: VESTING,
            order_in_force: date(2026, 3, 10),
            direction_from: None,
            direction_date: None,
            contracts,
        };
        let asked = Reorganisation::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(asked.shown().unwrap().to_hand_over, to_hand_over, "{reason}");
        assert_eq!(asked.reasons().missing().iter().any(|one| one.fact == "contracts"), missing, "{reason}");
    }
}
