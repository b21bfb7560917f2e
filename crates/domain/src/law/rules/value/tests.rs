use super::*;
use crate::law::Standing;
use crate::law::thresholds::{ContractKind, Edition};
use jiff::civil::date;
use proptest::prelude::*;

fn supply(pence: i64) -> ValuePart {
    ValuePart { part: PartKind::Supply, amount_pence: Pence::new(pence), vat_to_add_percent: Some(0) }
}

fn facts(valued: Valued, parts: Vec<ValuePart>) -> ValueFacts {
    ValueFacts { valued, parts, related: Vec::new(), cannot_be_estimated: None, separable_part_above: None }
}

fn other(pence: i64, could_be_one: Option<bool>, good_reason: Option<&str>) -> RelatedContract {
    RelatedContract {
        title: "Cleaning of the town hall".into(),
        value_pence: Pence::new(pence),
        could_be_one,
        good_reason: good_reason.map(str::to_owned),
    }
}

fn ask(facts: &ValueFacts) -> Answer<ValueAnswer> {
    EstimatedValue::decide(facts, &Settings::default()).unwrap()
}

fn estimated(facts: &ValueFacts) -> Option<i64> {
    ask(facts).value().and_then(|answer| answer.estimated_value_pence).map(Pence::get)
}

#[test]
fn each_part_counts_where_schedule_3_puts_it() {
    for (part, contract, framework, concession) in [
        (PartKind::Supply, true, true, true),
        (PartKind::PaidAlready, true, true, true),
        (PartKind::FreeIssue, true, true, true),
        (PartKind::Option, true, true, true),
        (PartKind::Extension, true, true, true),
        (PartKind::Fee, true, true, true),
        (PartKind::Prize, true, true, false),
        (PartKind::CallOff, false, true, false),
        (PartKind::OtherFramework, false, true, false),
        (PartKind::Revenue, false, false, true),
        (PartKind::AssetSale, false, false, true),
    ] {
        for (valued, counts) in
            [(Valued::Contract, contract), (Valued::Framework, framework), (Valued::Concession, concession)]
        {
            let one = ValuePart { part, amount_pence: Pence::new(5), vat_to_add_percent: Some(0) };
            let answer = ask(&facts(valued, vec![supply(100), one]));
            assert_eq!(answer.value().unwrap().own_value_pence, Some(Pence::new(if counts { 105 } else { 100 })));
            assert_eq!(answer.reasons().left_out().count(), usize::from(!counts), "{part} in {valued}");
        }
    }
}

#[test]
fn vat_is_added_to_the_penny_half_a_penny_up() {
    for (pence, percent, with_vat, reason) in [
        (17_310_000, 20, 20_772_000, "the threshold for services before VAT"),
        (100, 20, 120, "no rounding"),
        (3, 20, 4, "3.6 pence"),
        (2, 20, 2, "2.4 pence"),
        (10, 5, 11, "10.5 pence"),
        (10, 0, 10, "VAT is in, or none is due"),
    ] {
        let part =
            ValuePart { part: PartKind::Supply, amount_pence: Pence::new(pence), vat_to_add_percent: Some(percent) };
        assert_eq!(estimated(&facts(Valued::Contract, vec![part])), Some(with_vat), "{reason}");
    }
}

#[test]
fn related_contracts_count_in_unless_they_could_not_be_one_or_a_good_reason_is_recorded() {
    for (related, sum, warning, reason) in [
        (other(50, Some(true), None), Some(150), true, "could be one"),
        (other(50, Some(true), Some("  ")), Some(150), true, "an empty reason is no reason"),
        (other(50, Some(true), Some("different lots of a market")), Some(100), true, "kept apart, and explained"),
        (other(50, Some(false), None), Some(100), false, "could not be one"),
        (other(50, None, None), None, true, "nobody has said"),
    ] {
        let mut facts = facts(Valued::Contract, vec![supply(100)]);
        facts.related.push(related);
        assert_eq!(estimated(&facts), sum, "{reason}");
        if let Some(answer) = ask(&facts).value() {
            assert_eq!(answer.splitting_warning, warning, "{reason}");
        }
    }
}

#[test]
fn what_cannot_be_estimated_or_holds_a_part_above_counts_as_above() {
    let mut unknown = facts(Valued::Contract, Vec::new());
    assert_eq!(ask(&unknown).standing(), Standing::Undecided, "nothing is known of it");
    unknown.cannot_be_estimated = Some(true);
    let answer = ask(&unknown);
    assert_eq!(answer.value().map(|answer| (answer.estimated_value_pence, answer.treat_as_above)), Some((None, true)));
    let mut mixed = facts(Valued::Contract, vec![supply(100)]);
    assert!(!ask(&mixed).value().unwrap().treat_as_above);
    mixed.separable_part_above = Some(true);
    assert!(ask(&mixed).value().unwrap().treat_as_above);
}

#[test]
fn an_unknown_rate_of_vat_leaves_the_value_undecided() {
    let mut facts = facts(Valued::Contract, vec![supply(100)]);
    facts.parts[0].vat_to_add_percent = None;
    let answer = ask(&facts);
    assert_eq!(answer.standing(), Standing::Undecided);
    assert_eq!(answer.reasons().missing()[0].fact, "parts");
}

#[test]
fn bad_amounts_are_refused_by_their_place() {
    let refused = |facts: ValueFacts| EstimatedValue::decide(&facts, &Settings::default()).unwrap_err().field;
    assert_eq!(refused(facts(Valued::Contract, vec![supply(1), supply(-1)])), "parts[1].amount_pence");
    assert_eq!(refused(facts(Valued::Contract, vec![supply(i64::MAX), supply(1)])), "parts[1].amount_pence");
    let mut linked = facts(Valued::Contract, vec![supply(1)]);
    linked.related.push(other(-1, Some(true), None));
    assert_eq!(refused(linked), "related[0].value_pence");
}

proptest! {
    #[test]
    fn splitting_into_linked_parts_never_lowers_the_duty(
        amounts in proptest::collection::vec(0i64..60_000_000, 1..6), which in 0usize..6
    ) {
        let whole = estimated(&facts(Valued::Contract, amounts.iter().copied().map(supply).collect())).unwrap();
        let own = which % amounts.len();
        let mut split = facts(Valued::Contract, vec![supply(amounts[own])]);
        split.related = amounts.iter().enumerate().filter(|(index, _)| *index != own)
            .map(|(_, pence)| other(*pence, Some(true), None)).collect();
        let valued_apart = estimated(&split).unwrap();
        let threshold = Edition::on(date(2026, 4, 1)).unwrap().threshold(ContractKind::Services).get();
        prop_assert_eq!(valued_apart, whole);
        prop_assert!((valued_apart >= threshold) >= (whole >= threshold));
    }

    #[test]
    fn another_option_never_lowers_the_value(first in 0i64..1_000_000_000, more in 0i64..1_000_000_000) {
        let one = estimated(&facts(Valued::Contract, vec![supply(first)]));
        let option = ValuePart { part: PartKind::Option, ..supply(more) };
        prop_assert!(estimated(&facts(Valued::Contract, vec![supply(first), option])) >= one);
    }
}
