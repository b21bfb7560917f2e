//! Targets: the level a council chooses for itself, by when, and why. A low one is as good as a high one.

use crate::councils::CouncilCode;
use crate::strategy::WrongField;
use crate::strategy::editions::{Edition, Editions, IndexRef, Level, Mapping};
use crate::strategy::wrong::needed;
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The level that a council wants an area to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The area.
    pub index: IndexRef,
    /// The level.
    pub level: Level,
    /// The day by which.
    pub by: Date,
    /// Why this level and this day: priorities, people, money.
    pub why: String,
    /// The level it was set from; none where none was agreed.
    pub base: Option<Level>,
    /// The day it was set.
    pub set_on: Date,
    /// The council that it passed to when this one ended.
    #[serde(default)]
    pub passed_to: Option<CouncilCode>,
    /// The council that set it, where it passed from one that ended; none where the council chose it itself.
    #[serde(default)]
    pub passed_from: Option<CouncilCode>,
}

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTarget {
    /// The level.
    pub level: Option<Level>,
    /// The day by which.
    pub by: Option<Date>,
    /// Why.
    pub why: String,
}

/// What is to be thought about in a target. It can be set all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetWarning {
    /// It lies more than one level up, while a level stands on those below.
    SkipsLevels(i8),
    /// The council is beyond it already.
    BelowCurrent,
    /// The council ends before that day.
    AfterEnd(Date),
}

impl fmt::Display for TargetWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SkipsLevels(steps) => {
                write!(f, "This is {steps} levels up. A level stands on those below: think of the next one first")
            }
            Self::BelowCurrent => f.write_str("The area is above this level. Say whether less is meant"),
            Self::AfterEnd(day) => {
                write!(f, "The council ends on {}: the target passes to its successor", day.strftime("%-d %B %Y"))
            }
        }
    }
}

named! {
    /// How an area stands to its target. None of them is a failure: the council chose the target itself.
    TargetState {
        NotSet "not_set" "No target chosen";
        NotAssessed "not_assessed" "Not assessed yet";
        Met "met" "Where the council wants it to be";
        Beyond "beyond" "Above where the council wants it to be";
        OnTheWay "on_the_way" "On the way";
        DayPassed "day_passed" "Day has passed, choose it anew";
    }
}

impl TargetState {
    /// Whether the area has the level that the council chose, or a higher one.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        matches!(self, TargetState::Met | TargetState::Beyond)
    }
}

/// Sets a target.
///
/// # Errors
/// Every field that must be mended: no level of the edition, a day that is not ahead, no justification.
pub fn set_target(
    edition: &Edition,
    index: IndexRef,
    asked: &AskedTarget,
    base: Option<Level>,
    today: Date,
    ends: Option<Date>,
) -> Result<(Target, Vec<TargetWarning>), Vec<WrongField>> {
    let mut wrong = Vec::new();
    let level = asked.level.filter(|level| edition.levels.has(*level));
    if level.is_none() {
        wrong.push(WrongField::new("level", format!("Select one of the {} levels", edition.levels.count())));
    }
    let by = asked.by.filter(|by| *by > today);
    if by.is_none() {
        wrong.push(WrongField::new("by", "Enter a day after today"));
    }
    let why = needed(&mut wrong, "why", &asked.why, "Enter why the council chooses this level and day");
    let (Some(level), Some(by), true) = (level, by, wrong.is_empty()) else { return Err(wrong) };
    let mut warned = Vec::new();
    let steps = base.map_or(0, |base| base.steps_to(level));
    if steps > 1 {
        warned.push(TargetWarning::SkipsLevels(steps));
    }
    if steps < 0 {
        warned.push(TargetWarning::BelowCurrent);
    }
    warned.extend(ends.filter(|end| by >= *end).map(TargetWarning::AfterEnd));
    Ok((Target { index, level, by, why, base, set_on: today, passed_to: None, passed_from: None }, warned))
}

/// How an area stands to its target today.
#[must_use]
pub fn target_state(current: Option<Level>, target: Option<&Target>, today: Date) -> TargetState {
    match (target, current) {
        (None, _) => TargetState::NotSet,
        (Some(_), None) => TargetState::NotAssessed,
        (Some(target), Some(current)) if current > target.level => TargetState::Beyond,
        (Some(target), Some(current)) if current == target.level => TargetState::Met,
        (Some(target), Some(_)) if target.by < today => TargetState::DayPassed,
        (Some(_), Some(_)) => TargetState::OnTheWay,
    }
}

/// A target that was not met in one edition, offered for the area that follows in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedTarget {
    /// The target as it was set.
    pub target: Target,
    /// The area that follows.
    pub to: IndexRef,
    /// How the two compare: only where they ask the same does the level mean the same.
    pub mapping: Mapping,
}

/// The targets of an edition that were not met, offered where its areas go on in another one.
#[must_use]
pub fn carried(
    editions: &Editions,
    targets: &[Target],
    current: impl Fn(&IndexRef) -> Option<Level>,
    into: &Edition,
) -> Vec<CarriedTarget> {
    let open = targets.iter().filter(|target| current(&target.index).is_none_or(|level| level < target.level));
    let offered = open.flat_map(|target| {
        let next = editions.replaced_by(&target.index).into_iter().filter(|(to, _)| to.edition == into.code);
        next.map(|(to, mapping)| CarriedTarget { target: target.clone(), to, mapping })
    });
    offered.collect()
}
