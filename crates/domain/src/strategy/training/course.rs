//! Courses, who attended them, and who still has to.

use super::Audience;
use crate::values::{Date, SubjectRef};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many days before its end a training is called ending.
const ENDING_DAYS: i64 = 60;

/// A course, talk or module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Its code in records.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Who has to take it.
    pub audiences: Vec<Audience>,
    /// For how many months it holds; for ever where there is none.
    pub holds_months: Option<u16>,
    /// The codes of the competences that it raises.
    pub raises: Vec<String>,
    /// The first day on which it is asked for.
    pub from: Date,
    /// The day from which it is asked for no more.
    pub ended: Option<Date>,
    /// Whether passing it gives a qualification of the profession, such as one of CIPS.
    #[serde(default)]
    pub qualifies: bool,
}

/// Somebody who may need training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learner {
    /// Who, by the name or number in the council's records.
    pub person: String,
    /// The parts the person has.
    pub audiences: Vec<Audience>,
    /// The service, directorate or committee.
    pub team: String,
    /// The first day of it.
    pub since: Date,
    /// The day from which the person has left.
    pub left: Option<Date>,
    /// The contracts and other records that the person looks after.
    #[serde(default)]
    pub looks_after: Vec<SubjectRef>,
}

impl Learner {
    /// Whether the person is on the list on a day.
    #[must_use]
    pub fn is_here(&self, day: Date) -> bool {
        self.since <= day && self.left.is_none_or(|left| left > day)
    }
}

/// Somebody completed a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// Who.
    pub person: String,
    /// The course's code.
    pub course: String,
    /// The day.
    pub on: Date,
}

/// How somebody stands with a course on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapState {
    /// Never completed.
    Missing,
    /// Completed, and it held until a day that has passed.
    Expired {
        /// The first day without it.
        since: Date,
    },
    /// Completed, and it holds for sixty days more at most.
    Ending {
        /// The first day without it.
        on: Date,
    },
    /// Completed, and it holds.
    Held,
}

impl GapState {
    /// Whether the training counts as there.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, GapState::Held | GapState::Ending { .. })
    }
}

/// A training that somebody needs, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap<'a> {
    /// Who.
    pub learner: &'a Learner,
    /// The course.
    pub course: &'a Course,
    /// How it stands.
    pub state: GapState,
}

/// How many needs of a group are met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Needs of all people of the group.
    pub needed: usize,
    /// Those that are met.
    pub met: usize,
    /// People who need anything.
    pub people: usize,
    /// Those of them whose every need is met.
    pub trained: usize,
}

/// How somebody stands with a course on a day, by what was completed by then.
#[must_use]
pub fn state(course: &Course, person: &str, attended: &[Attended], day: Date) -> GapState {
    let those = attended.iter().filter(|one| one.person == person && one.course == course.code && one.on <= day);
    let Some(last) = those.map(|one| one.on).max() else { return GapState::Missing };
    let Some(months) = course.holds_months else { return GapState::Held };
    let end = last.saturating_add(i32::from(months).months());
    if end <= day {
        GapState::Expired { since: end }
    } else if day.saturating_add(ENDING_DAYS.days()) >= end {
        GapState::Ending { on: end }
    } else {
        GapState::Held
    }
}

/// Every training that anybody needs on a day, and how it stands, in the order of people and courses.
#[must_use]
pub fn gaps<'a>(learners: &'a [Learner], courses: &'a [Course], attended: &[Attended], day: Date) -> Vec<Gap<'a>> {
    let asked = |course: &Course| course.from <= day && course.ended.is_none_or(|ended| ended > day);
    let mut found = Vec::new();
    for learner in learners.iter().filter(|learner| learner.is_here(day)) {
        let needs = |course: &Course| course.audiences.iter().any(|one| learner.audiences.contains(one));
        for course in courses.iter().filter(|course| asked(course) && needs(course)) {
            found.push(Gap { learner, course, state: state(course, &learner.person, attended, day) });
        }
    }
    found
}

/// The needs of each audience; somebody with two parts counts in both, with the courses of each.
#[must_use]
pub fn by_audience(gaps: &[Gap<'_>]) -> BTreeMap<Audience, Coverage> {
    let mut found = BTreeMap::new();
    for audience in Audience::ALL {
        let is_of =
            |gap: &&Gap<'_>| gap.learner.audiences.contains(audience) && gap.course.audiences.contains(audience);
        let those: Vec<&Gap<'_>> = gaps.iter().filter(is_of).collect();
        if !those.is_empty() {
            found.insert(*audience, coverage(&those));
        }
    }
    found
}

/// The needs of each team, for a map of where skills are missing.
#[must_use]
pub fn by_team<'a>(gaps: &[Gap<'a>]) -> BTreeMap<&'a str, Coverage> {
    let mut teams: BTreeMap<&str, Vec<&Gap<'a>>> = BTreeMap::new();
    for gap in gaps {
        teams.entry(gap.learner.team.as_str()).or_default().push(gap);
    }
    teams.into_iter().map(|(team, those)| (team, coverage(&those))).collect()
}

/// The needs of those who look after contracts, by the tier of what they look after; somebody with contracts of two tiers
/// counts in both. `tier_of` is asked for each record and answers none where nobody gave it a tier.
#[must_use]
pub fn by_tier(gaps: &[Gap<'_>], tier_of: impl Fn(&SubjectRef) -> Option<String>) -> BTreeMap<String, Coverage> {
    let mut tiers: BTreeMap<String, Vec<&Gap<'_>>> = BTreeMap::new();
    for gap in gaps {
        let of_it: BTreeSet<String> = gap.learner.looks_after.iter().filter_map(&tier_of).collect();
        for tier in of_it {
            tiers.entry(tier).or_default().push(gap);
        }
    }
    tiers.into_iter().map(|(tier, those)| (tier, coverage(&those))).collect()
}

/// The trainings that have expired on a day, or end within sixty days, those that ended first first.
#[must_use]
pub fn running_out<'g, 'a>(gaps: &'g [Gap<'a>]) -> Vec<&'g Gap<'a>> {
    let end = |gap: &Gap<'_>| match gap.state {
        GapState::Expired { since } => Some(since),
        GapState::Ending { on } => Some(on),
        GapState::Missing | GapState::Held => None,
    };
    let mut found: Vec<&Gap<'a>> = gaps.iter().filter(|gap| end(gap).is_some()).collect();
    found.sort_by_key(|gap| (end(gap), gap.learner.person.clone(), gap.course.code.clone()));
    found
}

fn coverage(gaps: &[&Gap<'_>]) -> Coverage {
    let mut people: BTreeMap<&str, bool> = BTreeMap::new();
    for gap in gaps {
        let is_met = gap.state.is_met();
        people.entry(gap.learner.person.as_str()).and_modify(|all| *all &= is_met).or_insert(is_met);
    }
    Coverage {
        needed: gaps.len(),
        met: gaps.iter().filter(|gap| gap.state.is_met()).count(),
        people: people.len(),
        trained: people.values().filter(|all| **all).count(),
    }
}
