//! What is wrong with records of training before they are kept.

use super::{Attended, Competence, Course, Held, Learner};
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::Date;

/// The most months that a course may hold: ten years.
pub const HOLDS_MONTHS_MAX: u16 = 120;

/// What is wrong with a course.
#[must_use]
pub fn check_course(course: &Course) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "name", &course.name, Some("Enter what people call this course"));
    if course.audiences.is_empty() {
        wrong.push(WrongField::new("audiences", "Select who has to take it"));
    }
    if course.holds_months.is_some_and(|months| !(1..=HOLDS_MONTHS_MAX).contains(&months)) {
        let message =
            format!("Enter a number of months from 1 to {HOLDS_MONTHS_MAX}, or nothing where it holds for ever");
        wrong.push(WrongField::new("holds_months", message));
    }
    if course.ended.is_some_and(|ended| ended < course.from) {
        wrong.push(WrongField::new("ended", "Enter a day that is not before the first day of the course"));
    }
    wrong
}

/// What is wrong with somebody who may need training.
#[must_use]
pub fn check_learner(learner: &Learner) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    let person = &learner.person;
    check_line(&mut wrong, "person", person, Some("Enter a name, or a number in the staff records"));
    // The name stands in addresses, where such a sign would part it.
    if person.contains(['/', '\\', '?', '#', '%']) {
        wrong.push(WrongField::new("person", "Leave out the signs / \\ ? # and %"));
    }
    // The form by which somebody is put on the list has this address.
    if person == "new" {
        wrong.push(WrongField::new("person", "Enter a name, or a number in the staff records"));
    }
    if learner.audiences.is_empty() {
        wrong.push(WrongField::new("audiences", "Select the parts the person has"));
    }
    check_line(&mut wrong, "team", &learner.team, Some("Enter the service, directorate or committee"));
    if learner.left.is_some_and(|left| left < learner.since) {
        wrong.push(WrongField::new("left", "Enter a day that is not before the first"));
    }
    wrong
}

/// What is wrong with an attendance: it is of a learner and a course that are known, on a day that has come.
#[must_use]
pub fn check_attended(one: &Attended, learners: &[Learner], courses: &[Course], today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if !courses.iter().any(|course| course.code == one.course) {
        wrong.push(WrongField::new("course", "Select a course"));
    }
    if !learners.iter().any(|learner| learner.person == one.person) {
        wrong.push(WrongField::new("people", "Select people of the list"));
    }
    if one.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come: attendance is recorded once it is complete"));
    }
    wrong
}

/// What is wrong with a competence.
#[must_use]
pub fn check_competence(competence: &Competence) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "name", &competence.name, Some("Enter what people can do who have it"));
    wrong
}

/// What is wrong with what somebody was found to have.
#[must_use]
pub fn check_held(held: &Held, learners: &[Learner], competences: &[Competence], today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if !competences.iter().any(|one| one.code == held.competence) {
        wrong.push(WrongField::new("competence", "Select a competence"));
    }
    if !learners.iter().any(|one| one.person == held.person) {
        wrong.push(WrongField::new("person", "Select somebody of the list"));
    }
    if held.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come"));
    }
    check_text(&mut wrong, "evidence", &held.evidence, Some("Enter what shows it, such as a qualification"));
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::{Audience, Level};
    use super::*;

    const TODAY: &str = "2026-06-17";

    fn course() -> Course {
        Course {
            code: "cpr".into(),
            name: "Contract procedure rules".into(),
            audiences: vec![Audience::Procurement],
            holds_months: Some(24),
            raises: Vec::new(),
            from: "2025-04-01".parse().unwrap(),
            ended: None,
            qualifies: false,
        }
    }

    fn learner() -> Learner {
        Learner {
            person: "Staff 1004".into(),
            audiences: vec![Audience::Procurement],
            team: "Finance".into(),
            since: "2025-04-01".parse().unwrap(),
            left: None,
            looks_after: Vec::new(),
        }
    }

    fn fields(wrong: &[WrongField]) -> Vec<&str> {
        wrong.iter().map(|one| one.field).collect()
    }

    #[test]
    fn a_course_is_for_somebody_and_holds_for_a_time_that_there_is() {
        type Case = (fn(&mut Course), &'static [&'static str], &'static str);
        let cases: [Case; 8] = [
            (|_| {}, &[], "whole"),
            (|one| one.name = " ".into(), &["name"], "no name"),
            (|one| one.audiences.clear(), &["audiences"], "for nobody"),
            (|one| one.holds_months = Some(0), &["holds_months"], "it would never hold"),
            (|one| one.holds_months = Some(120), &[], "the longest"),
            (|one| one.holds_months = Some(121), &["holds_months"], "one more"),
            (|one| one.ended = Some("2025-04-01".parse().unwrap()), &[], "ended on its first day"),
            (|one| one.ended = Some("2025-03-31".parse().unwrap()), &["ended"], "the day before"),
        ];
        for (change, wrong, reason) in cases {
            let mut one = course();
            change(&mut one);
            assert_eq!(fields(&check_course(&one)), wrong, "{reason}");
        }
    }

    #[test]
    fn a_learner_has_a_name_that_can_stand_in_an_address() {
        type Case = (fn(&mut Learner), &'static [&'static str], &'static str);
        let cases: [Case; 8] = [
            (|_| {}, &[], "whole"),
            (|one| one.person = String::new(), &["person"], "nobody"),
            (|one| one.person = "Zoë O'Hara".into(), &[], "letters of any kind"),
            (|one| one.person = "a/b".into(), &["person"], "a sign that parts addresses"),
            (|one| one.person = "new".into(), &["person"], "the address of the form"),
            (|one| one.team = String::new(), &["team"], "no team"),
            (|one| one.left = Some("2025-03-31".parse().unwrap()), &["left"], "left before the first day"),
            (|one| one.left = Some("2025-04-01".parse().unwrap()), &[], "left on it"),
        ];
        for (change, wrong, reason) in cases {
            let mut one = learner();
            change(&mut one);
            assert_eq!(fields(&check_learner(&one)), wrong, "{reason}");
        }
    }

    #[test]
    fn attendance_and_competences_are_of_what_is_known_on_a_day_that_has_come() {
        let today: Date = TODAY.parse().unwrap();
        for (person, course_code, on, wrong, reason) in [
            ("Staff 1004", "cpr", TODAY, &[][..], "today"),
            ("Staff 1004", "cpr", "2026-06-18", &["on"], "tomorrow"),
            ("Staff 1004", "law", TODAY, &["course"], "no such course"),
            ("Somebody", "cpr", TODAY, &["people"], "nobody of the list"),
        ] {
            let one = Attended { person: person.into(), course: course_code.into(), on: on.parse().unwrap() };
            assert_eq!(fields(&check_attended(&one, &[learner()], &[course()], today)), wrong, "{reason}");
        }
        let known = [Competence { code: "rules".into(), name: "Rules".into() }];
        for (competence, evidence, wrong, reason) in [
            ("rules", "Diploma", &[][..], "whole"),
            ("rules", "", &["evidence"], "nothing shows it"),
            ("tact", "Diploma", &["competence"], "no such competence"),
        ] {
            let one = Held {
                person: "Staff 1004".into(),
                competence: competence.into(),
                level: Level::Expert,
                on: today,
                evidence: evidence.into(),
            };
            assert_eq!(fields(&check_held(&one, &[learner()], &known, today)), wrong, "{reason}");
        }
    }
}
