//! Rounds of an invented council.

mod answers;
mod few;
mod moderation;
mod round;
pub(in crate::strategy) mod wynmarch;

use super::*;
use crate::strategy::Evidence;
use crate::strategy::editions::{Edition, Editions, IndexCode, IndexRef, Level, shipped};
use crate::values::Date;
use jiff::civil::date;

pub(in crate::strategy) const TODAY: Date = date(2026, 11, 21);

pub(super) fn nps() -> Edition {
    shipped().remove(0)
}

pub(super) fn code(text: &str) -> IndexCode {
    text.parse().unwrap()
}

pub(super) fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

/// A round that four were asked to, planned.
fn planned() -> Round {
    let invited = (1..=4).map(AssessorId::new).collect();
    let edition = "nps-2018".parse().unwrap();
    let state = RoundState::Planned;
    Round { id: RoundId::new(1), name: "Autumn 2026".into(), edition, asked: Vec::new(), invited, state }
}

fn open() -> Round {
    planned().open(&nps(), Some(date(2026, 11, 30)), TODAY).unwrap()
}

fn closed() -> Round {
    open().close("2026-11-21T16:00:00Z".parse().unwrap(), "All have answered").unwrap()
}

fn answer(assessor: i64, index: &str, given: Option<u8>) -> Answer {
    Answer {
        assessor: AssessorId::new(assessor),
        index: code(index),
        question: None,
        level: given.and_then(Level::new),
        unmet: Vec::new(),
        comment: String::new(),
        evidence: vec![Evidence::said("Committee report of May", date(2026, 5, 12))],
        at: "2026-11-21T09:00:00Z".parse().unwrap(),
    }
}

fn assessor(id: i64, department: &str, role: &str) -> Assessor {
    let (department, role) = (department.to_owned(), role.to_owned());
    Assessor { id: AssessorId::new(id), person: None, name: format!("Assessor {id}"), department, role }
}
