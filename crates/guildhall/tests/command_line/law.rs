//! The rule book asked from a terminal.

use crate::program::Program;
use domain::law::list::RULES;
use domain::law::{NOT_ADVICE, command};
use serde_json::{Value, json};

fn asked(program: &Program, line: &str) -> Value {
    program.run(&line.split(' ').collect::<Vec<_>>()).done().json()
}

#[test]
fn the_examples_of_the_rule_book_hold_without_a_council_or_a_database() {
    let program = Program::new();
    for (line, name, value) in [
        ("law standstill --published 2026-11-20 --json", "last_day", json!("2026-12-02")),
        ("law standstill --published 2026-11-20 --json", "earliest_signature", json!("2026-12-03")),
        ("law tender-period --invited 2026-11-20 --electronic --documents-with-notice --json", "row", json!(7)),
        (
            "law tender-period --invited 2026-11-20 --electronic --documents-with-notice --json",
            "earliest",
            json!("2026-12-15"),
        ),
        (
            "law threshold --type services --commenced 2026-02-01 --value 207720.00 --json",
            "threshold_pence",
            json!(20_772_000),
        ),
        ("law threshold --type services --commenced 2026-02-01 --value 207720.00 --json", "at_or_above", json!(true)),
        ("law threshold --type services --commenced 2026-02-01 --value 207719.99 --json", "at_or_above", json!(false)),
        ("law pay-by --received 2026-11-20 --json", "pay_by", json!("2026-12-19")),
        ("law key-decision --notice 2026-11-20 --json", "earliest", json!("2026-12-19")),
    ] {
        let answer = asked(&program, line);
        assert_eq!(answer[name], value, "{line}: {answer}");
        assert_eq!(answer["note"], NOT_ADVICE);
        for beside in ["rule", "source", "reasons", "missing"] {
            assert!(!answer[beside].is_null(), "{line}: {beside}");
        }
    }
    assert!(!program.at().exists(), "nothing is made");
}

#[test]
fn the_standstill_says_why_saint_andrews_day_does_not_count() {
    let answer = asked(&Program::new(), "law standstill --published 2026-11-20 --json");
    let left_out = answer["reasons"].as_array().unwrap().iter().find(|reason| {
        reason["kind"] == "left_out" && reason["what"].as_str().unwrap_or_default().contains("30 November 2026")
    });
    assert!(left_out.unwrap()["why"].as_str().unwrap().contains("Scotland"));
    Program::new()
        .run(&["law", "standstill", "--published", "2026-11-20"])
        .done()
        .says("Last day            Wednesday 2 December 2026")
        .says("left out: Monday 30 November 2026")
        .says("Source: Procurement Act 2023")
        .says(NOT_ADVICE);
}

#[test]
fn every_rules_help_gives_an_example_that_runs() {
    let program = Program::new();
    for rule in RULES {
        let entry = rule.entry();
        let help = program.run(&["law", entry.code, "--help"]).done();
        let example = rule.shown_examples().remove(0);
        let line = command(entry.code, rule.fields(), &example.facts);
        let help = help.says(&line).says(entry.source);
        for field in rule.fields() {
            assert!(help.out.contains(field.question), "{}: {}", entry.code, field.name);
        }
        let words = words(&line);
        let mut arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        arguments.push("--json");
        let answer = program.run(&arguments).done().json();
        assert_eq!(answer, serde_json::to_value(example.answered.unwrap()).unwrap(), "{line}");
    }
}

/// The words of a command as a shell takes them apart: quotes hold them together, a backslash is for the next letter.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => quoted = !quoted,
            '\\' if !quoted => word.extend(letters.next()),
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            other => word.push(other),
        }
    }
    words.push(word);
    words
}

#[test]
fn facts_come_from_a_file_and_flags_go_on_top() {
    let program = Program::new();
    let file =
        program.file("facts.json", r#"{"contract_kind": "services", "commenced": "2026-02-01", "value_pence": 1}"#);
    let answer = program.run(&["law", "threshold", "--facts", &file, "--json"]).done().json();
    assert_eq!(answer["at_or_above"], false);
    let answer = program.run(&["law", "threshold", "--facts", &file, "--value", "207720", "--json"]).done().json();
    assert_eq!(answer["at_or_above"], true);
    let broken = program.file("broken.json", "{");
    program.run(&["law", "threshold", "--facts", &broken]).refused().complains("is no JSON");
    program.run(&["law", "threshold", "--facts", "nowhere.json"]).refused().complains("cannot be read");
    let list = program.file("list.json", "[]");
    program.run(&["law", "threshold", "--facts", &list]).refused().complains("group of facts");
}

#[test]
fn bad_facts_are_refused_by_their_flag_and_wrong_use_is_told_apart() {
    let program = Program::new();
    let long = "9".repeat(10_000);
    for (arguments, words, reason) in [
        (vec!["standstill"], "--published", "nothing given"),
        (vec!["standstill", "--published", "soon"], "--published", "no day"),
        (vec!["standstill", "--published", "1989-12-31"], "--published", "before all days of the rule book"),
        (
            vec!["standstill", "--published", "2026-11-20", "--stated", "2026-11-19"],
            "--stated",
            "the end before the start",
        ),
        (vec!["threshold", "--type", "cake", "--commenced", "2026-02-01"], "--type", "no such kind"),
        (vec!["threshold", "--type", "goods", "--commenced", "2026-02-01", "--value", "-1"], "--value", "below zero"),
        (vec!["threshold", "--type", "goods", "--commenced", "2026-02-01", "--value", &long], "--value", "10 kB"),
        (vec!["standstill", "--published", "2026-11-20", "--fact", "colour=green"], "colour", "no such fact"),
        (vec!["holidays", "1066"], "YEAR", "no such year"),
    ] {
        let arguments: Vec<&str> = std::iter::once("law").chain(arguments).collect();
        program.run(&arguments).refused().complains(words);
        assert!(!reason.is_empty());
    }
    for arguments in [
        &["law", "standstill", "--colour", "green"][..],
        &["law", "no-such-rule"],
        &["law", "holidays", "soon"],
        &["law", "holidays"],
        &["law"],
    ] {
        program.run(arguments).wrong_use();
    }
}

#[test]
fn the_list_holds_every_rule_and_the_holidays_their_parts() {
    let program = Program::new();
    let rules = program.run(&["law", "list", "--json"]).done().json_lines();
    let codes: Vec<&str> = rules.iter().map(|rule| rule["rule"].as_str().unwrap()).collect();
    assert_eq!(codes, RULES.iter().map(|rule| rule.entry().code).collect::<Vec<_>>());
    program.run(&["law", "list"]).done().says("standstill").says(NOT_ADVICE);
    let holidays = program.run(&["law", "holidays", "2026", "--json"]).done().json_lines();
    let of = |day: &str| holidays.iter().find(|holiday| holiday["day"] == day).unwrap().clone();
    assert_eq!(of("2026-11-30")["parts"], json!(["scotland"]));
    assert_eq!(of("2026-06-15")["expected"], false);
    program.run(&["law", "holidays", "2028"]).done().says("expected");
}

#[test]
fn a_refusal_of_a_program_is_json_as_the_interface_gives_it() {
    let program = Program::new();
    for (line, fields, reason) in [
        ("law standstill --json", vec!["published"], "missing"),
        ("law standstill --published soon --fact colour=green --json", vec!["colour", "published"], "two at once"),
        ("law standstill --published 2026-11-20 --stated 2026-11-19 --json", vec!["stated_last_day"], "out of order"),
    ] {
        let refused = program.run(&line.split(' ').collect::<Vec<_>>()).refused().json();
        let errors = refused["errors"].as_array().unwrap();
        assert_eq!(errors.iter().map(|one| &one["field"]).collect::<Vec<_>>(), fields, "{reason}: {refused}");
        assert_eq!(refused["field"], fields[0], "{reason}");
        assert!(!refused["what_to_do"].as_str().unwrap().is_empty(), "{reason}");
    }
}

#[test]
fn an_answer_says_what_it_knows_and_leaves_out_what_is_empty() {
    let program = Program::new();
    let earlier = program.run(&["law", "threshold", "--type", "services", "--commenced", "2025-01-10"]).done();
    earlier.says("Earlier regime: the procurement began before 24 February 2025");
    let nothing = program.run(&["law", "payments-compliance", "--period-ends", "2026-09-30"]).done();
    nothing.says("Thursday 29 October 2026").says("Not known").says("payments: ").says("First day of the period");
    let line = "law large-payments --quarter-ends 2026-12-31 --fact payments[0].amount=40000 \
                --fact payments[0].paid=2026-10-05 --fact payments[0].commenced=2026-05-01 --fact payments[0].concession=no";
    let owed = program.run(&line.split_whitespace().collect::<Vec<_>>()).done();
    owed.says("Number of payments to publish").says("place: 1; amount: £40,000.00; made: Monday 5 October 2026");
    let outline =
        program.run(&["law", "outline", "--type", "services", "--authority", "council", "--begins", "2026-12-01"]);
    let outline = outline.done();
    assert_eq!(outline.out.matches("Schedule 1 row 12").count(), 1, "{}", outline.out);
    assert!(!outline.out.contains(": ;"), "{}", outline.out);
}

#[test]
fn help_says_what_the_rule_book_does_and_leaves_out_what_it_does_not_need() {
    let program = Program::new();
    let help = program.run(&["law", "--help"]).done();
    let help = help.says("List the rules").says("List the bank holidays").says("Ask the rules of procurement law");
    assert!(!help.out.contains("What `law"), "{}", help.out);
    let help = program.run(&["law", "standstill", "--help"]).done();
    assert!(!help.out.contains("--database"), "{}", help.out);
    program.run(&["law", "standstill", "--published", "2026-11-20", "--at", "nowhere"]).done();
}
