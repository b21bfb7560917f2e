//! Which departments the changes of the plan reach.

use super::{ActionKind, ActionState, PlannedAction};
use crate::strategy::editions::cleaned;
use crate::strategy::training::{Audience, Learner};
use crate::values::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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

/// The council's own departments on a day, in order: those of its people who may need training, without the committees of
/// councillors and without who has left.
///
/// Who was asked to assess in a round says nothing of them: a round has guests, and an old one departments that are no more.
#[must_use]
pub fn own_departments(learners: &[Learner], today: Date) -> Vec<&str> {
    let officers = learners.iter().filter(|one| one.is_here(today) && !one.audiences.contains(&Audience::Councillors));
    let named: BTreeSet<&str> = officers.map(|one| one.team.trim()).filter(|name| !name.is_empty()).collect();
    named.into_iter().collect()
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
    let mut reached: BTreeMap<String, DepartmentReached> = BTreeMap::new();
    for name in known.into_iter().chain(named).map(str::trim).filter(|name| !name.is_empty()) {
        let new = || DepartmentReached { department: name.to_owned(), actions: 0, done: 0 };
        reached.entry(cleaned(name)).or_insert_with(new);
    }
    for action in counted {
        let keys: BTreeSet<String> = action.departments.iter().map(|name| cleaned(name)).collect();
        for key in keys {
            if let Some(one) = reached.get_mut(&key) {
                one.actions += 1;
                one.done += usize::from(!action.state.is_open());
            }
        }
    }
    let mut found: Vec<DepartmentReached> = reached.into_values().collect();
    found.sort_by(|one, other| one.department.cmp(&other.department));
    found
}
