//! The figures that the plan offers to checks, indicators and reports.

use super::{ActionKind, ActionState, AuditReview, PlannedAction, overdue};
use crate::strategy::measures::{Measure, Reading};
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
    share(
        "actions.done_share",
        "Share of actions done",
        "Actions done ÷ (actions done + open actions whose day has passed) × 100. What is planned for later, and what has no day, is left out.",
    ),
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
    count("actions.support_count", "Requests for support", "Open actions of the kind that a department asked for."),
    count("actions.surveys_due_count", "Surveys of others due", "Open actions that take part in a survey of others."),
    count("actions.audit_overdue_count", "Audit recommendations overdue", "Open recommendations whose day has passed."),
];

/// Reads every figure of [`MEASURES`] from the plan as of a day. Nothing is measured until an action was added.
#[must_use]
pub fn read(actions: &[PlannedAction], reviews: &[AuditReview], as_of: Date) -> Vec<(&'static str, Reading)> {
    let counted: Vec<&PlannedAction> = actions.iter().filter(|one| counts(one, as_of)).collect();
    let of = |which: &dyn Fn(&PlannedAction) -> bool| whole(counted.iter().filter(|one| which(one)).count());
    let open = |one: &PlannedAction| one.is_open_on(as_of);
    let stopped = |one: &PlannedAction| !open(one) && matches!(one.state, ActionState::Stopped { .. });
    let done = |one: &PlannedAction| !open(one) && matches!(one.state, ActionState::Done { .. });
    let lives = |one: &PlannedAction| !stopped(one);
    let trial = |one: &PlannedAction| one.kind == ActionKind::Trial;
    let ended_trial = |one: &PlannedAction| trial(one) && !open(one);
    let overdue_now = of(&|one| one.is_overdue(as_of));
    let with_day = of(&|one| open(one) && one.due.is_some());
    let owned = of(&|one| open(one) && one.owner.is_some() && one.due.is_some());
    let with_others = of(&|one| lives(one) && !one.with.is_empty());
    let of_suppliers = of(&|one| lives(one) && one.records("suppliers").next().is_some());
    let trials = of(&|one| trial(one) && one.state != ActionState::Planned);
    let told = of(&|one| ended_trial(one) && !one.effect.trim().is_empty());
    let kind = |kind| move |one: &PlannedAction| open(one) && one.kind == kind;
    let recommended = (!reviews.is_empty()).then(|| Quantity::count(whole(overdue(reviews, as_of).len())));
    let any = |number: i64| (!counted.is_empty()).then(|| Quantity::count(number));
    let no_trial = "Not measured: no trial has come to its end.";
    let (none, none_open) = ("Not measured: there is no action in the plan.", "Not measured: no action is open.");
    let none_due = "Not measured: no action is done, and the day of none has passed.";
    let found = [
        ("actions.open_count", any(of(&open)), none),
        ("actions.overdue_count", any(overdue_now), none),
        ("actions.overdue_share", Quantity::share(overdue_now, with_day), "Not measured: no open action has a day."),
        ("actions.done_share", Quantity::share(of(&done), of(&done) + overdue_now), none_due),
        ("actions.owned_share", Quantity::share(owned, of(&open)), none_open),
        ("actions.with_others_count", any(with_others), none),
        ("actions.with_others_share", Quantity::share(with_others, of(&lives)), none),
        ("actions.of_suppliers_count", any(of_suppliers), none),
        ("actions.trials_count", any(trials), none),
        ("actions.trials_told_share", Quantity::share(told, of(&ended_trial)), no_trial),
        ("actions.support_count", any(of(&kind(ActionKind::Support))), none),
        ("actions.surveys_due_count", any(of(&kind(ActionKind::Survey))), none),
        ("actions.audit_overdue_count", recommended, "Not measured: no audit review is recorded."),
    ];
    found.map(|(code, value, why)| (code, Reading::of(value, why, "Action plan", as_of))).into()
}

/// Whether an action was in the plan on a day. One that was merged or passed on counts where it goes on.
fn counts(one: &PlannedAction, day: Date) -> bool {
    let gone = matches!(one.state, ActionState::Merged { .. } | ActionState::Passed { .. });
    one.added <= day && (one.is_open_on(day) || !gone)
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
