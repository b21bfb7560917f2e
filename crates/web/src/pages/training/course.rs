//! One course: who needs it, who has it and when, and who is on it.

use super::{address_of, audiences_said, below, book, of_whole, said};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::spend::query;
use crate::pages::strategy::day;
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::training::{Attended, Course, Enrolled, gaps, state};
use domain::values::Date;

fn summary(book: &Book, course: &Course, today: Date) -> Part {
    let needed = gaps(&book.learners, std::slice::from_ref(course), &book.attended, today);
    let met = needed.iter().filter(|gap| gap.state.is_met()).count();
    let enrolled: Vec<&Enrolled> = book.enrolled.iter().filter(|one| one.course == course.code).collect();
    let under_way = enrolled.iter().filter(|one| one.is_under_way(today)).count();
    let passed = enrolled.iter().filter(|one| one.is_passed(today)).count();
    let taken = book.attended.iter().filter(|one| one.course == course.code).count();
    let mut rows = vec![
        SummaryRow::new("Who has to take it", audiences_said(&course.audiences)),
        SummaryRow::new(
            "Holds",
            course.holds_months.map_or_else(|| "For ever".to_owned(), |months| format!("{months} months")),
        ),
        SummaryRow::new("Have it, of those who need it", of_whole(met, needed.len())),
        SummaryRow::new("Times completed", taken.to_string()),
        SummaryRow::new("On it now", under_way.to_string()),
        SummaryRow::new("Passed after an enrolment", passed.to_string()),
        SummaryRow::new("Asked for since", day(course.from)),
    ];
    if course.qualifies {
        rows.push(SummaryRow::new("Gives", "A qualification of the profession"));
    }
    rows.extend(course.ended.map(|ended| SummaryRow::new("Asked for no more from", day(ended))));
    Part::Summary(Summary::new(rows))
}

fn attendance(book: &Book, course: &Course, today: Date) -> Part {
    let mut taken: Vec<&Attended> = book.attended.iter().filter(|one| one.course == course.code).collect();
    if taken.is_empty() {
        return Part::text("Nobody has completed it yet.");
    }
    taken.sort_by_key(|one| (std::cmp::Reverse(one.on), &one.person));
    let row = |one: &&Attended| {
        let learner = book.learners.iter().find(|learner| learner.person == one.person);
        let team = learner.map_or("", |learner| learner.team.as_str());
        let stands = said(state(course, &one.person, &book.attended, today));
        vec![
            Cell::new(&one.person).to(address_of(&one.person)),
            Cell::new(team),
            Cell::new(day(one.on)),
            Cell::new(stands),
        ]
    };
    let head = ["Who", "Team", "Completed on", "How it stands"];
    Part::Table(table("Who completed it", &head, taken.iter().map(row).collect()))
}

fn enrolments(book: &Book, course: &Course) -> Part {
    let mut found: Vec<&Enrolled> = book.enrolled.iter().filter(|one| one.course == course.code).collect();
    if found.is_empty() {
        return Part::text("Nobody is enrolled on it.");
    }
    found.sort_by_key(|one| (one.ended.is_some(), std::cmp::Reverse(one.since), &one.person));
    let row = |one: &&Enrolled| {
        let since = one.since.to_string();
        let asked = query(&[("person", &one.person), ("course", &one.course), ("since", &since)]);
        let (stands, next) = match one.ended {
            Some((end, on)) => (format!("{} on {}", end.label(), day(on)), Cell::new("Nothing is left to do")),
            None => {
                let end = Cell::new("Record how it ended").to(format!("/training/enrolments/end{asked}"));
                ("Under way".to_owned(), end)
            }
        };
        vec![Cell::new(&one.person).to(address_of(&one.person)), Cell::new(day(one.since)), Cell::new(stands), next]
    };
    let head = ["Who", "Since", "How it stands", "What is next"];
    Part::Table(table("Who is enrolled on it", &head, found.iter().map(row).collect()))
}

/// The page. Names stand on it for those who keep the records; everybody else sees numbers.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (book, today) = (book(&cx).await?, cx.today());
    let course = book.courses.iter().find(|one| one.code == code);
    let course = course.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let mut parts = vec![summary(&book, course, today)];
    if cx.may(Action::EditStrategy) {
        let button = |text: &str, href: String, secondary| Button { link: Link::new(text, &href), secondary };
        let asked = query(&[("course", &code)]);
        parts.push(Part::Buttons(vec![
            button("Record who completed it", format!("/training/attendance/new{asked}"), false),
            button("Enrol somebody", format!("/training/courses/{code}/enrol"), true),
            button("Change the course", format!("/training/courses/{code}/change"), true),
        ]));
        parts.push(attendance(&book, course, today));
        parts.push(enrolments(&book, course));
    }
    let frame = PageFrame { breadcrumbs: below("Courses", "/training/courses"), ..cx.frame(&course.name) };
    show_parts(frame, parts)
}
