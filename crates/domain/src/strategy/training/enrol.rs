//! Who is enrolled on which course, and how it ended.

use super::{Audience, Course, Learner};
use crate::strategy::WrongField;
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// How an enrolment ended.
    EnrolmentEnd {
        Passed "passed" "Passed";
        NotPassed "not_passed" "Not passed";
        Withdrawn "withdrawn" "Withdrawn";
    }
}

/// Somebody began a course that takes a while, such as a qualification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// Who.
    pub person: String,
    /// The course's code.
    pub course: String,
    /// The first day.
    pub since: Date,
    /// How it ended and when; none while it is under way.
    pub ended: Option<(EnrolmentEnd, Date)>,
}

impl Enrolled {
    /// Whether it is under way on a day.
    #[must_use]
    pub fn is_under_way(&self, day: Date) -> bool {
        self.since <= day && self.ended.is_none_or(|(_, on)| on > day)
    }

    /// Whether the course was passed by a day.
    #[must_use]
    pub fn is_passed(&self, day: Date) -> bool {
        matches!(self.ended, Some((EnrolmentEnd::Passed, on)) if on <= day)
    }
}

/// What is wrong with an enrolment: it is of a learner and a course that are known, and days stand in their order. `known` are
/// the enrolments there are; nobody is on a course twice at once.
#[must_use]
pub fn check_enrolled(
    one: &Enrolled,
    (learners, courses, known): (&[Learner], &[Course], &[Enrolled]),
    today: Date,
) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if !courses.iter().any(|course| course.code == one.course) {
        wrong.push(WrongField::new("course", "Select a course"));
    }
    if !learners.iter().any(|learner| learner.person == one.person) {
        wrong.push(WrongField::new("person", "Select somebody of the list"));
    }
    if one.since > today {
        wrong.push(WrongField::new("since", "Enter a day that has come"));
    }
    if one.ended.is_some_and(|(_, on)| on < one.since || on > today) {
        wrong.push(WrongField::new("on", "Enter a day from the first day of the course until today"));
    }
    let is_other =
        |other: &&Enrolled| other.person == one.person && other.course == one.course && other.since != one.since;
    if one.ended.is_none() && known.iter().filter(is_other).any(|other| other.is_under_way(today)) {
        wrong.push(WrongField::new("person", "This person is on the course already: record how that ended first"));
    }
    wrong
}

/// How many of the procurement team there are on a day, and how many of them hold a qualification of the profession: they
/// passed, or completed, a course that gives one.
#[must_use]
pub fn qualified(
    (learners, courses): (&[Learner], &[Course]),
    enrolled: &[Enrolled],
    attended: &[super::Attended],
    day: Date,
) -> (usize, usize) {
    let gives = |code: &str| courses.iter().any(|course| course.qualifies && course.code == code);
    let has = |learner: &&&Learner| {
        enrolled.iter().any(|one| one.person == learner.person && one.is_passed(day) && gives(&one.course))
            || attended.iter().any(|one| one.person == learner.person && one.on <= day && gives(&one.course))
    };
    let is_of = |learner: &&Learner| learner.audiences.contains(&Audience::Procurement) && learner.is_here(day);
    let team: Vec<&Learner> = learners.iter().filter(is_of).collect();
    (team.iter().filter(has).count(), team.len())
}

#[cfg(test)]
mod tests {
    use super::super::Attended;
    use super::super::tests::{course, learner};
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn enrolled(person: &str, since: &str, ended: Option<(EnrolmentEnd, &str)>) -> Enrolled {
        let ended = ended.map(|(end, on)| (end, day(on)));
        Enrolled { person: person.into(), course: "cips".into(), since: day(since), ended }
    }

    #[test]
    fn an_enrolment_is_of_what_is_known_and_one_at_a_time() {
        let (learners, courses) = ([learner("A. Ash", &[Audience::Procurement])], [course("cips", &[], None)]);
        let known = [enrolled("A. Ash", "2025-09-01", None)];
        let today = day("2026-06-17");
        for (one, known, fields, reason) in [
            (enrolled("A. Ash", "2026-06-17", None), &[][..], &[][..], "begins today"),
            (enrolled("A. Ash", "2026-06-18", None), &[], &["since"], "begins tomorrow"),
            (enrolled("B. Birch", "2026-06-17", None), &[], &["person"], "nobody of the list"),
            (enrolled("A. Ash", "2026-06-17", None), &known, &["person"], "on it already"),
            (enrolled("A. Ash", "2025-09-01", None), &known, &[], "the same one"),
            (enrolled("A. Ash", "2026-01-01", Some((EnrolmentEnd::Passed, "2025-12-31"))), &[], &["on"], "ended first"),
            (enrolled("A. Ash", "2026-01-01", Some((EnrolmentEnd::Passed, "2026-06-17"))), &[], &[], "passed today"),
            (enrolled("A. Ash", "2026-01-01", Some((EnrolmentEnd::Passed, "2026-06-18"))), &[], &["on"], "tomorrow"),
        ] {
            let wrong: Vec<&str> =
                check_enrolled(&one, (&learners, &courses, known), today).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }

    #[test]
    fn who_passed_or_completed_a_course_of_the_profession_is_qualified() {
        let learners = [
            learner("A. Ash", &[Audience::Procurement]),
            learner("B. Birch", &[Audience::Procurement]),
            learner("C. Clay", &[Audience::Legal]),
        ];
        let courses = [Course { qualifies: true, ..course("cips", &[], None) }, course("other", &[], None)];
        let today = day("2026-06-17");
        let passed = |person, on| vec![enrolled(person, "2025-09-01", Some((EnrolmentEnd::Passed, on)))];
        for (enrolled, expected, reason) in [
            (vec![], (0, 2), "nobody; legal is not of the team"),
            (passed("A. Ash", "2026-06-17"), (1, 2), "passed today"),
            (passed("A. Ash", "2026-06-18"), (0, 2), "passes tomorrow"),
            (passed("C. Clay", "2026-06-17"), (0, 2), "not of the team"),
            (
                vec![enrolled("A. Ash", "2025-09-01", Some((EnrolmentEnd::NotPassed, "2026-01-01")))],
                (0, 2),
                "not passed",
            ),
            (vec![enrolled("A. Ash", "2025-09-01", None)], (0, 2), "under way"),
        ] {
            assert_eq!(qualified((&learners, &courses), &enrolled, &[], today), expected, "{reason}");
        }
        let attended = |course: &str| [Attended { person: "B. Birch".into(), course: course.into(), on: today }];
        assert_eq!(qualified((&learners, &courses), &[], &attended("cips"), today), (1, 2), "completed counts too");
        assert_eq!(qualified((&learners, &courses), &[], &attended("other"), today), (0, 2), "no qualification");
    }
}
