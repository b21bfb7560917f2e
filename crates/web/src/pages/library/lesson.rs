//! A lesson: what it changed, and with whom it was shared.

use super::{below, known};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::{day, record, subjects};
use crate::pages::versions::history;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use domain::access::Action;
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::library::Lesson;
use domain::values::{Date, SubjectRef};

fn used(cx: &Cx, book: &Book, lesson: &Lesson) -> Part {
    if lesson.used_in.is_empty() {
        return Part::text("It has changed nothing yet.");
    }
    let row = |(subject, on): &(SubjectRef, Date)| {
        let known = subjects::known(cx, book, subject);
        vec![Cell::new(known.text).to(known.href), Cell::new(day(*on))]
    };
    Part::Table(table("What it changed", &["Record", "Day"], lesson.used_in.iter().map(row).collect()))
}

fn learned_from(cx: &Cx, book: &Book, from: &SubjectRef) -> SummaryRow {
    let known = subjects::known(cx, book, from);
    let row = SummaryRow::new("Learned from", known.text);
    if known.href.is_empty() { row } else { row.with("Open it", &known.href, "that it was learned from") }
}

fn shared(lesson: &Lesson) -> Part {
    if lesson.shared_with.is_empty() {
        return Part::text("It was not shared outside the council yet.");
    }
    let row = |(whom, on): &(String, Date)| vec![Cell::new(whom), Cell::new(day(*on))];
    Part::Table(table("With whom it was shared", &["With whom", "Day"], lesson.shared_with.iter().map(row).collect()))
}

fn forms(known: &Version<Lesson>, (using, sharing): (&Sent, &Sent), errors: &FieldErrors) -> Vec<Part> {
    let here = format!("/library/lessons/{}", known.record.code);
    let fill = Filled { sent: using, errors };
    let fields = vec![
        fill.line("record", "What did it change?").hint("The action, saving or other record, such as actions/25."),
        fill.day("used_on", "When?"),
    ];
    let using = Form::new(format!("{here}/use"), "Record that it was used", fields).headed("It was used");
    let fill = Filled { sent: sharing, errors };
    let fields = vec![
        fill.line("shared_with", "With whom?").hint("Such as a neighbouring council or a network."),
        fill.day("shared_on", "When?"),
    ];
    let sharing = Form::new(format!("{here}/share"), "Record that it was shared", fields).headed("It was shared");
    let seen = known.number.to_string();
    let (button, said, open) = if known.record.is_open {
        ("Close it to other councils", "Other councils of this Guildhall can read it, with the name of yours.", "no")
    } else {
        (
            "Open it to other councils",
            "Only your council can read it. Name nobody before you open it to the others.",
            "yes",
        )
    };
    let opening = Form::new(format!("{here}/open"), button, Vec::new()).headed("Who can read it").saying(said);
    let opening = opening.looking("govuk-button--secondary").with("open", open);
    vec![
        Part::form(opening.with("seen", &seen)),
        Part::button("Change what it says", &format!("{here}/change")),
        Part::form(using.with("seen", &seen)),
        Part::form(sharing.with("seen", &seen)),
    ]
}

async fn page(cx: &Cx, known: &Version<Lesson>, sent: (&Sent, &Sent), errors: FieldErrors) -> Answer {
    let lesson = &known.record;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope_for(Action::SeeStrategy)?, None).await?;
    let mut rows = vec![
        SummaryRow::new("What happened", &lesson.happened),
        SummaryRow::new("What to do another time", &lesson.learned),
        SummaryRow::new("Written down", day(lesson.on)),
    ];
    rows.extend(lesson.from.as_ref().map(|from| learned_from(cx, &book, from)));
    let mut parts = vec![Part::Summary(Summary::new(rows)), used(cx, &book, lesson), shared(lesson)];
    if cx.may(Action::EditStrategy) {
        parts.extend(forms(known, sent, &errors));
    }
    parts.push(Part::Table(history::<Lesson>(cx, &lesson.code).await?));
    let frame = PageFrame { breadcrumbs: below("Lessons", "/library/lessons"), ..cx.frame(&lesson.title) };
    show_parts_with(frame, parts, errors)
}

fn fresh(cx: &Cx, name: &str) -> Sent {
    Fields::default().day(name, Some(cx.today())).sent()
}

/// The lesson.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known::<Lesson>(&cx, &code).await?;
    let (using, sharing) = (fresh(&cx, "used_on"), fresh(&cx, "shared_on"));
    page(&cx, &known, (&using, &sharing), FieldErrors::default()).await
}

/// Records that it was used.
pub async fn send_use(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Lesson>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let subject = record(sent.text("record"));
    if let Err(message) = &subject {
        typed.wrong("record", message);
    }
    let on = typed.needed_day("used_on", "Enter when it was used");
    let errors = match (subject, on) {
        (Ok(subject), Some(on)) => {
            let asked = (code.as_str(), sent.text("seen").parse().unwrap_or(0));
            match actions::library::use_lesson(cx.guildhall(), &scope, asked, (subject, on)).await {
                Ok(()) => return go_to(&format!("/library/lessons/{code}?done=lesson-used")),
                Err(failure) => field_errors(failure)?,
            }
        }
        _ => typed.errors,
    };
    page(&cx, &known, (&sent, &fresh(&cx, "shared_on")), errors).await
}

/// Opens it to the other councils of the house, or closes it to them.
pub async fn send_open(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Lesson>(&cx, &code).await?);
    let asked = (code.as_str(), sent.text("seen").parse().unwrap_or(0));
    match actions::library::open_lesson(cx.guildhall(), &scope, asked, sent.text("open") == "yes").await {
        Ok(()) => go_to(&format!("/library/lessons/{code}?done=lesson-opened")),
        Err(failure) => {
            let errors = field_errors(failure)?;
            page(&cx, &known, (&fresh(&cx, "used_on"), &fresh(&cx, "shared_on")), errors).await
        }
    }
}

/// Records that it was shared.
pub async fn send_share(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Lesson>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let whom = typed.needed("shared_with", "Enter with whom it was shared");
    let on = typed.needed_day("shared_on", "Enter when it was shared");
    let errors = match on {
        Some(on) if !typed.is_wrong() => {
            let asked = (code.as_str(), sent.text("seen").parse().unwrap_or(0));
            match actions::library::share_lesson(cx.guildhall(), &scope, asked, (&whom, on)).await {
                Ok(()) => return go_to(&format!("/library/lessons/{code}?done=lesson-shared")),
                Err(failure) => field_errors(failure)?,
            }
        }
        _ => typed.errors,
    };
    page(&cx, &known, (&fresh(&cx, "used_on"), &sent), errors).await
}
