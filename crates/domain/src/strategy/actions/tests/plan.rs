//! Actions changed, found twice, merged, and held against capacity and order.

use super::*;
use crate::strategy::editions::{IndexCode, Level, shipped};
use crate::strategy::rounds::Target;
use std::collections::BTreeMap;

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

#[test]
fn an_action_is_overdue_from_the_day_after() {
    let due = PlannedAction { due: Some(TODAY), ..action(1, "Train councillors") };
    let done = PlannedAction { state: ActionState::Done { on: TODAY }, ..due.clone() };
    for (action, today, overdue, reason) in [
        (&due, TODAY, false, "the day itself"),
        (&due, date(2026, 11, 22), true, "the day after"),
        (&done, date(2026, 11, 22), false, "done"),
        (&PlannedAction { due: None, ..due.clone() }, date(2030, 1, 1), false, "without a day"),
    ] {
        assert_eq!(action.is_overdue(today), overdue, "{reason}");
    }
}

#[test]
fn each_change_needs_what_others_will_ask_for() {
    let (planned, done) =
        (action(1, "Train"), PlannedAction { state: ActionState::Done { on: TODAY }, ..action(1, "Train") });
    let merged = PlannedAction {
        state: ActionState::Merged { into: PlannedActionId::new(2), on: TODAY, why: "w".into() },
        ..action(1, "Train")
    };
    let report = |done_per_cent| ActionChange::Report { done_per_cent, evidence: shown("List") };
    let finish = |effect: &str| ActionChange::Finish { effect: effect.into(), evidence: Vec::new() };
    let stop = |why: &str| ActionChange::Stop { why: why.into() };
    let put_off = |due, why: &str| ActionChange::Move { due, owner: None, why: why.into() };
    for (from, change, to, fields, reason) in [
        (&planned, report(100), "under_way", vec![], "all done is said, not yet finished"),
        (&planned, report(101), "", vec!["done_per_cent"], "more than all"),
        (&planned, finish("Nobody came"), "done", vec![], "a failure is told too"),
        (&planned, finish(" "), "", vec!["effect"], "nothing is told"),
        (&planned, stop("No money"), "stopped", vec![], "with a reason"),
        (&planned, stop(""), "", vec!["why"], "without one"),
        (&planned, put_off(Some(TODAY), "w"), "planned", vec![], "today is not over"),
        (&planned, put_off(Some(date(2026, 11, 20)), ""), "", vec!["why", "due"], "yesterday is"),
        (&planned, ActionChange::Reopen, "", vec!["state"], "open already"),
        (&done, ActionChange::Reopen, "under_way", vec![], "it goes on"),
        (&done, report(50), "", vec!["state"], "done"),
        (&merged, ActionChange::Reopen, "", vec!["state"], "it goes on in another"),
    ] {
        match from.changed(change, TODAY) {
            Ok(next) => assert_eq!((next.state.name(), fields.len()), (to, 0), "{reason}"),
            Err(wrong) => assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}"),
        }
    }
}

#[test]
fn half_an_action_can_be_kept_and_says_what_is_missing() {
    let bare = PlannedAction { owner: None, due: None, days: None, ..action(1, "Train") };
    assert_eq!(bare.missing().len(), 4);
    let done = PlannedAction { state: ActionState::Done { on: TODAY }, links: vec![area("SL1")], ..action(1, "Train") };
    assert_eq!(done.missing(), ["Enter what came of it", "Add what shows it"]);
}

#[test]
fn lines_copied_within_a_plan_are_found_and_others_are_not() {
    let with = |id, what: &str, how: &str| PlannedAction { how: how.to_owned(), ..action(id, what) };
    let found = |one: PlannedAction, other: PlannedAction| likely_same(&[one, other]).first().map(|same| same.exactly);
    let long = "Hold events to increase opportunities for SMEs";
    let stopped = PlannedAction { state: ActionState::Stopped { on: TODAY, why: "w".into() }, ..with(2, long, "") };
    for (one, other, expected, reason) in [
        (
            with(1, long, ""),
            with(2, "Hold events, to increase opportunities for SMEs.", ""),
            Some(true),
            "signs do not count",
        ),
        (with(1, long, ""), with(2, "Hold events to increase oportunities for SME", ""), Some(false), "two letters"),
        (with(1, long, "Spring"), with(2, long, "Autumn, with the county"), None, "done in another way"),
        (with(1, "Train buyers", ""), with(2, "Train payers", ""), None, "short ones must be the same"),
        (with(1, "Train buyers", ""), with(2, "train BUYERS", ""), Some(true), "as these are"),
        (with(1, long, ""), stopped, None, "what is stopped is no duplicate"),
    ] {
        assert_eq!(found(one, other), expected, "{reason}");
    }
}

#[test]
fn copies_are_found_with_the_first_of_them_whatever_their_order() {
    let with = |id, what: &str| action(id, what);
    let long = "Hold events to increase opportunities for SMEs";
    let actions = [
        with(1, long),
        with(2, "Publish the register of contracts every quarter"),
        with(3, "hold events to increase opportunities for smes"),
        with(4, "Hold an event to increase opportunities for SMEs"),
        with(5, long),
    ];
    let found = likely_same(&actions);
    let pairs: Vec<(i64, i64, bool)> =
        found.iter().map(|same| (same.first.get(), same.second.get(), same.exactly)).collect();
    assert_eq!(pairs, [(1, 3, true), (1, 4, false), (1, 5, true)]);
    let of = |at: usize| same_as(&actions, &actions[at]).iter().map(|id| id.get()).collect::<Vec<_>>();
    assert_eq!((of(4), of(1)), (vec![1, 3, 4], vec![]), "for one action, every other that says the same");
    let stopped = PlannedAction { state: ActionState::Stopped { on: TODAY, why: "w".into() }, ..with(6, long) };
    assert!(same_as(&actions, &stopped).is_empty(), "what is stopped is no duplicate");
}

#[test]
fn who_answers_for_an_action_is_named_by_its_owner() {
    let owned = |owner: Option<&str>| PlannedAction { owner: owner.map(str::to_owned), ..action(1, "Train") };
    for (owner, name, expected, reason) in [
        (Some("Sam Holt"), "Sam Holt", true, "the name"),
        (Some("SAM HOLT, Head of Housing"), "Sam Holt", true, "with what they are"),
        (Some("Adaeze Okonkwo and Sam Holt"), "Sam Holt", true, "with another"),
        (Some("Sam Holton"), "Sam Holt", false, "another name begins so"),
        (Some("Sam Holt"), "Sam", false, "a part of a name"),
        (Some("Sam"), "Sam", true, "a name of one word, and nothing else"),
        (Some("Head of Housing"), "Sam Holt", false, "a post names nobody"),
        (Some("Sam Holt"), " ", false, "nobody"),
        (None, "Sam Holt", false, "no owner"),
        (None, "", false, "neither"),
    ] {
        assert_eq!(owned(owner).is_owned_by(name), expected, "{reason}");
    }
}

#[test]
fn a_new_action_whose_day_is_over_is_asked_back() {
    for (due, count, reason) in [
        (Some(date(2026, 11, 20)), 1, "yesterday"),
        (Some(TODAY), 0, "today is in time"),
        (Some(date(2026, 11, 22)), 0, "tomorrow"),
        (None, 0, "no day"),
    ] {
        let new = PlannedAction { due, ..action(0, "Train") };
        assert_eq!(new.to_think_about(&[], TODAY).len(), count, "{reason}");
    }
}

#[test]
fn a_plan_is_held_against_the_days_of_work_there_are() {
    let of = |days, from, to| Capacity::new("Own team", (from, to), days);
    let year = of(365, date(2026, 11, 21), date(2027, 11, 20));
    let with = |id, due, days, done_per_cent| PlannedAction { due, days, done_per_cent, ..action(id, "Work") };
    let day = |number: i8| Some(date(2026, 12, number));
    let actions = [
        with(1, day(1), Some(11), 0),
        with(2, day(2), Some(1), 0),
        with(3, day(3), Some(10), 95),
        with(4, Some(date(2026, 1, 1)), Some(0), 0),
        with(5, day(9), None, 0),
        with(6, None, Some(5), 0),
        PlannedAction { state: ActionState::Done { on: TODAY }, ..with(7, day(1), Some(99), 100) },
    ];
    let answer = check_capacity(&actions, std::slice::from_ref(&year), TODAY);
    let told: Vec<(Date, u64, u64)> =
        answer.points.iter().map(|point| (point.by, point.planned, point.available)).collect();
    let expected = [(date(2026, 12, 1), 11, 11), (date(2026, 12, 2), 12, 12), (date(2026, 12, 3), 13, 13)];
    assert_eq!(told, expected, "a day a day; half a day left is a day");
    assert_eq!((answer.first_short(), answer.not_estimated, answer.without_day), (None, 1, 1));
    let less = of(364, year.from, year.to);
    let short = check_capacity(&actions, &[less], TODAY);
    assert_eq!(
        short.first_short().map(|point| (point.by, point.planned, point.available)),
        Some((date(2026, 12, 1), 11, 10))
    );
    let none = check_capacity(&actions, &[], TODAY);
    assert_eq!(none.first_short(), None, "nobody said how many days are to be had");
    assert!(none.said().ends_with("nobody has said how many are to be had."), "{}", none.said());
}

#[test]
fn what_is_overdue_comes_first_and_is_never_held_against_days_that_are_gone() {
    let of = |days| Capacity::new("Own team", (TODAY, date(2027, 11, 20)), days);
    let with = |id, due, days| PlannedAction { due: Some(due), days: Some(days), ..action(id, "Work") };
    let late = with(1, date(2026, 11, 20), 13);
    let next = with(2, date(2026, 12, 1), 1);
    for (actions, days, expected, reason) in [
        (vec![late.clone()], 365, "Overdue or due today and to be done first: 13 days of work.", "only overdue"),
        (
            vec![late.clone(), next.clone()],
            365,
            "By 1 December 2026 the plan takes 14 days of work, and 11 are to be had. Overdue or due today and to be done \
             first: 13 days of work.",
            "overdue work takes the days of what is to come",
        ),
        (
            vec![with(1, TODAY, 1), next.clone()],
            365,
            "By 1 December 2026 the plan takes 2 days of work, and 11 are to be had: it can be done. Overdue or due today \
             and to be done first: 1 day of work.",
            "due today is not short either",
        ),
        (
            vec![next],
            365,
            "By 1 December 2026 the plan takes 1 day of work, and 11 are to be had: it can be done.",
            "none",
        ),
        (vec![], 365, "No open action has both a day and an estimate of its work.", "no action"),
    ] {
        assert_eq!(check_capacity(&actions, &[of(days)], TODAY).said(), expected, "{reason}");
    }
}

#[test]
fn days_of_work_are_worked_out_from_people_where_nobody_entered_them() {
    let people = |text: &str| text.parse::<FullTime>().ok();
    for (entered, typed, working_days, expected, reason) in [
        (None, "2.5", Some(210), Some(525), "two people and a half"),
        (None, "0.33", Some(100), Some(33), "a third of one"),
        (None, "0.33", Some(10), Some(3), "a part of a day is left out"),
        (Some(500), "2.5", Some(210), Some(500), "what was entered counts"),
        (None, "2.5", None, None, "nobody said how long each works"),
        (None, "", Some(210), None, "nobody said how many there are"),
        (Some(40), "", None, Some(40), "days alone are enough"),
    ] {
        assert_eq!(Capacity::days_of(entered, people(typed), working_days), expected, "{reason}");
    }
    for (typed, shown, reason) in [
        ("2", Some("2"), "whole"),
        ("2.50", Some("2.5"), "a nought at the end"),
        ("0.05", Some("0.05"), "a twentieth"),
        ("2.555", None, "three decimals"),
        ("-1", None, "below nought"),
        (".5", None, "no whole number"),
        ("100000", None, "more than any council has"),
    ] {
        assert_eq!(people(typed).map(|one| one.to_string()).as_deref(), shown, "{reason}");
    }
}

#[test]
fn the_lowest_levels_come_first_and_none_is_skipped() {
    let nps = &shipped()[0];
    let code = |text: &str| text.parse::<IndexCode>().unwrap();
    let levels: BTreeMap<IndexCode, Level> =
        [("SL1", 1), ("SL2", 2), ("SL4", 1)].map(|(text, number)| (code(text), level(number))).into();
    let target = |index: &str, number, by| Target {
        index: index_ref(index),
        level: level(number),
        by,
        why: "w".into(),
        base: None,
        set_on: TODAY,
        passed_to: None,
        passed_from: None,
    };
    let (spring, autumn) = (date(2027, 4, 1), date(2027, 10, 1));
    let leads = |index: &str| PlannedAction { links: vec![area(index)], ..action(1, "Lead") };
    let lowest = |codes: &[&str]| codes.iter().map(|text| code(text)).collect::<Vec<_>>();
    for (targets, actions, expected, reason) in [
        (vec![target("SL1", 2, spring)], vec![leads("SL1")], vec![], "the next level, with an action"),
        (
            vec![target("SL1", 2, spring)],
            vec![],
            vec![OrderWarning::NoAction { index: index_ref("SL1") }],
            "without one",
        ),
        (
            vec![target("SL1", 4, spring)],
            vec![leads("SL1")],
            vec![OrderWarning::Skips { index: index_ref("SL1"), steps: 3 }],
            "Minimum to Leader",
        ),
        (
            vec![target("SL2", 3, autumn), target("SL1", 2, spring), target("SL4", 2, autumn)],
            vec![leads("SL2"), leads("SL1"), leads("SL4")],
            vec![],
            "the lowest rise no later",
        ),
        (
            vec![target("SL2", 3, spring), target("SL1", 2, spring)],
            vec![leads("SL2"), leads("SL1")],
            vec![OrderWarning::LowestFirst { index: index_ref("SL2"), lowest: lowest(&["SL4"]) }],
            "one of the lowest does not rise",
        ),
        (vec![target("SL2", 2, spring)], vec![], vec![], "to stay needs nothing"),
        (vec![target("SL3", 2, spring)], vec![], vec![], "not assessed yet"),
    ] {
        assert_eq!(check_order(nps, &levels, &targets, &actions), expected, "{reason}");
    }
    let goes_on = |codes: &[&str]| OrderWarning::LowestFirst { index: index_ref("SL2"), lowest: lowest(codes) };
    for (warning, begins, reason) in [
        (goes_on(&["SL1"]), "goes on while Engaging councillors stays at the lowest level", "one area by its name"),
        (goes_on(&["SL1", "XX1"]), "goes on while Engaging councillors; XX1 stay at the lowest level", "two areas"),
    ] {
        assert!(warning.said(nps).contains(begins), "{reason}: {}", warning.said(nps));
    }
}

#[test]
fn what_somebody_writes_anew_leaves_what_was_done_as_it_is() {
    let before = PlannedAction {
        done_per_cent: 40,
        state: ActionState::UnderWay,
        effect: "Two came".into(),
        owner: Some("Sam Holt".into()),
        ..action(7, "Train buyers")
    };
    let written = PlannedAction {
        done_per_cent: 90,
        state: ActionState::Planned,
        effect: "Nobody asked".into(),
        how: " Half a day ".into(),
        owner: None,
        ..action(0, " Train all buyers ")
    };
    let after = before.rewritten(&written);
    assert_eq!((after.what.as_str(), after.how.as_str()), ("Train all buyers", "Half a day"), "as it was written");
    assert_eq!(after.owner, None, "what was taken out is gone");
    assert_eq!((after.id, after.added), (before.id, before.added));
    assert_eq!((after.done_per_cent, after.state.name(), after.effect.as_str()), (40, "under_way", "Two came"));
}
