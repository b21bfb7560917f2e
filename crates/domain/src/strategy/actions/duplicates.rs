//! Actions that say the same: found, and merged into one without losing anything.

use super::{ActionState, PlannedAction, PlannedActionId};
use crate::strategy::WrongField;
use crate::strategy::editions::{cleaned, distance};
use crate::strategy::wrong::needed;
use crate::values::Date;
use serde::Serialize;

/// Two actions that may be one. A person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LikelySame {
    /// The earlier.
    pub first: PlannedActionId,
    /// The later.
    pub second: PlannedActionId,
    /// Whether they say the same but for capitals and signs; else but for a few letters.
    pub exactly: bool,
}

/// Which open actions say the same, as lines that were copied in a plan do. They need not belong to the same area.
#[must_use]
pub fn likely_same(actions: &[PlannedAction]) -> Vec<LikelySame> {
    let open = actions.iter().filter(|action| action.state.is_open());
    let said: Vec<(PlannedActionId, String)> = open.map(|action| (action.id, what_and_how(action))).collect();
    let mut found = Vec::new();
    for (at, (first, one)) in said.iter().enumerate() {
        for (second, other) in said.iter().skip(at + 1) {
            if one == other || is_near(one, other) {
                found.push(LikelySame { first: *first, second: *second, exactly: one == other });
            }
        }
    }
    found
}

fn what_and_how(action: &PlannedAction) -> String {
    cleaned(&format!("{} {}", action.what, action.how))
}

/// Whether a text has at most one letter in ten otherwise. Short ones must be the same: "Train buyers" is not "Train payers".
fn is_near(one: &str, other: &str) -> bool {
    let longer = one.chars().count().max(other.chars().count());
    let allowed = longer / 10;
    longer >= 20 && one.chars().count().abs_diff(other.chars().count()) <= allowed && distance(one, other) <= allowed
}

/// Merges one action into another: the first keeps every link, partner and piece of evidence of both and the earlier
/// day; the second stays, and points at the first. What was entered in the first goes before.
///
/// # Errors
/// Every field that must be mended: one and the same action, one that is not open, or no reason.
pub fn merge(
    keep: &PlannedAction,
    other: &PlannedAction,
    why: &str,
    today: Date,
) -> Result<(PlannedAction, PlannedAction), Vec<WrongField>> {
    let mut wrong = Vec::new();
    if keep.id == other.id {
        wrong.push(WrongField::new("other", "Select another action"));
    }
    if !keep.state.is_open() || !other.state.is_open() {
        wrong.push(WrongField::new("other", "Select actions that are open"));
    }
    let why = needed(&mut wrong, "why", why, "Enter why the two are one");
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut kept = keep.clone();
    add_new(&mut kept.with, &other.with);
    add_new(&mut kept.links, &other.links);
    add_new(&mut kept.evidence, &other.evidence);
    add_new(&mut kept.departments, &other.departments);
    kept.owner = kept.owner.or_else(|| other.owner.clone());
    kept.theme = kept.theme.or_else(|| other.theme.clone());
    kept.sponsor = kept.sponsor.or_else(|| other.sponsor.clone());
    kept.agreed = kept.agreed.or_else(|| other.agreed.clone());
    kept.asked = kept.asked.or_else(|| other.asked.clone());
    kept.budget = keep.budget.or(other.budget);
    kept.due = [keep.due, other.due].into_iter().flatten().min();
    kept.days = keep.days.or(other.days);
    kept.to_level = keep.to_level.max(other.to_level);
    if kept.how.trim().is_empty() {
        kept.how.clone_from(&other.how);
    }
    if kept.hypothesis.trim().is_empty() {
        kept.hypothesis.clone_from(&other.hypothesis);
    }
    if other.state == ActionState::UnderWay {
        kept.state = ActionState::UnderWay;
    }
    let state = ActionState::Merged { into: keep.id, on: today, why };
    Ok((kept, PlannedAction { state, ..other.clone() }))
}

fn add_new<T: PartialEq + Clone>(to: &mut Vec<T>, from: &[T]) {
    for one in from {
        if !to.contains(one) {
            to.push(one.clone());
        }
    }
}
