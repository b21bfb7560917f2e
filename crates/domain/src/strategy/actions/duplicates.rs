//! Actions that say the same: found, and merged into one without losing anything.

use super::{ActionState, PlannedAction, PlannedActionId};
use crate::strategy::editions::{cleaned, distance};
use crate::strategy::wrong::needed;
use crate::strategy::{WrongField, is_owner};
use crate::values::Date;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// What an open action says, and how often each letter is in it.
struct Said {
    id: PlannedActionId,
    text: String,
    length: usize,
    letters: BTreeMap<char, usize>,
}

impl Said {
    fn of(action: &PlannedAction) -> Said {
        let text = cleaned(&format!("{} {}", action.what, action.how));
        let mut letters: BTreeMap<char, usize> = BTreeMap::new();
        text.chars().for_each(|letter| *letters.entry(letter).or_default() += 1);
        Said { id: action.id, length: letters.values().sum(), text, letters }
    }
}

/// Which open actions say the same, as lines that were copied in a plan do. They need not belong to the same area. Each that
/// says the same as an earlier one is found with the first of them.
#[must_use]
pub fn likely_same(actions: &[PlannedAction]) -> Vec<LikelySame> {
    let mut firsts: BTreeMap<String, PlannedActionId> = BTreeMap::new();
    let mut said: Vec<Said> = Vec::new();
    let mut found = Vec::new();
    for one in actions.iter().filter(|action| action.state.is_open()).map(Said::of) {
        match firsts.get(&one.text) {
            Some(first) => found.push(LikelySame { first: *first, second: one.id, exactly: true }),
            None => {
                firsts.insert(one.text.clone(), one.id);
                said.push(one);
            }
        }
    }
    // By length, so that each is held against those alone that are about as long.
    said.sort_by_key(|one| one.length);
    for (at, one) in said.iter().enumerate() {
        let others = said.iter().skip(at + 1).take_while(|other| other.length - one.length <= allowed(other.length));
        for other in others.filter(|other| is_near(one, other)) {
            found.push(LikelySame { first: one.id.min(other.id), second: one.id.max(other.id), exactly: false });
        }
    }
    found.sort_by_key(|same| (same.first, same.second));
    found
}

/// Which other open actions say the same as an open one.
#[must_use]
pub fn same_as(actions: &[PlannedAction], action: &PlannedAction) -> Vec<PlannedActionId> {
    if !action.state.is_open() {
        return Vec::new();
    }
    let own = Said::of(action);
    let others = actions.iter().filter(|other| other.state.is_open() && other.id != action.id).map(Said::of);
    others.filter(|other| own.text == other.text || is_near(&own, other)).map(|other| other.id).collect()
}

/// How many letters may be otherwise in a text of so many: one in ten.
const fn allowed(length: usize) -> usize {
    length / 10
}

/// Whether a text has at most one letter in ten otherwise. Short ones must be the same: "Train buyers" is not "Train payers".
fn is_near(one: &Said, other: &Said) -> bool {
    let longer = one.length.max(other.length);
    let allowed = allowed(longer);
    let is_as_long = longer >= 20 && one.length.abs_diff(other.length) <= allowed;
    // Letters that one text has and the other has not are counted first, for that is soon done and tells most apart.
    is_as_long && lacking(one, other).max(lacking(other, one)) <= allowed && distance(&one.text, &other.text) <= allowed
}

/// How many letters of the one the other has not.
fn lacking(one: &Said, other: &Said) -> usize {
    let has = |letter: &char| other.letters.get(letter).copied().unwrap_or_default();
    one.letters.iter().map(|(letter, count)| count.saturating_sub(has(letter))).sum()
}

named! {
    /// What becomes of the days of work, and of the money that may be lost on a trial, where two actions are made one.
    MergedEffort {
        Both "both" "Those of both together: each was work of its own";
        Larger "larger" "The larger of the two: the same work was counted twice";
    }
}

impl MergedEffort {
    /// The effort of two as one: never less than either. Where one of them says nothing, the other's counts.
    fn of<T: Copy + Ord>(self, one: Option<T>, other: Option<T>, sum: impl Fn(T, T) -> T) -> Option<T> {
        match (one, other, self) {
            (Some(one), Some(other), MergedEffort::Both) => Some(sum(one, other)),
            (one, other, _) => one.max(other),
        }
    }
}

/// Two people as one text that names both; once where they are the same, or one names the other.
fn both(one: Option<&String>, other: Option<&String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if is_owner(one, other) || cleaned(one) == cleaned(other) => Some(one.clone()),
        (Some(one), Some(other)) if is_owner(other, one) => Some(other.clone()),
        (Some(one), Some(other)) => Some(format!("{one} and {other}")),
        (one, other) => one.or(other).cloned(),
    }
}

/// Merges one action into another: the first keeps every person, link, partner and piece of evidence of both, their effort
/// and the earlier day; the second stays, and points at the first. Of texts, what was entered in the first goes before.
///
/// # Errors
/// Every field that must be mended: one and the same action, one that is not open, or no reason.
pub fn merge(
    keep: &PlannedAction,
    other: &PlannedAction,
    (effort, why): (MergedEffort, &str),
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
    kept.owner = both(keep.owner.as_ref(), other.owner.as_ref());
    kept.theme = kept.theme.or_else(|| other.theme.clone());
    kept.sponsor = both(keep.sponsor.as_ref(), other.sponsor.as_ref());
    kept.agreed = kept.agreed.or_else(|| other.agreed.clone());
    kept.asked = kept.asked.or_else(|| other.asked.clone());
    // A sum of money too large for a record is kept as the larger of the two.
    kept.budget = effort.of(keep.budget, other.budget, |one, two| one.plus(two).unwrap_or(one.max(two)));
    kept.due = [keep.due, other.due].into_iter().flatten().min();
    kept.days = effort.of(keep.days, other.days, u32::saturating_add);
    kept.to_level = keep.to_level.max(other.to_level);
    if kept.how.trim().is_empty() {
        kept.how.clone_from(&other.how);
    }
    if kept.effect.trim().is_empty() {
        kept.effect.clone_from(&other.effect);
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
