//! Lessons: what was learned, where it was used and with whom it was shared.

use crate::values::{Date, SubjectRef};
use serde::{Deserialize, Serialize};

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its code in records.
    pub code: String,
    /// What people call it.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What to do another time.
    pub learned: String,
    /// What it was learned from.
    pub from: Option<SubjectRef>,
    /// The day it was written down.
    pub on: Date,
    /// What it changed, with the day.
    pub used_in: Vec<(SubjectRef, Date)>,
    /// With whom it was shared, such as a neighbour or a network, with the day.
    pub shared_with: Vec<(String, Date)>,
    /// Whether the other councils of the same Guildhall may read it, with the council's name.
    #[serde(default)]
    pub is_open: bool,
}

/// The lessons that nobody has used by a day, the oldest first.
#[must_use]
pub fn unused(lessons: &[Lesson], day: Date) -> Vec<&Lesson> {
    let is_unused = |lesson: &&Lesson| lesson.on <= day && !lesson.used_in.iter().any(|(_, on)| *on <= day);
    let mut found: Vec<&Lesson> = lessons.iter().filter(is_unused).collect();
    found.sort_by_key(|lesson| (lesson.on, lesson.code.as_str()));
    found
}
