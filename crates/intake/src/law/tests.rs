//! Facts through text and back, of every rule; and text that no honest form would send.

use super::*;
use domain::law::{AnyRule, Field, Kind, Settings, list, pairs};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn read(rule: &dyn AnyRule, pairs: &[(&str, &str)]) -> Result<Value, Vec<domain::law::BadFact>> {
    facts(rule.fields(), &Typed::read(rule.fields(), pairs.iter().copied()))
}

fn rule(code: &str) -> &'static dyn AnyRule {
    list::find(code).expect("a rule of the list")
}

#[test]
fn every_worked_example_gives_the_same_answer_through_text() {
    for rule in list::RULES {
        for example in rule.shown_examples() {
            let code = rule.entry().code;
            let text = pairs(rule.fields(), &example.facts);
            let facts = facts(rule.fields(), &Typed::read(rule.fields(), text));
            let facts = facts.unwrap_or_else(|bad| panic!("{code}: {bad:?}"));
            assert_eq!(rule.ask(facts, &Settings::default()), example.answered, "{code}: {}", example.told);
        }
    }
}

#[test]
fn no_name_of_a_fact_can_be_taken_for_another_or_for_the_box_of_a_day() {
    fn check(code: &str, fields: &'static [Field]) {
        let mut names = BTreeSet::new();
        for field in fields {
            assert!(names.insert(field.form_name().to_owned()), "{code}: {}", field.name);
            if field.kind == Kind::Day {
                for ending in ["-day", "-month", "-year"] {
                    let name = format!("{}{ending}", field.form_name());
                    assert!(place::field_of(fields, &name).is_none(), "{code}: {name}");
                }
            }
            if let Kind::Record(within) = field.kind.each() {
                check(code, within);
            }
        }
    }
    list::RULES.iter().for_each(|rule| check(rule.entry().code, rule.fields()));
}

#[test]
fn a_fact_is_known_by_its_name_its_flag_and_its_boxes() {
    let threshold = rule("threshold");
    let expected = json!({ "contract_kind": "light_touch", "commenced": "2026-02-01", "value_pence": 20_772_000 });
    for (pairs, reason) in [
        ([("contract_kind", "light_touch"), ("commenced", "2026-02-01"), ("value", "207720")], "names"),
        ([("type", "light-touch"), ("commenced", "1/2/2026"), ("value", "£207,720.00")], "flags and habits"),
        ([("type", "light_touch"), ("commenced", " 1 Feb 2026 "), ("value_pence", "20772000")], "whole pence"),
    ] {
        assert_eq!(read(threshold, &pairs).unwrap(), expected, "{reason}");
    }
    let boxes = [("commenced-day", "1"), ("commenced-month", "2"), ("commenced-year", "2026"), ("type", "goods")];
    assert_eq!(read(threshold, &boxes).unwrap()["commenced"], "2026-02-01", "three boxes");
}

#[test]
fn rows_in_which_nothing_was_typed_are_left_out_and_the_others_move_up() {
    let typed = [("valued", "contract"), ("parts[1].part", "supply"), ("parts[1].amount", "10"), ("parts[0].part", "")];
    let value = rule("value");
    let facts = read(value, &typed).unwrap();
    assert_eq!(facts["parts"], json!([{ "part": "supply", "amount_pence": 1_000 }]));
    let wrong = [("valued", "contract"), ("parts[7].part", "supply"), ("parts[7].amount", "ten pounds")];
    assert_eq!(read(value, &wrong).unwrap_err()[0].field, "parts[0].amount", "the number of the row as it is shown");
    let decision = rule("key-decision");
    let meetings =
        [("notice", "2026-11-20"), ("meetings[3]-day", "2"), ("meetings[3]-month", "1"), ("meetings[3]-year", "2027")];
    assert_eq!(read(decision, &meetings).unwrap()["meetings"], json!(["2027-01-02"]));
    let repeated = [("notice", "2026-11-20"), ("meetings", "2027-01-02"), ("meetings", "2027-02-06")];
    assert_eq!(
        read(decision, &repeated).unwrap()["meetings"],
        json!(["2027-01-02", "2027-02-06"]),
        "a flag given twice"
    );
}

/// What is sent for a rule: its code, the pairs, the field that is refused, words of why, and the reason of the row.
type Refused<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str, &'a str, &'a str);

#[track_caller]
fn all_refused(rows: Vec<Refused<'_>>) {
    for (code, pairs, field, words, reason) in rows {
        let bad = read(rule(code), &pairs).unwrap_err();
        assert!(bad.iter().any(|bad| bad.field == field && bad.why.contains(words)), "{reason}: {bad:?}");
    }
}

#[test]
fn what_is_no_fact_of_the_rule_is_named_with_what_to_do() {
    all_refused(vec![
        ("standstill", vec![("published", "soon")], "published", "Enter a day", "no day"),
        ("standstill", vec![], "published", "Enter a day", "nothing given"),
        (
            "standstill",
            vec![("published-day", "31"), ("published-month", "2"), ("published-year", "2026")],
            "published",
            "Enter a day",
            "no such day",
        ),
        (
            "standstill",
            vec![("published", "2026-11-20"), ("colour", "green")],
            "colour",
            "Leave it out",
            "no such fact",
        ),
        ("standstill", vec![("published[0]", "2026-11-20")], "published[0]", "Leave it out", "no list"),
        ("standstill", vec![("published.day", "2026-11-20")], "published.day", "Leave it out", "no group"),
        (
            "threshold",
            vec![("type", "cake"), ("commenced", "2026-02-01")],
            "contract_kind",
            "Choose one of goods",
            "no such kind",
        ),
    ]);
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let long = "9".repeat(10_000);
    all_refused(vec![
        (
            "threshold",
            vec![("type", "goods"), ("commenced", "2026-02-01"), ("value", "12.345")],
            "value",
            "in pounds",
            "a tenth of a penny",
        ),
        (
            "threshold",
            vec![("type", "goods"), ("commenced", "2026-02-01"), ("value", long.as_str())],
            "value",
            "in pounds",
            "more money than there is",
        ),
        (
            "threshold",
            vec![("type", "goods"), ("commenced", "2026-02-01"), ("value_pence", "1.5")],
            "value",
            "whole pence",
            "half a penny",
        ),
        (
            "tender-period",
            vec![("invited", "2026-11-20"), ("electronic", "perhaps")],
            "electronic",
            "yes or no",
            "neither",
        ),
        ("working-day", vec![("day", "2026-11-20"), ("count", "-3")], "count", "whole number", "below zero"),
        ("working-day", vec![("day", "2026-11-20"), ("count", long.as_str())], "count", "smaller", "too long a number"),
        (
            "pipeline",
            vec![("planned[0].title", "a\0b"), ("planned[0].value", "1")],
            "planned[0].title",
            "cannot be seen",
            "a NUL",
        ),
        (
            "pipeline",
            vec![("planned[0].title", long.as_str()), ("planned[0].value", "1")],
            "planned[0].title",
            "1,000",
            "10 kB",
        ),
    ]);
}

#[test]
fn ten_thousand_rows_are_refused_in_text_without_being_read_one_by_one() {
    let rows = (0..10_000_u64).map(|row| (format!("meetings[{}]", row * 1_000_003), "2027-01-02".to_owned()));
    let typed =
        Typed::read(rule("key-decision").fields(), rows.chain([("notice".to_owned(), "2026-11-20".to_owned())]));
    let bad = facts(rule("key-decision").fields(), &typed).unwrap_err();
    assert_eq!(bad.len(), 1, "{bad:?}");
    assert!(bad[0].field == "meetings" && bad[0].why.contains("1000"));
}

#[test]
fn a_fact_that_is_missing_is_told_from_one_that_cannot_be_read() {
    for (pairs, missing, reason) in [
        (&[("type", "goods")][..], true, "not given"),
        (&[("type", "goods"), ("commenced", "soon")][..], false, "no day"),
    ] {
        let bad = read(rule("threshold"), pairs).unwrap_err();
        assert_eq!((bad.len(), bad[0].field.as_str()), (1, "commenced"), "{reason}");
        assert_eq!(bad[0].why.starts_with("This is missing. Enter a day"), missing, "{reason}: {}", bad[0].why);
    }
    let bad = read(rule("threshold"), &[("commenced", "2026-02-01")]).unwrap_err();
    assert!(bad[0].why.contains("goods, services"), "the answers are named: {}", bad[0].why);
}
