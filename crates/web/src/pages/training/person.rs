//! One person: what they need, have and lack.

use super::{address_of, audiences_said, below, book, competence_choices, said};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::query;
use crate::pages::strategy::day;
use crate::parts::form::{Fields, choices};
use crate::parts::{Button, Filled, Form, Part, Typed, show_parts, show_parts_with, table};
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::training::{Held, Learner, Level, competence_gaps, gaps};
use domain::values::Date;

/// Somebody on the council's list, with the version.
pub async fn known(cx: &Cx, name: &str) -> Result<Version<Learner>, PageFailure> {
    let found = store::records::one::<Learner>(&cx.guildhall().store, &cx.scope()?, name).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

fn courses(book: &Book, one: &Learner, today: Date) -> Part {
    let this = std::slice::from_ref(one);
    let found = gaps(this, &book.courses, &book.attended, today);
    if found.is_empty() {
        return Part::text("No course is asked for of this person's parts.");
    }
    let row = |gap: &domain::strategy::training::Gap<'_>| {
        let need = if gap.state.is_met() { "Met" } else { "Missing" };
        vec![Cell::new(&gap.course.name), Cell::new(need), Cell::new(said(gap.state))]
    };
    Part::Table(table("Courses that are needed", &["Course", "Need", "How it stands"], found.iter().map(row).collect()))
}

fn attended(book: &Book, one: &Learner) -> Part {
    let mut taken: Vec<_> = book.attended.iter().filter(|taken| taken.person == one.person).collect();
    if taken.is_empty() {
        return Part::text("No course was completed yet.");
    }
    taken.sort_by_key(|taken| std::cmp::Reverse(taken.on));
    let row = |taken: &&domain::strategy::training::Attended| {
        let name = book.courses.iter().find(|course| course.code == taken.course).map(|course| course.name.as_str());
        let on = taken.on.to_string();
        let asked = query(&[("person", &taken.person), ("course", &taken.course), ("on", &on)]);
        let out = Cell::new("Take out").to(format!("/training/attendance/take-out{asked}"));
        vec![Cell::new(name.unwrap_or(&taken.course)), Cell::new(day(taken.on)), out]
    };
    Part::Table(table(
        "Courses that were completed",
        &["Course", "Day", "If it is wrong"],
        taken.iter().map(row).collect(),
    ))
}

fn competences(book: &Book, one: &Learner, today: Date) -> Table {
    let this = std::slice::from_ref(one);
    let lacking = competence_gaps(this, &book.required, &book.held, &book.courses, today);
    let row = |competence: &domain::strategy::training::Competence| {
        let of_it = |need: &&domain::strategy::training::Required| {
            need.competence == competence.code && one.audiences.contains(&need.audience)
        };
        let needed = book.required.iter().filter(of_it).map(|need| need.level).max();
        let held = book.held.iter().filter(|held| held.person == one.person && held.competence == competence.code);
        let held = held.filter(|held| held.on <= today).max_by_key(|held| held.on);
        if needed.is_none() && held.is_none() {
            return None;
        }
        let gap = lacking.iter().find(|gap| gap.competence == competence.code);
        let names: Vec<&str> = gap.iter().flat_map(|gap| &gap.courses).map(|course| course.name.as_str()).collect();
        let help = match gap {
            None => "Nothing is missing".to_owned(),
            Some(_) if names.is_empty() => "Missing, and no course raises it yet".to_owned(),
            Some(_) => format!("Missing. Raised by: {}", names.join("; ")),
        };
        let level =
            |level: Option<Level>, none: &str| level.map_or_else(|| none.to_owned(), |level| level.label().to_owned());
        Some(vec![
            Cell::new(&competence.name),
            Cell::new(level(needed, "Not needed")),
            Cell::new(level(held.map(|held| held.level), "None recorded")),
            Cell::new(held.map(|held| format!("{}, {}", held.evidence, day(held.on))).unwrap_or_default()),
            Cell::new(help),
        ])
    };
    let head = ["Competence", "Needed", "Has", "Shown by", "What is missing"];
    table("Competences", &head, book.competences.iter().filter_map(row).collect())
}

/// The page.
pub async fn open(cx: Cx, Path(name): Path<String>) -> Answer {
    let one = known(&cx, &name).await?.record;
    let (book, today) = (book(&cx).await?, cx.today());
    let mut summary = vec![
        SummaryRow::new("Parts", audiences_said(&one.audiences)),
        SummaryRow::new("Team", &one.team),
        SummaryRow::new("Since", day(one.since)),
    ];
    summary.extend(one.left.map(|left| SummaryRow::new("Left", day(left))));
    let at = address_of(&name);
    let button = |text: &str, href: String, secondary| Button { link: Link::new(text, &href), secondary };
    let parts = vec![
        Part::Summary(Summary::new(summary)),
        Part::Buttons(vec![
            button(
                "Record a completed course",
                format!("/training/attendance/new{}", query(&[("people", &name)])),
                false,
            ),
            button("Record a competence", format!("{at}/competence"), true),
            button("Change, or record that they left", format!("{at}/change"), true),
        ]),
        courses(&book, &one, today),
        Part::Table(competences(&book, &one, today)),
        attended(&book, &one),
    ];
    show_parts(PageFrame { breadcrumbs: below("People", "/training/people"), ..cx.frame(&name) }, parts)
}

async fn held_page(cx: &Cx, name: &str, sent: &Sent, errors: FieldErrors) -> Answer {
    let book = book(cx).await?;
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.radios("competence", "Which competence?", competence_choices(&book)),
        fill.radios("level", "How far?", choices(Level::NAMES, None)),
        fill.text("evidence", "What shows it?").hint("Such as a qualification with its year, or work that was done."),
        fill.day("on", "When was it found?"),
    ];
    let form = Form::new(format!("{}/competence", address_of(name)), "Record it", fields)
        .or_leave("Do not record it", &address_of(name));
    let mut parts = Vec::new();
    if book.competences.is_empty() {
        parts.push(Part::Way(
            "There are no competences yet.".into(),
            Link::new("Enter one first", "/training/competences/new"),
        ));
    } else {
        parts.push(Part::form(form));
    }
    let mut breadcrumbs = below("People", "/training/people");
    breadcrumbs.push(Link::new(name, &address_of(name)));
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame("Record a competence") }, parts, errors)
}

/// The form of a competence that somebody was found to have.
pub async fn open_held(cx: Cx, Path(name): Path<String>) -> Answer {
    known(&cx, &name).await?;
    let sent = Fields::default().day("on", Some(cx.today())).sent();
    held_page(&cx, &name, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn send_held(cx: Cx, Path(name): Path<String>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    known(&cx, &name).await?;
    let mut typed = Typed::new(&sent);
    let competence = typed.needed("competence", "Select a competence");
    let level = typed.value("level", "Select how far");
    let on = typed.needed_day("on", "Enter when it was found");
    let (Some(level), Some(on), false) = (level, on, typed.is_wrong()) else {
        return held_page(&cx, &name, &sent, typed.errors).await;
    };
    let held = Held { person: name.clone(), competence, level, on, evidence: typed.text("evidence") };
    match actions::training::find_held(cx.guildhall(), &scope, &held).await {
        Ok(()) => go_to(&format!("{}?done=competence-found", address_of(&name))),
        Err(failure) => held_page(&cx, &name, &sent, field_errors(failure)?).await,
    }
}
