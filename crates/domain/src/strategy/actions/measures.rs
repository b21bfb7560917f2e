//! The figures that the plan offers to checks, indicators and reports.

use super::{ActionKind, ActionState, AuditReview, PlannedAction, overdue};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const fn share(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    Measure { code, name, unit: Unit::Percentage, subject: "actions", definition }
}

const fn count(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    Measure { code, name, unit: Unit::Count, subject: "actions", definition }
}

/// What the plan offers. Actions that were merged or passed on count where they go on.
pub const MEASURES: &[Measure] = &[
    count("actions.open_count", "Actions open", "Actions planned or under way."),
    count("actions.overdue_count", "Actions overdue", "Open actions whose day has passed."),
    share(
        "actions.overdue_share",
        "Share of actions overdue",
        "Open actions whose day has passed ÷ open actions with a day × 100. Those without a day are left out.",
    ),
    share("actions.done_share", "Share of actions done", "Actions done ÷ actions not stopped × 100."),
    share("actions.owned_share", "Share of actions with owner and day", "Open actions with both ÷ open actions × 100."),
    count(
        "actions.with_others_count",
        "Actions shared with others",
        "Actions not stopped that name somebody to work with.",
    ),
    share(
        "actions.with_others_share",
        "Share of actions shared with others",
        "Actions not stopped that name somebody to work with ÷ actions not stopped × 100.",
    ),
    count(
        "actions.of_suppliers_count",
        "Actions about suppliers",
        "Actions not stopped that are linked to a supplier.",
    ),
    count("actions.trials_count", "Trials", "Trials begun or done."),
    share(
        "actions.trials_told_share",
        "Share of trials told of",
        "Trials done or stopped of which it is said what came of them ÷ trials done or stopped × 100.",
    ),
    count("actions.audit_overdue_count", "Audit recommendations overdue", "Open recommendations whose day has passed."),
];

/// What is known of these figures today.
pub fn read_into(readings: &mut Readings, actions: &[PlannedAction], reviews: &[AuditReview], today: Date) {
    readings.offer(MEASURES);
    let gone = |one: &&PlannedAction| !matches!(one.state, ActionState::Merged { .. } | ActionState::Passed { .. });
    let counted: Vec<&PlannedAction> = actions.iter().filter(gone).collect();
    let stopped = |one: &PlannedAction| matches!(one.state, ActionState::Stopped { .. });
    let done = |one: &PlannedAction| matches!(one.state, ActionState::Done { .. });
    let open = |one: &PlannedAction| one.state.is_open();
    let lives = |one: &PlannedAction| !stopped(one);
    let trial = |one: &PlannedAction| one.kind == ActionKind::Trial;
    let ended_trial = |one: &PlannedAction| trial(one) && (done(one) || stopped(one));
    let begun = |one: &PlannedAction| trial(one) && one.state != ActionState::Planned;
    let of = |which: &dyn Fn(&PlannedAction) -> bool| whole(counted.iter().filter(|one| which(one)).count());
    let mut keep = |code: &str, value: Option<Quantity>, why: &str| {
        readings.found(code, Reading::of(value, why, "Action plan", today));
    };
    let none = "There is no action in the plan.";
    let none_open = "No action is open.";
    let overdue_now = of(&|one| one.is_overdue(today));
    let some = |number: i64| (!counted.is_empty()).then(|| Quantity::count(number));
    keep("actions.open_count", some(of(&open)), none);
    keep("actions.overdue_count", some(overdue_now), none);
    let with_day = of(&|one| open(one) && one.due.is_some());
    keep("actions.overdue_share", Quantity::share(overdue_now, with_day), "No open action has a day.");
    keep("actions.done_share", Quantity::share(of(&done), of(&lives)), none);
    let owned = of(&|one| open(one) && one.owner.is_some() && one.due.is_some());
    keep("actions.owned_share", Quantity::share(owned, of(&open)), none_open);
    let with_others = of(&|one| lives(one) && !one.with.is_empty());
    keep("actions.with_others_count", some(with_others), none);
    keep("actions.with_others_share", Quantity::share(with_others, of(&lives)), none);
    keep("actions.of_suppliers_count", some(of(&|one| lives(one) && one.records("suppliers").next().is_some())), none);
    keep("actions.trials_count", some(of(&begun)), none);
    let told = of(&|one| ended_trial(one) && !one.effect.trim().is_empty());
    keep("actions.trials_told_share", Quantity::share(told, of(&ended_trial)), "No trial has come to its end.");
    let recommended = (!reviews.is_empty()).then(|| Quantity::count(whole(overdue(reviews, today).len())));
    keep("actions.audit_overdue_count", recommended, "No audit review is recorded.");
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
