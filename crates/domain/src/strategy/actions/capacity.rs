//! Whether the people there are can do what is planned, and in which order it is planned.

use super::PlannedAction;
use crate::strategy::editions::{Edition, IndexCode, IndexRef, Level};
use crate::strategy::rounds::Target;
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The days of work that are to be had for the plan in a span of days: own people, a shared team, bought-in help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Whose days: "Own team", "Shared with the county".
    pub of: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The days of work.
    pub days: u32,
}

/// Days of work planned against days to be had, up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CapacityPoint {
    /// The day by which all that is due until then must be done.
    pub by: Date,
    /// The days of work of open actions due by then.
    pub planned: u64,
    /// The days of work to be had from today until then.
    pub available: u64,
}

/// Whether a plan can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CapacityAnswer {
    /// At each day on which an open action is due, what must be done by then. An overdue one is to be done today.
    pub points: Vec<CapacityPoint>,
    /// How many open actions nobody estimated: they come on top.
    pub not_estimated: usize,
    /// How many open actions have no day: they come on top too.
    pub without_day: usize,
}

impl CapacityPoint {
    /// Whether more is planned than can be done.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.planned > self.available
    }
}

impl CapacityAnswer {
    /// The first day by which more is planned than can be done.
    #[must_use]
    pub fn first_short(&self) -> Option<&CapacityPoint> {
        self.points.iter().find(|point| point.is_short())
    }
}

/// Holds the open actions against the days of work that are to be had, due day by due day.
#[must_use]
pub fn check_capacity(actions: &[PlannedAction], capacity: &[Capacity], today: Date) -> CapacityAnswer {
    let mut due: BTreeMap<Date, u64> = BTreeMap::new();
    let mut answer = CapacityAnswer::default();
    for action in actions.iter().filter(|action| action.state.is_open()) {
        match (action.due, action.days) {
            (Some(day), Some(days)) => *due.entry(day.max(today)).or_default() += left(days, action.done_per_cent),
            (_, None) => answer.not_estimated += 1,
            (None, Some(_)) => answer.without_day += 1,
        }
    }
    let mut planned = 0;
    for (by, days) in due {
        planned += days;
        let available = capacity.iter().map(|one| available(one, today, by)).sum();
        answer.points.push(CapacityPoint { by, planned, available });
    }
    answer
}

/// The days of work left of an action, a day begun counted whole.
fn left(days: u32, done_per_cent: u8) -> u64 {
    (u64::from(days) * u64::from(100_u8.saturating_sub(done_per_cent))).div_ceil(100)
}

/// The days of work to be had from one day to another, as if they were spread evenly, a part of a day left out.
fn available(capacity: &Capacity, from: Date, to: Date) -> u64 {
    let (first, last) = (capacity.from.max(from), capacity.to.min(to));
    let part = days_between(first, last);
    let whole = days_between(capacity.from, capacity.to);
    (u64::from(capacity.days) * part).checked_div(whole).unwrap_or_default()
}

/// The days from the first to the last, both counted.
fn days_between(first: Date, last: Date) -> u64 {
    let days = first.until(last).map_or(0, |span| i64::from(span.get_days()));
    u64::try_from(days + 1).unwrap_or_default()
}

/// What is to be thought about in the order of targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "warning")]
pub enum OrderWarning {
    /// A target lies more than one level up.
    Skips {
        /// The area.
        index: IndexRef,
        /// By how many levels.
        steps: i8,
    },
    /// It goes beyond the next level while another area is still at the lowest and is to move later or not at all.
    LowestFirst {
        /// The area that goes on.
        index: IndexRef,
        /// The areas at the lowest level.
        lowest: Vec<IndexCode>,
    },
    /// No action leads to it.
    NoAction {
        /// The area.
        index: IndexRef,
    },
}

impl fmt::Display for OrderWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skips { index, steps } => write!(f, "{index} is to rise {steps} levels: plan the next level first"),
            Self::LowestFirst { index, lowest } => {
                let lowest: Vec<&str> = lowest.iter().map(IndexCode::as_str).collect();
                write!(f, "{index} goes on while {} stay at the lowest level: think of these first", lowest.join(", "))
            }
            Self::NoAction { index } => write!(f, "No open action leads {index} to its target: add one"),
        }
    }
}

/// What is to be thought about in the order of an edition's targets, and whether actions lead to them.
#[must_use]
pub fn check_order(
    edition: &Edition,
    levels: &BTreeMap<IndexCode, Level>,
    targets: &[Target],
    actions: &[PlannedAction],
) -> Vec<OrderWarning> {
    let mut found = Vec::new();
    let at_lowest = |code: &IndexCode| levels.get(code) == Some(&Level::LOWEST);
    for target in targets.iter().filter(|target| target.index.edition == edition.code) {
        let Some(current) = levels.get(&target.index.index) else { continue };
        let steps = current.steps_to(target.level);
        let index = target.index.clone();
        if steps > 1 {
            found.push(OrderWarning::Skips { index: index.clone(), steps });
        }
        let moves_by = |code: &IndexCode| {
            let of = |one: &&Target| one.index.index == *code && one.index.edition == edition.code;
            targets.iter().find(of).filter(|one| one.level > Level::LOWEST).map(|one| one.by)
        };
        let waits = |code: &IndexCode| at_lowest(code) && moves_by(code).is_none_or(|by| by > target.by);
        let lowest: Vec<IndexCode> =
            edition.indices.iter().map(|one| &one.code).filter(|code| waits(code)).cloned().collect();
        if steps > 0 && *current > Level::LOWEST && !lowest.is_empty() {
            found.push(OrderWarning::LowestFirst { index: index.clone(), lowest });
        }
        let leads = |action: &&PlannedAction| action.state.is_open() && action.indices().any(|one| *one == index);
        if steps > 0 && !actions.iter().any(|action| leads(&action)) {
            found.push(OrderWarning::NoAction { index });
        }
    }
    found
}
