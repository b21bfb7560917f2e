//! What holds of every rule in the list.

use super::*;
use crate::law::{Kind, NOT_ADVICE, Settings, Sureness, Told};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn every_worked_example_comes_out_as_it_is_told() {
    for rule in RULES {
        let code = rule.entry().code;
        let examples = rule.shown_examples();
        assert!(!examples.is_empty(), "{code} has no worked example");
        for example in examples {
            let told = example.answered.unwrap_or_else(|bad| panic!("{code}, {}: {bad}", example.told));
            assert_eq!(serde_json::Value::Object(told.values), example.expected, "{code}: {}", example.told);
        }
    }
}

#[test]
fn the_facts_of_every_example_can_be_read_back_from_json() {
    for rule in RULES {
        for example in rule.shown_examples() {
            let again = rule.ask(example.facts.clone(), &Settings::default());
            assert_eq!(again, example.answered, "{}: {}", rule.entry().code, example.told);
        }
    }
}

#[test]
fn codes_and_numbers_stand_once_and_in_order() {
    let numbers: Vec<u8> = RULES.iter().map(|rule| rule.entry().number).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.entry().code).collect();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        assert_eq!(find(rule.entry().code).map(|found| found.entry().number), Some(rule.entry().number));
    }
    assert!(find("nonsense").is_none());
}

#[test]
fn every_entry_is_said_in_full() {
    for rule in RULES {
        let entry = rule.entry();
        for (text, what) in [(entry.sentence, "sentence"), (entry.why, "reason"), (entry.source, "source")] {
            assert!(text.len() > 10, "{}: {what}", entry.code);
        }
        assert!(entry.sentence.ends_with('.') && entry.why.ends_with('.'), "{}: no full stop", entry.code);
        assert!(!entry.assumptions.is_empty() && !entry.exclusions.is_empty(), "{}", entry.code);
        assert!(entry.to.is_none_or(|to| entry.from <= to), "{}: ends before it begins", entry.code);
    }
}

#[test]
fn facts_and_flags_have_one_name_each_and_money_says_its_unit() {
    for rule in RULES {
        let fields = rule.fields();
        let names: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
        let flags: BTreeSet<String> = fields.iter().map(|field| field.flag()).collect();
        assert_eq!((names.len(), flags.len()), (fields.len(), fields.len()), "{}", rule.entry().code);
        for field in fields {
            let money = field.kind == Kind::Money;
            assert_eq!(money, field.name.ends_with("_pence"), "{}: {}", rule.entry().code, field.name);
            assert!(field.question.ends_with('?'), "{}: {}", rule.entry().code, field.question);
        }
    }
}

#[test]
fn no_answer_uses_a_name_of_the_object_it_stands_in() {
    for rule in RULES {
        for example in rule.shown_examples() {
            let values = example.expected.as_object().expect("an object").clone();
            for name in values.keys() {
                assert!(!Told::KEPT_NAMES.contains(&name.as_str()), "{}: {name}", rule.entry().code);
            }
        }
    }
}

#[test]
fn every_answer_says_that_it_is_no_advice_and_is_no_surer_than_its_rule() {
    for rule in RULES {
        for example in rule.shown_examples() {
            let told = example.answered.expect("checked above");
            assert_eq!(told.note, NOT_ADVICE);
            assert!(told.sureness >= rule.entry().sureness, "{}: {}", rule.entry().code, example.told);
            if told.sureness == Sureness::Unchecked {
                assert_ne!(told.standing, crate::law::Standing::Decided, "{}", rule.entry().code);
            }
        }
    }
}

#[test]
fn every_missing_fact_is_one_that_the_rule_asks_for() {
    for rule in RULES {
        for example in rule.shown_examples() {
            for missing in example.answered.expect("checked above").missing {
                let known = rule.fields().iter().any(|field| field.name == missing.fact);
                assert!(known, "{}: {}", rule.entry().code, missing.fact);
            }
        }
    }
}

#[test]
fn an_unknown_fact_is_refused_by_its_name() {
    for rule in RULES {
        let bad = rule.ask(json!({ "colour": "green" }), &Settings::default()).expect_err("refused");
        assert_eq!(bad.field, "colour", "{}", rule.entry().code);
    }
}

#[test]
fn programs_find_the_named_answers_at_the_top_of_the_object() {
    for (code, facts, name, value) in [
        ("standstill", json!({ "published": "2026-11-20" }), "last_day", json!("2026-12-02")),
        ("standstill", json!({ "published": "2026-11-20" }), "earliest_signature", json!("2026-12-03")),
        (
            "tender-period",
            json!({ "invited": "2026-11-20", "electronic": true, "documents_with_notice": true }),
            "row",
            json!(7),
        ),
        (
            "tender-period",
            json!({ "invited": "2026-11-20", "electronic": true, "documents_with_notice": true }),
            "earliest",
            json!("2026-12-15"),
        ),
        (
            "threshold",
            json!({ "contract_kind": "services", "commenced": "2026-02-01", "value_pence": 20_772_000 }),
            "threshold_pence",
            json!(20_772_000),
        ),
        (
            "threshold",
            json!({ "contract_kind": "services", "commenced": "2026-02-01", "value_pence": 20_772_000 }),
            "at_or_above",
            json!(true),
        ),
        ("pay-by", json!({ "received": "2026-11-20" }), "pay_by", json!("2026-12-19")),
        ("key-decision", json!({ "notice": "2026-11-20" }), "earliest", json!("2026-12-19")),
    ] {
        let rule = find(code).unwrap_or_else(|| panic!("no rule {code}"));
        let told = rule.ask(facts, &Settings::default()).unwrap_or_else(|bad| panic!("{code}: {bad}"));
        let object = serde_json::to_value(&told).unwrap();
        assert_eq!(object[name], value, "{code}");
        for kept in Told::KEPT_NAMES {
            assert!(object.get(kept).is_some(), "{code} has no {kept}");
        }
    }
}

#[test]
fn the_standstill_tells_programs_which_day_was_left_out_and_why() {
    let rule = find("standstill").unwrap();
    let told = rule.ask(json!({ "published": "2026-11-20" }), &Settings::default()).unwrap();
    let object = serde_json::to_value(&told).unwrap();
    let left_out = object["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .find(|reason| reason["kind"] == "left_out" && reason["what"] == "Monday 30 November 2026");
    assert_eq!(left_out.unwrap()["why"], "a bank holiday: St Andrew's Day (Scotland)");
}

#[test]
fn the_flags_are_those_of_the_commands_shown_to_people() {
    for (code, flags) in [
        ("standstill", vec!["published"]),
        ("tender-period", vec!["invited", "electronic", "documents-with-notice"]),
        ("threshold", vec!["type", "commenced", "value"]),
        ("pay-by", vec!["received"]),
        ("key-decision", vec!["notice"]),
    ] {
        let known: Vec<String> = find(code).unwrap().fields().iter().map(|field| field.flag()).collect();
        for flag in flags {
            assert!(known.iter().any(|one| one == flag), "{code} --{flag}: {known:?}");
        }
    }
}
