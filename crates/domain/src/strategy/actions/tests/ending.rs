//! A council that ends, and what its successor goes on with.

use super::audit::{open_recommendation, review};
use super::*;
use crate::strategy::editions::Level;
use crate::strategy::rounds::Target;

const VESTING: Date = date(2028, 4, 1);

fn ending() -> Ending {
    Ending { council: "wynmarch".parse().unwrap(), vesting: VESTING, successor: "north-wold".parse().unwrap() }
}

fn plan() -> Plan {
    let done = PlannedAction { state: ActionState::Done { on: TODAY }, effect: "Done".into(), ..action(2, "Done") };
    let target = Target {
        index: index_ref("SL1"),
        level: Level::new(3).unwrap(),
        by: date(2029, 4, 1),
        why: "Priority".into(),
        base: Level::new(2),
        set_on: TODAY,
        passed_to: None,
        passed_from: None,
    };
    let verified = Recommendation { state: RecommendationState::Verified { on: TODAY }, ..open_recommendation() };
    Plan {
        actions: vec![PlannedAction { evidence: shown("Minutes"), ..action(1, "Open") }, done, action(3, "Later")],
        targets: vec![target],
        reviews: vec![
            review(TODAY, None, vec![open_recommendation(), verified.clone()]),
            review(TODAY, None, vec![verified]),
        ],
    }
}

#[test]
fn what_is_open_passes_on_the_vesting_day_with_its_history() {
    let plan = plan();
    let passed = ending().pass(&plan, PlannedActionId::new(40), VESTING).unwrap();
    let from = |one: &PlannedAction| one.origin.as_ref().map(|from| (from.council.to_string(), from.action.get()));
    let taken: Vec<_> = passed.taken.actions.iter().map(|one| (one.id.get(), from(one))).collect();
    let wynmarch = |number| Some(("wynmarch".to_owned(), number));
    assert_eq!(taken, [(40, wynmarch(1)), (41, wynmarch(3))], "new numbers, and where from");
    assert_eq!(passed.taken.actions[0].evidence, plan.actions[0].evidence, "with what shows it");
    let from = Some("wynmarch".parse().unwrap());
    let expected: Vec<Target> =
        plan.targets.iter().map(|one| Target { passed_from: from.clone(), ..one.clone() }).collect();
    assert_eq!(passed.taken.targets, expected, "each says which council set it");
    assert_eq!(passed.taken.reviews.len(), 1, "a review with nothing open stays as history");
    assert_eq!(passed.taken.reviews[0].recommendations.len(), 1);
    assert_eq!(passed.taken.reviews[0].recommendations[0].actions, [PlannedActionId::new(40)]);
    let states: Vec<&str> = passed.kept.actions.iter().map(|one| one.state.name()).collect();
    assert_eq!(states, ["passed", "done", "passed"], "nothing is taken out");
    assert_eq!(passed.kept.actions[0].state, ActionState::Passed { on: VESTING, to: "north-wold".parse().unwrap() });
    let again = ending().pass(&passed.kept, PlannedActionId::new(50), VESTING).unwrap();
    assert_eq!(again.taken, Plan::default(), "a second time passes nothing again");
    assert_eq!(again.kept, passed.kept);
    assert_eq!(overdue(&passed.kept.reviews, date(2030, 1, 1)).len(), 0, "nothing is overdue where it is no more");
    assert_eq!(overdue(&passed.taken.reviews, date(2030, 1, 1)).len(), 1, "but where it went");
}

#[test]
fn nothing_passes_before_the_vesting_day_or_to_itself() {
    let first = PlannedActionId::new(1);
    let before = VESTING.yesterday().unwrap();
    let told = ending().pass(&plan(), first, before).unwrap_err();
    assert_eq!(told[0].message, "Wait for the vesting day: it is 1 April 2028");
    let itself = Ending { successor: "wynmarch".parse().unwrap(), ..ending() };
    assert_eq!(itself.pass(&plan(), first, VESTING).unwrap_err()[0].field, "successor");
    assert!(ending().lives_on(before) && !ending().lives_on(VESTING));
}

#[test]
fn what_runs_beyond_the_vesting_day_is_known_beforehand() {
    let due = |id, due| PlannedAction { due, ..action(id, "x") };
    let actions = [due(1, Some(date(2028, 3, 31))), due(2, Some(VESTING)), due(3, None)];
    let beyond: Vec<i64> = ending().beyond(&actions).map(|one| one.id.get()).collect();
    assert_eq!(beyond, [2, 3], "due on the day, and without a day");
}

#[test]
fn links_follow_where_a_person_mapped_them() {
    let record: ActionLink = ActionLink::Record("contracts/C-1".parse().unwrap());
    let moved: ActionLink = ActionLink::Record("contracts/N-9".parse().unwrap());
    let linked = PlannedAction { links: vec![area("SL1"), record.clone()], ..action(1, "x") };
    let relinked = linked.relinked(|link| (*link == record).then(|| moved.clone()));
    assert_eq!(relinked.links, [area("SL1"), moved]);
}
