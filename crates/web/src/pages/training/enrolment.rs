//! Enrolling somebody on a course, and saying how it ended.

use super::{WHY_NAMES, below, book};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::records::Record;
use domain::strategy::training::{Enrolled, EnrolmentEnd};

fn here(code: &str) -> String {
    format!("/training/courses/{code}")
}

async fn page(cx: &Cx, code: &str, sent: &Sent, errors: FieldErrors) -> Answer {
    let (book, today) = (book(cx).await?, cx.today());
    let course = book.courses.iter().find(|one| one.code == code);
    let course = course.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let fill = Filled { sent, errors: &errors };
    let mut learners: Vec<_> = book.learners.iter().filter(|one| one.is_here(today)).collect();
    learners.sort_by(|a, b| (&a.team, &a.person).cmp(&(&b.team, &b.person)));
    let mut people = vec![Choice::new("", "Select somebody")];
    people.extend(learners.iter().map(|one| Choice::new(&one.person, &format!("{}, {}", one.person, one.team))));
    let fields = vec![
        fill.select("person", "Who begins the course?", people),
        fill.day("since", "Since when?").hint("The first day of the course."),
    ];
    let form = Form::new(format!("{}/enrol", here(code)), "Enrol", fields).or_leave("Enrol nobody", &here(code));
    let title = format!("Enrol somebody on {}", course.name);
    let frame = PageFrame { breadcrumbs: below("Courses", "/training/courses"), ..cx.frame(&title) };
    show_parts_with(frame, vec![Part::Inset(WHY_NAMES.into()), Part::form(form)], errors)
}

/// The form.
pub async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let sent = Fields::default().day("since", Some(cx.today())).sent();
    page(&cx, &code, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn add(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let person = typed.needed("person", "Select somebody of the list");
    let since = typed.needed_day("since", "Enter since when");
    let Some(since) = since.filter(|_| !typed.is_wrong()) else { return page(&cx, &code, &sent, typed.errors).await };
    match actions::training::enrol(cx.guildhall(), &scope, &person, &code, since).await {
        Ok(()) => go_to(&format!("{}?done=enrolment-begun", here(&code))),
        Err(failure) => page(&cx, &code, &sent, field_errors(failure)?).await,
    }
}

/// The enrolment that an address or a form names, where it is recorded and under way.
async fn named(cx: &Cx, sent: &Sent) -> Result<Enrolled, PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let since = sent.text("since").parse().map_err(|_| missing())?;
    let (person, course) = (sent.text("person").to_owned(), sent.text("course").to_owned());
    let one = Enrolled { person, course, since, ended: None };
    let found = store::records::one::<Enrolled>(&cx.guildhall().store, &cx.scope()?, &one.key()).await?;
    found.map(|found| found.record).filter(|one| one.ended.is_none()).ok_or_else(missing)
}

fn end_page(cx: &Cx, one: &Enrolled, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.radios("end", "How did it end?", choices(EnrolmentEnd::NAMES, None)),
        fill.day("on", "When did it end?"),
    ];
    let form = Form::new("/training/enrolments/end", "Record it", fields)
        .with("person", &one.person)
        .with("course", &one.course)
        .with("since", one.since.to_string())
        .or_leave("Leave it under way", &here(&one.course));
    let summary = Summary::new(vec![
        SummaryRow::new("Who", &one.person),
        SummaryRow::new("Course", &one.course),
        SummaryRow::new("Since", day(one.since)),
    ]);
    let frame =
        PageFrame { breadcrumbs: below("Courses", "/training/courses"), ..cx.frame("Record how a course ended") };
    show_parts_with(frame, vec![Part::Summary(summary), Part::form(form)], errors)
}

/// The form by which an enrolment ends.
pub async fn open_end(cx: Cx) -> Answer {
    let one = named(&cx, &Sent::read(&cx.query)).await?;
    let sent = Fields::default().day("on", Some(cx.today())).sent();
    end_page(&cx, &one, &sent, FieldErrors::default())
}

/// Takes how it ended.
pub async fn end(cx: Cx, sent: Sent) -> Answer {
    let (scope, one) = (cx.scope()?, named(&cx, &sent).await?);
    let mut typed = Typed::new(&sent);
    let end = typed.value("end", "Select how it ended");
    let on = typed.needed_day("on", "Enter when it ended");
    let Some(asked) = end.zip(on) else { return end_page(&cx, &one, &sent, typed.errors) };
    match actions::training::end_enrolment(cx.guildhall(), &scope, &one.key(), asked).await {
        Ok(()) => go_to(&format!("{}?done=enrolment-ended", here(&one.course))),
        Err(failure) => end_page(&cx, &one, &sent, field_errors(failure)?),
    }
}
