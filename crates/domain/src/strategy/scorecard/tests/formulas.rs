//! Indicators of the council's own, by formula over figures and other indicators.

use super::super::{WrongIndicator, check, work_out};
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
