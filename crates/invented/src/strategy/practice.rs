//! What the councils do from week to week beside the plan: meetings, advice, who can be asked, enrolments, and what they share.

use super::records::{given, several, table};
use super::setting::Setting;
use domain::strategy::Book;
use domain::strategy::advice::{Advice, AdviceId};
use domain::strategy::editions::Edition;
use domain::strategy::exemplars::HelpOffered;
use domain::strategy::library::Lesson;
use domain::strategy::meetings::{Meeting, MeetingId};
use domain::strategy::training::{Enrolled, Expert};
use domain::values::SubjectRef;

const MEETINGS: &str = include_str!("../../data/strategy/meetings.txt");
const ADVICE: &str = include_str!("../../data/strategy/advice.txt");
const EXPERTS: &str = include_str!("../../data/strategy/experts.txt");
const ENROLMENTS: &str = include_str!("../../data/strategy/enrolments.txt");
const SHARED: &str = include_str!("../../data/strategy/shared.txt");
const HELP: &str = include_str!("../../data/strategy/help.txt");

/// The book with what the first council does.
pub(super) fn of_first(of: &Setting, book: Book) -> Book {
    Book {
        meetings: (1..).zip(table(MEETINGS)).filter_map(|(number, row)| meeting(of, number, &row)).collect(),
        advice: (1..).zip(table(ADVICE)).filter_map(|(number, row)| advice(of, number, &row)).collect(),
        experts: table(EXPERTS).filter_map(|row| expert(of, &row)).collect(),
        enrolled: table(ENROLMENTS).filter_map(|row| enrolled(of, &row)).collect(),
        ..book
    }
}

/// The book with what a neighbour lets others read.
pub(super) fn of_neighbour(of: &Setting, edition: &Edition, book: Book) -> Book {
    Book {
        lessons: table(SHARED).filter_map(|row| lesson(of, &row)).collect(),
        help_offered: table(HELP).filter_map(|row| help(of, edition, &row)).collect(),
        ..book
    }
}

fn records(part: &'static str) -> Vec<SubjectRef> {
    several(part).into_iter().filter_map(|record| record.parse().ok()).collect()
}

fn owned(part: &'static str) -> Vec<String> {
    several(part).into_iter().map(str::to_owned).collect()
}

fn meeting(of: &Setting, number: i64, row: &[&'static str]) -> Option<Meeting> {
    let [kind, with, on, attended, outcome, about] = row else { return None };
    Some(Meeting {
        id: MeetingId::new(number),
        kind: kind.parse().ok()?,
        with: (*with).to_owned(),
        on: of.day_of(on)?,
        attended: owned(attended),
        outcome: (*outcome).to_owned(),
        about: records(about),
    })
}

fn advice(of: &Setting, number: i64, row: &[&'static str]) -> Option<Advice> {
    let [on, stage, subject, said, from, outcome, why, about] = row else { return None };
    Some(Advice {
        id: AdviceId::new(number),
        on: of.day_of(on)?,
        stage: stage.parse().ok()?,
        subject: (*subject).to_owned(),
        said: (*said).to_owned(),
        from: (*from).to_owned(),
        outcome: outcome.parse().ok()?,
        why: given(why).unwrap_or_default().to_owned(),
        about: records(about),
    })
}

fn expert(of: &Setting, row: &[&'static str]) -> Option<Expert> {
    let [code, person, categories, helps_with, contact, until] = row else { return None };
    Some(Expert {
        code: (*code).to_owned(),
        person: of.person(person),
        categories: owned(categories),
        helps_with: (*helps_with).to_owned(),
        contact: (*contact).to_owned(),
        until: given(until).and_then(|days| of.day_of(days)),
    })
}

fn enrolled(of: &Setting, row: &[&'static str]) -> Option<Enrolled> {
    let [person, course, since, ended] = row else { return None };
    let ended = given(ended).and_then(|part| part.split_once(' '));
    Some(Enrolled {
        person: of.person(person),
        course: (*course).to_owned(),
        since: of.day_of(since)?,
        ended: ended.and_then(|(end, days)| Some((end.parse().ok()?, of.day_of(days)?))),
    })
}

fn lesson(of: &Setting, row: &[&'static str]) -> Option<Lesson> {
    let [council, code, title, happened, learned, on] = row else { return None };
    if *council != of.council {
        return None;
    }
    Some(Lesson {
        code: (*code).to_owned(),
        title: (*title).to_owned(),
        happened: (*happened).to_owned(),
        learned: (*learned).to_owned(),
        from: None,
        on: of.day_of(on)?,
        used_in: Vec::new(),
        shared_with: Vec::new(),
        is_open: true,
    })
}

fn help(of: &Setting, edition: &Edition, row: &[&'static str]) -> Option<HelpOffered> {
    let [council, area, what, contact, from] = row else { return None };
    if *council != of.council {
        return None;
    }
    Some(HelpOffered {
        index: edition.reference(&area.parse().ok()?),
        what: (*what).to_owned(),
        contact: (*contact).to_owned(),
        from: of.day_of(from)?,
        ended: None,
    })
}
