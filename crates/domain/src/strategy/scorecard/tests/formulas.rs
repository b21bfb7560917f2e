//! Indicators of the council's own, by formula over figures and other indicators.

use super::super::{TakenOff, WrongIndicator, check, work_out};
use super::*;
use proptest::prelude::*;

fn value(indicators: &[Indicator], readings: &Readings, of: &str) -> Result<String, String> {
    let worked = work_out(indicators, readings, &[], today());
    let row = worked.row(of).unwrap();
    row.reading.value.as_ref().map(ToString::to_string).ok_or_else(|| row.reading.reason.clone())
}

#[test]
fn formulas_build_upon_figures_and_upon_each_other_in_any_order() {
    let figures =
        readings(&[("spend.local", Some(12)), ("spend.total", Some(48)), ("spend.none", Some(0)), ("spend.gap", None)]);
    let indicators = [
        by_formula("IND-L3", "IND-L2 × 2"),
        by_formula("IND-L2", "IND-L1 + 1"),
        by_formula("IND-L1", "percentage(spend.local, spend.total)"),
        by_formula("IND-L4", "spend.local ÷ spend.none"),
        by_formula("IND-L5", "IND-L4 + 1"),
        by_formula("IND-L6", "spend.gap + 1"),
        by_formula("IND-L7", "IND-Z1 + 1"),
        by_formula("IND-L8", "contracts.count + 1"),
    ];
    for (code, expected) in [
        ("IND-L1", Ok("25")),
        ("IND-L2", Ok("26")),
        ("IND-L3", Ok("52")),
        ("IND-L4", Err("divides by nothing at ÷ spend.none.")),
        ("IND-L5", Err("because IND-L4 is not. Not measured: the formula divides by nothing")),
        ("IND-L6", Err("because \"A figure\" is not. Nobody counted.")),
        ("IND-L7", Err("There is no such indicator any more.")),
        ("IND-L8", Err("No source yet for \"Count (contracts)\"")),
    ] {
        match (value(&indicators, &figures, code), expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{code}"),
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{code}: {found}"),
            (found, expected) => panic!("{code}: {found:?} and not {expected:?}"),
        }
    }
}

#[test]
fn a_formula_is_not_measured_from_the_day_on_which_what_it_rests_on_was_taken_off() {
    let figures = readings(&[("spend.local", Some(12))]);
    let mut indicators = [
        by_formula("IND-L1", "spend.local"),
        by_formula("IND-L2", "IND-L1 + 1"),
        by_formula("IND-L3", "IND-L2 + 1"),
        by_formula("IND-L4", "spend.local + 1"),
    ];
    for (on, is_measured, reason) in [
        (today().tomorrow().unwrap(), true, "the last day on which it stands on the scorecard"),
        (today(), false, "its first day off"),
        (day("2026-01-01"), false, "long ago"),
    ] {
        indicators[0].taken_off = Some(TakenOff { on, why: "Nobody reads it.".into() });
        assert_eq!(value(&indicators, &figures, "IND-L2").is_ok(), is_measured, "{reason}");
        assert_eq!(value(&indicators, &figures, "IND-L3").is_ok(), is_measured, "at one remove: {reason}");
        assert_eq!(value(&indicators, &figures, "IND-L4"), Ok("13".into()), "the figure itself stays: {reason}");
        assert_eq!(value(&indicators, &figures, "IND-L1"), Ok("12".into()), "its own page still says it: {reason}");
    }
    let said = value(&indicators, &figures, "IND-L2").unwrap_err();
    let rests = "it rests on IND-L1, which was taken off the scorecard on 1 January 2026: Nobody reads it.";
    assert_eq!(said, format!("Not measured: {rests}"));
    assert!(value(&indicators, &figures, "IND-L3").unwrap_err().contains(rests), "the chain says where it breaks");
}

#[test]
fn a_circle_is_named_and_harms_nothing_outside_it() {
    let figures = readings(&[("spend.local", Some(12))]);
    let indicators = [
        by_formula("IND-B", "IND-C + 1"),
        by_formula("IND-A", "IND-B × spend.local"),
        by_formula("IND-C", "IND-A − 1"),
        by_formula("IND-D", "IND-C + 1"),
        by_formula("IND-E", "IND-E"),
        by_formula("IND-F", "spend.local"),
    ];
    let round = "IND-A → IND-B → IND-C → IND-A";
    for (code, said) in
        [("IND-A", round), ("IND-B", round), ("IND-C", round), ("IND-D", round), ("IND-E", "IND-E → IND-E")]
    {
        let reason = value(&indicators, &figures, code).unwrap_err();
        assert!(reason.ends_with(&format!("a circle, {said}.")), "{code}: {reason}");
    }
    assert_eq!(value(&indicators, &figures, "IND-F"), Ok("12".into()));
    let circles: Vec<WrongIndicator> = check(&indicators, |_| true);
    let named = |codes: &[&str]| WrongIndicator::Circular { codes: codes.iter().map(ToString::to_string).collect() };
    assert_eq!(circles, [named(&["IND-A", "IND-B", "IND-C", "IND-A"]), named(&["IND-E", "IND-E"])]);
}

#[test]
fn a_formula_with_a_slip_of_the_pen_is_refused_where_it_stands() {
    let indicators = [by_formula("IND-L1", "spend.local + spend.lokal")];
    let wrong = check(&indicators, |code| code == "spend.local");
    assert_eq!(wrong.len(), 1);
    assert!(
        wrong[0]
            .to_string()
            .starts_with("Formula of IND-L1. Character 15: no figure and no indicator is called spend.lokal")
    );
}

#[test]
fn the_target_of_a_share_lies_within_a_whole() {
    for (way, value, is_wrong, reason) in [
        ("spend.local_share", "-5", true, "less than nothing"),
        ("spend.local_share", "0", false, "nothing at all"),
        ("spend.local_share", "100", false, "all of it"),
        ("spend.local_share", "101", true, "more than all"),
        ("spend.payments_within_30", "101", true, "payments in time are a share of all"),
        ("spend.change", "-5", false, "a change may be downwards"),
    ] {
        let value = quantity(Unit::Percentage, value);
        let target = Some(target(value, quantity(Unit::Percentage, "0")));
        let way = Way::Measure(way.into());
        let one = Indicator { unit: Unit::Percentage, target, ..indicator("IND-S1", way) };
        let no_share = |wrong: &WrongIndicator| {
            matches!(wrong, WrongIndicator::Target { wrong: super::super::WrongTarget::NoShare, .. })
        };
        assert_eq!(check(&[one], |_| true).iter().any(no_share), is_wrong, "{reason}");
    }
}

#[test]
fn parts_of_different_periods_are_said() {
    let mut figures = readings(&[("spend.local", Some(12)), ("spend.total", Some(48))]);
    let indicators = [by_formula("IND-L1", "spend.local + spend.total")];
    let worked = work_out(&indicators, &figures, &[], today());
    let row = worked.row("IND-L1").unwrap();
    assert_eq!((row.reading.period.to_string(), row.reading.reason.as_str()), ("2025-26".into(), ""));
    let older = Reading::measured(Quantity::count(1), "A report", day("2025-04-30")).over("2024-25".parse().unwrap());
    figures.found("spend.local", older);
    let worked = work_out(&indicators, &figures, &[], today());
    let row = worked.row("IND-L1").unwrap();
    assert_eq!(row.reading.as_of, day("2025-04-30"), "as old as its oldest part");
    assert!(
        row.standing
            .reason
            .ends_with("Its parts are of different periods: \"A figure\" 2024-25, \"A figure\" 2025-26.")
    );
}

proptest! {
    #[test]
    fn what_is_found_does_not_hang_on_the_order_of_indicators(
        asks in proptest::collection::vec((0_usize..8, 0_usize..8), 8),
        turn in 0_usize..8,
    ) {
        let mut indicators: Vec<Indicator> = asks.iter().enumerate()
            .map(|(at, (one, other))| by_formula(&format!("IND-{at}"), &format!("IND-{one} + max(IND-{other}, spend.local)")))
            .collect();
        indicators.truncate(6);
        indicators.push(by_formula("IND-6", "spend.local"));
        indicators.push(by_formula("IND-7", "1 ÷ spend.none"));
        let figures = readings(&[("spend.local", Some(12)), ("spend.none", Some(0))]);
        let codes: Vec<String> = indicators.iter().map(|one| one.code.to_string()).collect();
        let before: Vec<_> = codes.iter().map(|code| value(&indicators, &figures, code)).collect();
        indicators.rotate_left(turn);
        let after: Vec<_> = codes.iter().map(|code| value(&indicators, &figures, code)).collect();
        prop_assert_eq!(before, after);
    }
}
