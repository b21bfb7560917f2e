//! Compliance is never shown without outcomes beside it.

use super::super::{Kind, WrongIndicator, balance, check, eleven, work_out};
use super::*;

#[test]
fn a_compliance_indicator_has_outcomes_beside_it_always() {
    let mut indicators = eleven();
    let worked = work_out(&indicators, &Readings::new(today()), &[], today());
    for row in &worked.rows {
        let beside = balance::companions(row, &worked);
        assert_eq!(beside.is_empty(), row.indicator.kind == Kind::Outcome, "{}", row.indicator.code);
        assert!(beside.iter().all(|other| other.indicator.kind == Kind::Outcome));
    }
    let waivers = worked.row("IND-C1").unwrap();
    let named: Vec<&str> =
        balance::companions(waivers, &worked).iter().map(|row| row.indicator.code.as_str()).collect();
    assert_eq!(named, ["IND-F2", "IND-O3"], "those it names");

    indicators.retain(|one| !["IND-F2", "IND-O3"].contains(&one.code.as_str()));
    let worked = work_out(&indicators, &Readings::new(today()), &[], today());
    let waivers = worked.row("IND-C1").unwrap();
    assert_eq!(balance::companions(waivers, &worked).len(), 6, "every outcome, where those it names are gone");
}

#[test]
fn what_is_shown_to_everybody_is_chosen_and_never_compliance_alone() {
    for (shown, rows, wrong, reason) in [
        (vec![], vec![], 0, "nothing is chosen"),
        (vec!["IND-C1"], vec![], 1, "compliance alone"),
        (vec!["IND-S1"], vec!["IND-S1"], 0, "an outcome alone"),
        (vec!["IND-C1", "IND-S1"], vec!["IND-S1", "IND-C1"], 0, "both, the outcome first"),
    ] {
        let mut indicators = eleven();
        indicators.iter_mut().for_each(|one| one.is_public = shown.contains(&one.code.as_str()));
        let worked = work_out(&indicators, &Readings::new(today()), &[], today());
        let public = balance::public(&worked);
        let found: Vec<&str> = public.rows.iter().map(|row| row.indicator.code.as_str()).collect();
        assert_eq!(found, rows, "{reason}");
        assert_eq!(check(&indicators, |_| true).len(), wrong, "{reason}");
    }
}

#[test]
fn indicators_that_cannot_be_kept_are_told_all_at_once() {
    let good = || indicator("IND-L1", Way::Entered);
    let compliance = |companions: &[&str]| Indicator {
        kind: Kind::Compliance,
        companions: companions.iter().map(|text| code(text)).collect(),
        ..indicator("IND-L2", Way::Entered)
    };
    let l1 = || code("IND-L1");
    for (indicators, wrong, reason) in [
        (vec![good(), compliance(&["IND-L1"])], vec![], "an outcome, and a compliance indicator beside it"),
        (vec![good(), good()], vec![WrongIndicator::SameCode { code: l1() }], "the same code"),
        (
            vec![Indicator { name: " ".into(), definition: String::new(), ..good() }],
            vec![WrongIndicator::NoName { code: l1() }, WrongIndicator::NoDefinition { code: l1() }],
            "neither name nor definition",
        ),
        (
            vec![indicator("IND-L1", Way::Measure("local share".into()))],
            vec![WrongIndicator::NotACode { code: l1(), written: "local share".into() }],
            "no code of a figure",
        ),
        (vec![compliance(&[])], vec![WrongIndicator::NoOutcomes], "compliance alone"),
        (
            vec![good(), compliance(&["IND-L3"])],
            vec![WrongIndicator::NoSuchOutcome { code: code("IND-L2"), companion: code("IND-L3") }],
            "a companion that is not there",
        ),
        (
            vec![Indicator { baseline: Some(baseline(Quantity::tenths(1), "2019-20", "2020-06-01")), ..good() }],
            vec![WrongIndicator::BaselineUnit { code: l1(), unit: Unit::Count }],
            "a baseline in another unit",
        ),
    ] {
        assert_eq!(check(&indicators, |_| true), wrong, "{reason}");
        assert!(wrong.iter().all(|one| !one.to_string().is_empty()));
    }
}
