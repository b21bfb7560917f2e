//! The figures that the plan offers.

use super::measures::MEASURES;
use super::*;
use crate::strategy::Quantity;
use crate::strategy::measures::Readings;
use std::collections::BTreeMap;

#[test]
fn the_plan_offers_its_figures() {
    let today = TODAY;
    let read = |actions: &[PlannedAction]| {
        let mut readings = Readings::new(today);
        readings.offer(MEASURES);
        measures::read(actions, &[], today).into_iter().for_each(|(code, reading)| readings.found(code, reading));
        readings
    };
    let shown = |readings: &Readings, code: &str| readings.get(code).value.map(|value: Quantity| value.to_string());
    let empty = read(&[]);
    assert!(MEASURES.iter().all(|measure| empty.get(measure.code).value.is_none()), "nothing planned is not nought");
    let done = ActionState::Done { on: today };
    let actions = [
        PlannedAction { due: Some(date(2026, 11, 20)), with: vec!["The county".into()], ..action(1, "a") },
        PlannedAction {
            kind: ActionKind::Support,
            owner: None,
            links: vec![ActionLink::Record("suppliers/9".parse().unwrap())],
            ..action(2, "b")
        },
        PlannedAction { state: done.clone(), ..action(3, "c") },
        PlannedAction { kind: ActionKind::Trial, state: done, effect: "Failed, and learned".into(), ..action(4, "d") },
        PlannedAction { state: ActionState::Stopped { on: today, why: "w".into() }, ..action(5, "e") },
        PlannedAction {
            state: ActionState::Merged { into: PlannedActionId::new(1), on: today, why: "w".into() },
            ..action(6, "a")
        },
    ];
    let readings = read(&actions);
    for (code, expected) in [
        ("actions.open_count", "2"),
        ("actions.overdue_count", "1"),
        ("actions.overdue_share", "50.0%"),
        ("actions.done_share", "66.67%"),
        ("actions.owned_share", "50.0%"),
        ("actions.with_others_count", "1"),
        ("actions.with_others_share", "25.0%"),
        ("actions.of_suppliers_count", "1"),
        ("actions.trials_count", "1"),
        ("actions.trials_told_share", "100.0%"),
        ("actions.support_count", "1"),
        ("actions.surveys_due_count", "0"),
    ] {
        assert_eq!(shown(&readings, code).as_deref(), Some(expected), "{code}");
    }
    assert_eq!(shown(&readings, "actions.audit_overdue_count"), None, "no review is recorded");
    let all: Vec<&str> = measures::read(&[], &[], today).iter().map(|(code, _)| *code).collect();
    assert_eq!(all, MEASURES.iter().map(|measure| measure.code).collect::<Vec<_>>(), "each that is offered is read");
    assert!(MEASURES.iter().all(|measure| crate::strategy::measures::is_code(measure.code)));
}

#[test]
fn the_share_done_leaves_out_what_is_planned_for_later() {
    let done = PlannedAction { state: ActionState::Done { on: TODAY }, ..action(1, "a") };
    let due = |id, due| PlannedAction { due, ..action(id, "b") };
    let (yesterday, tomorrow) = (date(2026, 11, 20), date(2026, 11, 22));
    for (others, expected, reason) in [
        (vec![], "100.0%", "nothing else is planned"),
        (vec![due(2, Some(tomorrow)), due(3, Some(tomorrow))], "100.0%", "writing what comes later lowers nothing"),
        (vec![due(2, Some(TODAY))], "100.0%", "the day itself is still in time"),
        (vec![due(2, Some(yesterday))], "50.0%", "the day has passed"),
        (vec![due(2, None)], "100.0%", "without a day"),
    ] {
        let actions: Vec<PlannedAction> = [done.clone()].into_iter().chain(others).collect();
        let found: BTreeMap<_, _> = measures::read(&actions, &[], TODAY).into_iter().collect();
        let shown = found["actions.done_share"].value.as_ref().map(ToString::to_string);
        assert_eq!(shown.as_deref(), Some(expected), "{reason}");
    }
    let later: BTreeMap<_, _> = measures::read(&[due(2, Some(tomorrow))], &[], TODAY).into_iter().collect();
    assert_eq!(
        later["actions.done_share"].reason, "Not measured: no action is done, and the day of none has passed.",
        "there is nothing to tell yet"
    );
}

#[test]
fn figures_are_those_of_the_day_asked_for() {
    let done = PlannedAction { state: ActionState::Done { on: TODAY }, ..action(1, "a") };
    let merged = ActionState::Merged { into: PlannedActionId::new(1), on: TODAY, why: "w".into() };
    let actions = [done, PlannedAction { state: merged, ..action(2, "a") }];
    for (day, open, done_share, reason) in [
        (date(2026, 3, 31), None, None, "the day before the first was added"),
        (date(2026, 4, 1), Some("2"), None, "both are open, for nothing was merged yet, and neither is due"),
        (date(2026, 11, 20), Some("2"), None, "the day before it was done"),
        (TODAY, Some("0"), Some("100.0%"), "the day it was done, and the other merged"),
    ] {
        let found: BTreeMap<_, _> = measures::read(&actions, &[], day).into_iter().collect();
        let shown = |code: &str| found[code].value.as_ref().map(ToString::to_string);
        let expected = (open.map(str::to_owned), done_share.map(str::to_owned));
        assert_eq!((shown("actions.open_count"), shown("actions.done_share")), expected, "{reason}");
    }
}
