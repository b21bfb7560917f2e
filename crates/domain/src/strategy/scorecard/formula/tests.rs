//! Formulas over two figures, a nought and one that is not measured.

use super::{Formula, FormulaFault, WhyNot};
use crate::law::assessment::Exact;
use crate::strategy::Unit;
use proptest::prelude::*;

fn look_up(code: &str) -> Result<Exact, WhyNot> {
    match code {
        "spend.local" => Ok(Exact::whole(12)),
        "spend.total" => Ok(Exact::whole(48)),
        "spend.nothing" => Ok(Exact::whole(0)),
        "IND-S1" => Ok(Exact::whole(25)),
        "IND-S-2" => Ok(Exact::whole(5)),
        _ => Err(WhyNot::NotMeasured { code: code.to_owned(), reason: "Nobody counted.".into() }),
    }
}

fn worked(text: &str) -> Result<String, String> {
    let formula: Formula = text.parse().map_err(|faults: Vec<FormulaFault>| {
        faults.iter().map(FormulaFault::to_string).collect::<Vec<_>>().join("; ")
    })?;
    formula.work_out(&mut look_up).map(|number| number.fraction()).map_err(|why| why.to_string())
}

#[test]
fn formulas_are_worked_out_exactly_and_as_at_school() {
    for (formula, answer, reason) in [
        ("2 + 3 × 4", "14", "× before +"),
        ("(2 + 3) * 4", "20", "brackets first"),
        ("10 − 4 - 3", "3", "from the left, with either minus"),
        ("48 ÷ 4 / 3", "4", "from the left, with either stroke"),
        ("1 ÷ 3 + 1 ÷ 3 + 1 ÷ 3", "1", "thirds add up"),
        ("-3 + --5", "2", "signs before numbers"),
        ("5% × 200", "10", "hundredths"),
        ("(2 + 3)%", "1/20", "hundredths of a bracket"),
        ("100 × spend.local ÷ spend.total", "25", "figures by their codes"),
        ("percentage(spend.local, spend.total)", "25", "the same in a word"),
        ("IND-S1 - IND-S-2", "20", "a hyphen in a code, and a minus between spaces"),
        ("IND-S1-5", "Not measured, because IND-S1-5 is not. Nobody counted.", "without spaces it is one code"),
        ("sum(1, 2, 3) + min(4, 5) + max(4, 5) + average(1, 2)", "33/2", "6 + 4 + 5 + 1.5"),
        ("weighted(60, spend.local, 40, spend.total)", "132/5", "7.2 + 19.2"),
        ("weighted(33.33, 3, 33.33, 3, 33.34, 3)", "3", "weights to the hundredth"),
    ] {
        assert_eq!(worked(formula).unwrap_or_else(|why| why), answer, "{reason}");
    }
}

#[test]
fn what_cannot_be_told_is_answered_with_its_reason_and_never_with_nought() {
    for (formula, answer, reason) in [
        ("1 ÷ spend.nothing", "the formula divides by nothing at ÷ spend.nothing.", "by a figure that is nought"),
        ("1 ÷ (spend.local − 12)", "divides by nothing at ÷ (spend.local − 12).", "by a difference of nothing"),
        ("percentage(0, spend.nothing)", "divides by nothing at percentage(0, spend.nothing).", "a share of nothing"),
        ("spend.unknown × 0", "because spend.unknown is not. Nobody counted.", "nought times the unknown"),
        ("spend.nothing × 2", "0", "a real nought is a number"),
    ] {
        let found = worked(formula).unwrap_or_else(|why| why);
        assert!(found.contains(answer), "{reason}: {found}");
    }
}

#[test]
fn faults_name_the_character_and_what_to_do() {
    let deep = format!("{}1{}", "(".repeat(41), ")".repeat(41));
    let deep_enough = format!("{}1{}", "(".repeat(40), ")".repeat(40));
    let long = format!("1{}", "+1".repeat(500));
    for (formula, begins, reason) in [
        ("", "Character 1: enter a formula", "nothing"),
        ("   ", "Character 1: enter a formula", "white space"),
        ("2 +", "Character 4: enter a number, a code or a bracket at the end", "something is missing at the end"),
        ("2 × ÷ 3", "Character 5: enter a number, a code or a bracket before ÷", "two signs"),
        ("2 3", "Character 3: enter one of + − × ÷ before 3", "no sign"),
        ("(2 + 3", "Character 1: close the bracket", "not closed"),
        ("2 + 3)", "Character 6: enter one of + − × ÷ before )", "never opened"),
        ("()", "Character 2: enter a number", "nothing in brackets"),
        ("1.2.3", "Character 1: write 1.2.3 as a number", "two points"),
        ("£5 + 1", "Character 1: take £ out", "a sign of money"),
        ("spend.local + wibble", "Character 15: wibble is not known", "a word"),
        ("sum + 1", "Character 1: enter brackets after sum", "a word without brackets"),
        ("percentage(1)", "Character 1: enter a part and a whole", "a part of what"),
        ("percentage(1, 2, 3)", "Character 1: enter a part and a whole", "one too many"),
        ("1 + weighted(60, 1, 39.99, 2)", "Character 5: the weights come to 99.99.", "a hundredth short"),
        ("weighted(60, 1, 40.01, 2)", "Character 1: the weights come to 100.01.", "a hundredth over"),
        ("weighted(100, 1, 0, 2)", "Character 1: enter weights above 0", "a weight of nothing"),
        ("weighted(60, 1, 40)", "Character 1: enter weights", "a weight without a figure"),
        ("weighted(spend.local, 1)", "Character 1: enter weights", "a weight must be written as a number"),
        (&deep, "Character 41: use fewer", "too deep"),
        (&deep_enough, "1", "just not too deep"),
        (&long, "Character 1001: shorten", "too long"),
    ] {
        let found = worked(formula).unwrap_or_else(|why| why);
        assert!(found.starts_with(begins), "{reason}: {found}");
    }
}

#[test]
fn every_unknown_code_is_found_where_it_stands() {
    let formula: Formula = "spend.x + IND-Z9 × spend.total".parse().unwrap();
    let faults = formula.unknown(|code| code == "spend.total");
    assert_eq!(faults.iter().map(|fault| fault.at).collect::<Vec<_>>(), [1, 11]);
    assert!(faults[1].to_string().contains("IND-Z9"));
}

#[test]
fn a_formula_comes_back_from_records_as_it_was_written() {
    let formula: Formula = "100 × spend.local ÷ spend.total".parse().unwrap();
    let kept = serde_json::to_string(&formula).unwrap();
    assert_eq!(serde_json::from_str::<Formula>(&kept).unwrap(), formula);
    assert!(serde_json::from_str::<Formula>("\"1 +\"").is_err());
}

#[test]
fn numbers_that_grow_and_grow_are_refused() {
    let large = "999999999999999 × ".repeat(50) + "1";
    let formula: Formula = large.parse().unwrap();
    assert!(formula.work_out(&mut look_up).is_ok(), "fifty factors are kept");
    let square: Formula = "spend.a × spend.a".parse().unwrap();
    let mut number = Exact::whole(i64::MAX);
    let mut times = 0;
    let end = loop {
        match square.work_out(&mut |_| Ok(number.clone())) {
            Ok(next) => number = next,
            Err(why) => break why,
        }
        times += 1;
    };
    assert_eq!(
        (end, times),
        (WhyNot::TooLarge, 6),
        "63 bits, doubled six times, are 4,032; a seventh time they are too many"
    );
}

#[test]
fn units_that_are_put_together_are_asked_about() {
    let unit_of = |code: &str| match code {
        "spend.total" | "savings.delivered" => Some(Unit::Pounds),
        "spend.suppliers" => Some(Unit::Count),
        "spend.local_share" => Some(Unit::Percentage),
        _ => None,
    };
    let (pounds, count, share) = (Some(Unit::Pounds), Some(Unit::Count), Some(Unit::Percentage));
    for (formula, whole, at, reason) in [
        ("spend.total + savings.delivered", pounds, vec![], "pounds and pounds"),
        ("spend.total − 1000", pounds, vec![], "a plain number goes with anything"),
        ("spend.total + spend.local_share", None, vec![13], "pounds and per cent"),
        ("sum(spend.total, spend.suppliers, spend.total)", None, vec![1], "pounds and things"),
        ("spend.total ÷ spend.suppliers", None, vec![], "pounds for each supplier are neither"),
        ("spend.suppliers × 2 ÷ 3", count, vec![], "still things"),
        ("100 × savings.delivered ÷ spend.total", None, vec![], "pounds by pounds, times a number"),
        ("percentage(savings.delivered, spend.total)", share, vec![], "a share"),
        ("percentage(spend.suppliers, spend.total)", share, vec![1], "a share of another thing"),
        ("weighted(50, spend.total, 50, spend.local_share)", None, vec![], "weighed together on purpose"),
        ("spend.total + other.figure", None, vec![], "nobody can tell"),
        ("spend.total %", pounds, vec![], "a hundredth of pounds is pounds, and no per cent"),
        ("spend.local_share % × spend.total", pounds, vec![], "so many per cent of pounds"),
        ("20% × spend.suppliers", count, vec![], "a fifth of things"),
    ] {
        let (found, faults) = formula.parse::<Formula>().unwrap().units(unit_of);
        assert_eq!((found, faults.iter().map(|fault| fault.at).collect::<Vec<_>>()), (whole, at), "{reason}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "[-+×÷*/%(),. 0-9a-zA-Z£_−]{0,60}") {
        if let Ok(formula) = text.parse::<Formula>() {
            let _ = formula.work_out(&mut look_up);
        }
    }

    #[test]
    fn a_fault_lies_within_the_text_or_just_after_it(text in "\\PC{0,40}") {
        for fault in text.parse::<Formula>().err().unwrap_or_default() {
            prop_assert!(fault.at >= 1 && fault.at <= text.chars().count() + 1);
        }
    }

    #[test]
    fn sums_do_not_depend_on_brackets(a in -999i64..999, b in -999i64..999, c in -999i64..999) {
        prop_assert_eq!(worked(&format!("({a} + {b}) + {c}")), worked(&format!("{a} + ({b} + {c})")));
    }
}
