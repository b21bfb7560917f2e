//! Who completed a course; and taking that out where it was wrong.

use super::{WHY_NAMES, address_of, below_training, book};
use crate::components::{Choice, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::records::Record;
use domain::strategy::training::Attended;
use domain::values::Date;

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let (book, today) = (book(cx).await?, cx.today());
    let fill = Filled { sent, errors: &errors };
    let is_here = |left: Option<Date>| left.is_none_or(|left| left > today);
    let mut learners: Vec<_> = book.learners.iter().filter(|one| is_here(one.left)).collect();
    learners.sort_by(|a, b| (&a.team, &a.person).cmp(&(&b.team, &b.person)));
    let people = learners.iter().map(|one| Choice::new(&one.person, &format!("{}, {}", one.person, one.team)));
    let courses = book.courses.iter().map(|course| Choice::new(&course.code, &course.name));
    let mut parts = vec![Part::Inset(WHY_NAMES.into())];
    if book.courses.is_empty() || learners.is_empty() {
        let links = vec![
            Link::new("Enter a course", "/training/courses/new"),
            Link::new("Put somebody on the list", "/training/people/new"),
        ];
        parts.push(Part::text("Attendance needs a course and people on the list. Begin with these:"));
        parts.push(Part::Links(links));
    } else {
        let none = std::iter::once(Choice::new("", "Select a course"));
        let fields = vec![
            fill.select("course", "Which course?", none.chain(courses).collect()),
            fill.day("on", "When was it completed?"),
            fill.boxes("people", "Who completed it?", people.collect()),
        ];
        let form = Form::new("/training/attendance/new", "Record it", fields);
        parts.push(Part::form(form.or_leave("Record nothing", "/training")));
    }
    let frame = PageFrame { breadcrumbs: below_training(), ..cx.frame("Record who completed a course") };
    show_parts_with(frame, parts, errors)
}

/// The form; an address can name who and what.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let fields = Fields::default().day("on", Some(cx.today())).all("people", asked.all("people"));
    let sent = fields.all("course", asked.entered("course")).sent();
    page(&cx, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let course = typed.needed("course", "Select a course");
    let on = typed.needed_day("on", "Enter when it was completed");
    let people: Vec<String> = typed.values("people");
    let Some(on) = on.filter(|_| !typed.is_wrong()) else { return page(&cx, &sent, typed.errors).await };
    match actions::training::attend(cx.guildhall(), &scope, &people, &course, on).await {
        Ok(_) => go_to("/training?done=attendance-recorded"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?).await,
    }
}

/// The attendance that an address or a form names, where it is recorded.
async fn named(cx: &Cx, sent: &Sent) -> Result<Attended, PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let on = sent.text("on").parse().map_err(|_| missing())?;
    let one = Attended { person: sent.text("person").to_owned(), course: sent.text("course").to_owned(), on };
    let found = store::records::one::<Attended>(&cx.guildhall().store, &cx.scope()?, &one.key()).await?;
    Ok(found.ok_or_else(missing)?.record)
}

fn take_out_page(cx: &Cx, one: &Attended, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![fill.text("why", "Why is it taken out?").hint("Such as a wrong day. Name nobody.")];
    let form = Form::new("/training/attendance/take-out", "Take it out", fields)
        .with("person", &one.person)
        .with("course", &one.course)
        .with("on", one.on.to_string())
        .looking("govuk-button--warning")
        .or_leave("Leave it", &address_of(&one.person));
    let summary = Summary::new(vec![
        SummaryRow::new("Who", &one.person),
        SummaryRow::new("Course", &one.course),
        SummaryRow::new("Day", day(one.on)),
    ]);
    let frame = PageFrame { breadcrumbs: below_training(), ..cx.frame("Take an attendance out") };
    show_parts_with(frame, vec![Part::Summary(summary), Part::form(form)], errors)
}

/// The form by which an attendance is taken out.
pub async fn open_take_out(cx: Cx) -> Answer {
    let one = named(&cx, &Sent::read(&cx.query)).await?;
    take_out_page(&cx, &one, &Sent::default(), FieldErrors::default())
}

/// Takes it out.
pub async fn take_out(cx: Cx, sent: Sent) -> Answer {
    let (scope, one) = (cx.scope()?, named(&cx, &sent).await?);
    match actions::training::take_out_attendance(cx.guildhall(), &scope, &one, sent.text("why")).await {
        Ok(()) => go_to(&format!("{}?done=attendance-taken-out", address_of(&one.person))),
        Err(failure) => take_out_page(&cx, &one, &sent, field_errors(failure)?),
    }
}
