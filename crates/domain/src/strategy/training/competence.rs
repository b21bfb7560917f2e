//! Competences: what a part asks for, what somebody has, and which courses would close the gap.

use super::{Audience, Course, Learner};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

named! {
    /// How far a competence goes.
    Level {
        Foundation "foundation" "Foundation";
        Practitioner "practitioner" "Practitioner";
        Expert "expert" "Expert";
    }
}

/// Something people can do, such as managing contracts, with what each level means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// Its code in records.
    pub code: String,
    /// What people call it.
    pub name: String,
}

/// What an audience needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Required {
    /// Who.
    pub audience: Audience,
    /// The competence's code.
    pub competence: String,
    /// How far.
    pub level: Level,
}

/// What somebody has, as found on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Who.
    pub person: String,
    /// The competence's code.
    pub competence: String,
    /// How far.
    pub level: Level,
    /// The day it was found.
    pub on: Date,
    /// What shows it, such as a qualification.
    pub evidence: String,
}

/// A competence that somebody needs and has not, or not far enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetenceGap<'a> {
    /// Who.
    pub learner: &'a Learner,
    /// The competence's code.
    pub competence: &'a str,
    /// How far it is needed.
    pub needed: Level,
    /// How far it is there; not at all where there is none.
    pub held: Option<Level>,
    /// The courses that raise it.
    pub courses: Vec<&'a Course>,
}

/// Every competence that somebody lacks on a day, with the courses that would raise it. What was found last counts.
#[must_use]
pub fn competence_gaps<'a>(
    learners: &'a [Learner],
    required: &'a [Required],
    held: &[Held],
    courses: &'a [Course],
    day: Date,
) -> Vec<CompetenceGap<'a>> {
    let mut found: Vec<CompetenceGap<'a>> = Vec::new();
    let there = |learner: &&Learner| learner.since <= day && learner.left.is_none_or(|left| left > day);
    for learner in learners.iter().filter(there) {
        for need in required.iter().filter(|need| learner.audiences.contains(&need.audience)) {
            let those = held
                .iter()
                .filter(|one| one.person == learner.person && one.competence == need.competence && one.on <= day);
            let level = those.max_by_key(|one| one.on).map(|one| one.level);
            if level.is_some_and(|level| level >= need.level) {
                continue;
            }
            let is_same = |gap: &&mut CompetenceGap<'_>| {
                gap.learner.person == learner.person && gap.competence == need.competence
            };
            // Two parts of one person may ask for the same: the further of the two counts.
            if let Some(gap) = found.iter_mut().find(is_same) {
                gap.needed = gap.needed.max(need.level);
                continue;
            }
            let raises =
                |course: &&Course| course.raises.contains(&need.competence) && course.ended.is_none_or(|end| end > day);
            found.push(CompetenceGap {
                learner,
                competence: &need.competence,
                needed: need.level,
                held: level,
                courses: courses.iter().filter(raises).collect(),
            });
        }
    }
    found
}

/// How many of a team need a competence, and how many of those lack it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// People whose parts ask for it.
    pub needed: usize,
    /// Those of them who have it not, or not far enough.
    pub lacking: usize,
}

/// How many of each team lack each competence on a day, of those who need it; by team and the competence's code.
#[must_use]
pub fn lacking_by_team<'a>(
    learners: &'a [Learner],
    required: &'a [Required],
    held: &[Held],
    day: Date,
) -> BTreeMap<(&'a str, &'a str), Lacking> {
    let mut found: BTreeMap<(&str, &str), Lacking> = BTreeMap::new();
    for learner in learners.iter().filter(|learner| learner.is_here(day)) {
        let mut needs: Vec<&str> = required
            .iter()
            .filter(|need| learner.audiences.contains(&need.audience))
            .map(|need| need.competence.as_str())
            .collect();
        // Two parts of one person may ask for the same.
        needs.sort_unstable();
        needs.dedup();
        for competence in needs {
            found.entry((learner.team.as_str(), competence)).or_default().needed += 1;
        }
    }
    for gap in competence_gaps(learners, required, held, &[], day) {
        found.entry((gap.learner.team.as_str(), gap.competence)).or_default().lacking += 1;
    }
    found
}
