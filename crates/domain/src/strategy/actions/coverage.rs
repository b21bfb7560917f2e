//! Which departments the changes of the plan reach.

use super::{ActionKind, ActionState, PlannedAction};
use crate::strategy::editions::cleaned;
use serde::Serialize;

/// A department, and what of the plan reaches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DepartmentReached {
    /// The department, as it is named first.
    pub department: String,
    /// How many changes and trials reach it, done ones too.
    pub actions: usize,
    /// How many of them are done.
    pub done: usize,
}

/// Which departments the changes and trials of the plan reach: those the council is known to have, and those that only the
/// plan names. A name counts once, whatever its capitals and signs. What was stopped, merged or passed on reaches nobody.
///
/// Source: the change index of the National Procurement Strategy, from isolated initiatives at Minimum to change across
/// departments at Mature.
#[must_use]
pub fn departments_reached<'a>(
    known: impl IntoIterator<Item = &'a str>,
    actions: &'a [PlannedAction],
) -> Vec<DepartmentReached> {
    let counts = |action: &&PlannedAction| {
        let goes_on = action.state.is_open() || matches!(action.state, ActionState::Done { .. });
        goes_on && matches!(action.kind, ActionKind::Change | ActionKind::Trial)
    };
    let counted: Vec<&PlannedAction> = actions.iter().filter(counts).collect();
    let named = counted.iter().flat_map(|action| action.departments.iter().map(String::as_str));
    let mut names: Vec<(String, &str)> = Vec::new();
    for name in known.into_iter().chain(named).map(str::trim).filter(|name| !name.is_empty()) {
        let key = cleaned(name);
        if !names.iter().any(|(other, _)| *other == key) {
            names.push((key, name));
        }
    }
    let of = |(key, name): (String, &str)| {
        let reaches = |action: &&&PlannedAction| action.departments.iter().any(|one| cleaned(one) == key);
        let here: Vec<&PlannedAction> = counted.iter().filter(reaches).copied().collect();
        DepartmentReached {
            department: name.to_owned(),
            actions: here.len(),
            done: here.iter().filter(|action| !action.state.is_open()).count(),
        }
    };
    let mut found: Vec<DepartmentReached> = names.into_iter().map(of).collect();
    found.sort_by(|one, other| one.department.cmp(&other.department));
    found
}
