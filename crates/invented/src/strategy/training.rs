//! Training at the first council: courses, who took them and who should, and competences.

use super::records::{given, several, table};
use super::setting::Setting;
use domain::strategy::training::{Attended, Competence, Course, Held, Learner, Required};
use domain::values::SubjectRef;

const COURSES: &str = include_str!("../../data/strategy/courses.txt");
const LEARNERS: &str = include_str!("../../data/strategy/learners.txt");
const COMPETENCES: &str = include_str!("../../data/strategy/competences.txt");
const HELD: &str = include_str!("../../data/strategy/held.txt");

/// The records of training but for what people hold.
#[derive(Debug)]
pub(super) struct Trained {
    pub courses: Vec<Course>,
    pub learners: Vec<Learner>,
    pub attended: Vec<Attended>,
    pub competences: Vec<Competence>,
    pub required: Vec<Required>,
}

/// The records of training but for what people hold.
pub(super) fn trained(of: &Setting) -> Trained {
    let mut trained = Trained {
        courses: table(COURSES).filter_map(|row| course(of, &row)).collect(),
        learners: Vec::new(),
        attended: Vec::new(),
        competences: Vec::new(),
        required: Vec::new(),
    };
    for row in table(LEARNERS) {
        let Some((learner, attended)) = learner(of, &row) else { continue };
        trained.learners.push(learner);
        trained.attended.extend(attended);
    }
    for row in table(COMPETENCES) {
        let [code, name, needed] = row.as_slice() else { continue };
        trained.competences.push(Competence { code: (*code).to_owned(), name: (*name).to_owned() });
        trained.required.extend(several(needed).into_iter().filter_map(|need| required(code, need)));
    }
    trained
}

fn course(of: &Setting, row: &[&'static str]) -> Option<Course> {
    let ([code, name, audiences, months, raises, from] | [code, name, audiences, months, raises, from, _]) = row else {
        return None;
    };
    Some(Course {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        audiences: several(audiences).into_iter().filter_map(|audience| audience.parse().ok()).collect(),
        holds_months: given(months).and_then(|months| months.parse().ok()),
        raises: several(raises).into_iter().map(str::to_owned).collect(),
        from: of.day_of(from)?,
        ended: None,
        qualifies: row.get(6) == Some(&"qualifies"),
    })
}

fn learner(of: &Setting, row: &[&'static str]) -> Option<(Learner, Vec<Attended>)> {
    let ([person, audiences, team, since, taken] | [person, audiences, team, since, taken, _]) = row else {
        return None;
    };
    let looks_after: Vec<SubjectRef> = row
        .get(5)
        .map(|part| several(part))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|one| one.parse().ok())
        .collect();
    let person = of.person(person);
    let attended = several(taken).into_iter().filter_map(|one| {
        let (course, days) = one.split_once(' ')?;
        Some(Attended { person: person.clone(), course: course.to_owned(), on: of.day_of(days)? })
    });
    let attended = attended.collect();
    let audiences = several(audiences).into_iter().filter_map(|audience| audience.parse().ok()).collect();
    Some((
        Learner { audiences, team: (*team).to_owned(), since: of.day_of(since)?, left: None, looks_after, person },
        attended,
    ))
}

fn required(competence: &str, need: &str) -> Option<Required> {
    let (audience, level) = need.split_once('=')?;
    Some(Required {
        audience: audience.trim().parse().ok()?,
        competence: competence.to_owned(),
        level: level.trim().parse().ok()?,
    })
}

/// The competences that people hold, as found on a day.
pub(super) fn held(of: &Setting) -> Vec<Held> {
    let read = |row: Vec<&'static str>| {
        let [person, competence, level, on, evidence] = row.as_slice() else { return None };
        Some(Held {
            person: of.person(person),
            competence: (*competence).to_owned(),
            level: level.parse().ok()?,
            on: of.day_of(on)?,
            evidence: (*evidence).to_owned(),
        })
    };
    table(HELD).filter_map(read).collect()
}
