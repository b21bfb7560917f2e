//! The courses.

use super::{audiences_said, below, below_training, book, competence_choices, of_whole};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::history;
use crate::parts::form::{Fields, choices};
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Filled, Form, Listing, Part, Row, Typed, show_parts_with};
use domain::access::Action;
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::training::{Audience, Course, gaps};
use domain::values::Date;
use publish::lists::Cell;

fn row(book: &Book, course: &Course, today: Date) -> Row {
    let this = std::slice::from_ref(course);
    let needed = gaps(&book.learners, this, &book.attended, today);
    let met = needed.iter().filter(|gap| gap.state.is_met()).count();
    let taken = book.attended.iter().filter(|one| one.course == course.code).count();
    let raises: Vec<&str> =
        book.competences.iter().filter(|one| course.raises.contains(&one.code)).map(|one| one.name.as_str()).collect();
    let state = if course.ended.is_some_and(|ended| ended <= today) { "Ended" } else { "Asked for" };
    Row {
        cells: vec![
            Cell::text(&course.name),
            Cell::text(audiences_said(&course.audiences)),
            Cell::text(course.holds_months.map_or_else(|| "For ever".to_owned(), |months| format!("{months} months"))),
            Cell::text(raises.join("; ")),
            Cell::Date(course.from),
            Cell::maybe(course.ended, Cell::Date),
            Cell::Count(i64::try_from(taken).unwrap_or(i64::MAX)),
            Cell::text(of_whole(met, needed.len())),
        ],
        href: format!("/training/courses/{}", course.code),
        facets: vec![state.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, may_edit) = (book(cx).await?, cx.may(Action::EditStrategy));
    let new = Button { link: Link::new("Enter a course", "/training/courses/new"), secondary: false };
    Ok(Listing {
        title: "Courses".into(),
        address: "/training/courses".into(),
        breadcrumbs: below_training(),
        parts: Vec::new(),
        columns: vec![
            Column::wide("Course"),
            Column::wide("Who has to take it"),
            Column::new("Holds"),
            Column::wide("Raises"),
            Column::new("First day"),
            Column::new("Ended"),
            Column::number("Times taken"),
            Column::new("Have it, of those who need it"),
        ],
        facets: vec![Facet { name: "state", label: "State", all: "All" }],
        rows: book.courses.iter().map(|course| row(&book, course, cx.today())).collect(),
        empty: "No course yet. Enter what people have to learn for their part, such as the contract procedure rules."
            .into(),
        buttons: if may_edit { vec![new] } else { Vec::new() },
        file: "courses",
        said: "Every course with who has to take it and how many have".into(),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

fn of(course: &Course) -> Sent {
    Fields::default()
        .text("name", &course.name)
        .all("audiences", &course.audiences)
        .maybe("holds_months", course.holds_months)
        .all("raises", &course.raises)
        .all("qualifies", course.qualifies.then_some("yes"))
        .day("from", Some(course.from))
        .day("ended", course.ended)
        .sent()
}

fn form(book: &Book, (action, button): (&str, &str), seen: u32, (sent, errors): (&Sent, &FieldErrors)) -> Form {
    let fill = Filled { sent, errors };
    let mut fields = vec![
        fill.line("name", "What is the course called?"),
        fill.boxes("audiences", "Who has to take it?", choices(Audience::NAMES, None)),
        fill.number("holds_months", "For how many months does it hold?")
            .hint("Leave this empty where it holds for ever.")
            .suffix("months"),
    ];
    if !book.competences.is_empty() {
        fields.push(fill.boxes("raises", "Which competences does it raise?", competence_choices(book)));
    }
    let yes = vec![Choice::new("yes", "Passing it gives a qualification of the profession, such as one of CIPS")];
    fields.push(fill.boxes("qualifies", "Does it give a qualification?", yes));
    fields.push(fill.day("from", "The first day on which it is asked for"));
    if seen > 0 {
        fields.push(
            fill.day("ended", "The day from which it is asked for no more")
                .hint("Leave this empty while it is asked for."),
        );
    }
    Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/training/courses")
}

fn read(typed: &mut Typed<'_>, code: &str) -> Option<Course> {
    let holds_months = typed.maybe("holds_months", "Enter a whole number of months, like 24");
    let from = typed.needed_day("from", "Enter the first day");
    let ended = typed.day("ended");
    Some(Course {
        code: code.to_owned(),
        name: typed.text("name"),
        audiences: typed.values("audiences"),
        holds_months,
        raises: typed.values("raises"),
        from: from?,
        ended,
        qualifies: typed.sent.ticked("qualifies"),
    })
    .filter(|_| !typed.is_wrong())
}

fn frame(cx: &Cx, title: &str) -> PageFrame {
    PageFrame { breadcrumbs: below("Courses", "/training/courses"), ..cx.frame(title) }
}

async fn page_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let form = form(&*book(cx).await?, ("/training/courses/new", "Enter the course"), 0, (sent, &errors));
    show_parts_with(frame(cx, "Enter a course"), vec![Part::form(form)], errors)
}

/// The form of a course that is entered.
pub async fn new(cx: Cx) -> Answer {
    let sent = Fields::default().day("from", Some(cx.today())).sent();
    page_new(&cx, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(course) = read(&mut typed, "") else { return page_new(&cx, &sent, typed.errors).await };
    match actions::training::enter_course(cx.guildhall(), &scope, course).await {
        Ok(_) => go_to("/training/courses?done=course-entered"),
        Err(failure) => page_new(&cx, &sent, field_errors(failure)?).await,
    }
}

async fn known(cx: &Cx, code: &str) -> Result<Version<Course>, PageFailure> {
    let found = store::records::one::<Course>(&cx.guildhall().store, &cx.scope()?, code).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

async fn page_change(cx: &Cx, code: &str, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let action = format!("/training/courses/{code}/change");
    let form = form(&*book(cx).await?, (&action, "Save"), seen, (sent, &errors));
    let parts = vec![Part::form(form), Part::Table(history::<Course>(cx, code).await?)];
    show_parts_with(frame(cx, "Change a course"), parts, errors)
}

/// The form of a course that is known.
pub async fn open_change(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known(&cx, &code).await?;
    page_change(&cx, &code, known.number, &of(&known.record), FieldErrors::default()).await
}

/// Takes it.
pub async fn change(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let seen = sent.text("seen").parse().unwrap_or(0);
    let Some(course) = read(&mut typed, &code) else {
        return page_change(&cx, &code, seen.max(1), &sent, typed.errors).await;
    };
    match actions::training::change_course(cx.guildhall(), &scope, &course, seen).await {
        Ok(()) => go_to(&format!("/training/courses/{code}?done=course-changed")),
        Err(failure) => page_change(&cx, &code, known.number, &sent, field_errors(failure)?).await,
    }
}
