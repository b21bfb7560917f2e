//! A document of the library.

use super::records::links;
use super::{areas, below_library, book, known, link_said, review};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::pages::versions::history;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::access::Action;
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::library::{Document, LinkState, LinkTried};
use domain::values::{Month, SubjectRef};

fn summary(book: &Book, document: &Document, (review, link, views): (String, String, (i64, i64))) -> Part {
    let said = |text: &str| if text.is_empty() { "Not said".to_owned() } else { text.to_owned() };
    let (areas, _) = split(document);
    let helps = areas::said(book, &areas).join("; ");
    Part::Summary(Summary::new(vec![
        SummaryRow::new("Kind", document.kind.label()),
        SummaryRow::new("Owner", &document.owner),
        SummaryRow::new("Version", said(&document.version)),
        SummaryRow::new("Issued", day(document.issued)),
        SummaryRow::new("Review", review),
        SummaryRow::new("Last reviewed", document.reviewed.map_or_else(|| "Not since it was issued".to_owned(), day)),
        SummaryRow::new("Helps with", said(&helps)),
        SummaryRow::new("Link", link),
        SummaryRow::new("Opened", format!("{} times, {} of them this month", views.0, views.1)),
        SummaryRow::new("Whose words", said(&document.attribution)),
    ]))
}

/// The areas that a document helps with, and the other records.
fn split(document: &Document) -> (Vec<SubjectRef>, Vec<SubjectRef>) {
    document.about.iter().cloned().partition(|subject| subject.noun() == areas::NOUN)
}

/// The button by which it is opened, where anything can be followed; anybody who sees the library may.
fn opening(document: &Document, state: LinkState) -> Option<Part> {
    let action = format!("/library/{}/open", document.code);
    (state != LinkState::NoLink).then(|| Part::form(Form::new(action, "Open it", Vec::new())))
}

/// The form by which somebody says whether the address works.
fn trying(known: &Version<Document>, sent: &Sent, errors: &FieldErrors) -> Option<Part> {
    known.record.web_address()?;
    let fill = Filled { sent, errors };
    let choices = vec![Choice::new("yes", "It led to the document"), Choice::new("no", "It did not")];
    let fields =
        vec![fill.radios("works", "Did the address work?", choices), fill.day("tried", "When did you try it?")];
    let form = Form::new(format!("/library/{}/tried", known.record.code), "Record what you found", fields);
    let form = form
        .headed("Try the link")
        .saying("Guildhall asks nothing of other sites: follow the link and say what you found.");
    Some(Part::form(form.with("seen", known.number.to_string())))
}

fn place(document: &Document) -> Part {
    match document.web_address() {
        Some(address) => Part::Outside("Where it is:".into(), Link::new(address, address)),
        None => Part::text(format!("Where it is: {}", document.found_at)),
    }
}

fn forms(
    cx: &Cx,
    known: &Version<Document>,
    Forms { reviewing, withdrawing, trying: tried }: &Forms,
    errors: &FieldErrors,
) -> Vec<Part> {
    let here = format!("/library/{}", known.record.code);
    let seen = known.number.to_string();
    let mut parts = vec![Part::button("Change the document", &format!("{here}/change"))];
    if known.record.review_months.is_some() {
        let fill = Filled { sent: reviewing, errors };
        let fields = vec![fill.day("reviewed", "The day on which you looked at it")];
        let form = Form::new(format!("{here}/review"), "It still holds", fields).headed("Review it").saying(
            "Read it, and say here that it still holds. Where it does not, change it and give it a new version.",
        );
        parts.push(Part::form(form.with("seen", &seen)));
    }
    parts.extend(trying(known, tried, errors));
    if known.record.withdrawn.is_none_or(|on| on > cx.today()) {
        let fill = Filled { sent: withdrawing, errors };
        let fields = vec![
            fill.day("withdrawn", "From which day?"),
            fill.text("why", "Why?").hint("Such as what takes its place."),
        ];
        let form = Form::new(format!("{here}/withdraw"), "Withdraw it", fields).headed("Withdraw it");
        parts.push(Part::form(form.looking("govuk-button--warning").with("seen", &seen)));
    }
    parts
}

/// What stands in the forms of the page.
struct Forms {
    reviewing: Sent,
    withdrawing: Sent,
    trying: Sent,
}

impl Forms {
    /// Each with today's day.
    fn fresh(cx: &Cx) -> Forms {
        let of = |name: &str| Fields::default().day(name, Some(cx.today())).sent();
        Forms { reviewing: of("reviewed"), withdrawing: of("withdrawn"), trying: of("tried") }
    }
}

async fn page(cx: &Cx, known: &Version<Document>, sent: &Forms, errors: FieldErrors) -> Answer {
    let (book, document) = (book(cx).await?, &known.record);
    let (state, said) = review(document, cx.today());
    let mut parts = Vec::new();
    if state == "Overdue" {
        parts.push(Part::Warning(format!("{said}. Somebody should look whether it still holds.")));
    }
    let (link, found) = link_said(&book, document, cx.today());
    if link == LinkState::Broken {
        parts.push(Part::Warning(format!("{found}. Somebody should say where the document is.")));
    }
    parts.push(place(document));
    parts.extend(opening(document, link));
    let views = store::library::views(&cx.guildhall().store, &cx.scope()?, Month::of(cx.today())).await?;
    let views = views.get(&document.code).copied().unwrap_or_default();
    parts.push(summary(&book, document, (said, found, views)));
    let (_, records) = split(document);
    if !records.is_empty() {
        parts.push(Part::heading("Records it helps with"));
        parts.push(Part::Links(links(cx, &book, &records)));
    }
    if cx.may(Action::EditStrategy) {
        parts.extend(forms(cx, known, sent, &errors));
    }
    parts.push(Part::Table(history::<Document>(cx, &document.code).await?));
    show_parts_with(PageFrame { breadcrumbs: below_library(), ..cx.frame(&document.title) }, parts, errors)
}

/// The document.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known::<Document>(&cx, &code).await?;
    page(&cx, &known, &Forms::fresh(&cx), FieldErrors::default()).await
}

fn seen(sent: &Sent) -> u32 {
    sent.text("seen").parse().unwrap_or(0)
}

/// Takes a review.
pub async fn send_review(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Document>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let day = typed.needed_day("reviewed", "Enter the day on which you looked at it");
    let errors = match day {
        None => typed.errors,
        Some(on) => match actions::library::review_document(cx.guildhall(), &scope, (&code, seen(&sent)), on).await {
            Ok(()) => return go_to(&format!("/library/{code}?done=document-reviewed")),
            Err(failure) => field_errors(failure)?,
        },
    };
    page(&cx, &known, &Forms { reviewing: sent, ..Forms::fresh(&cx) }, errors).await
}

/// Takes what somebody found who tried the link.
pub async fn send_tried(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Document>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let works = match sent.text("works") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            typed.wrong("works", "Select whether the address worked");
            None
        }
    };
    let on = typed.needed_day("tried", "Enter when you tried it");
    let errors = match works.zip(on) {
        None => typed.errors,
        Some((works, on)) => {
            let asked = (code.as_str(), seen(&sent));
            match actions::library::try_document(cx.guildhall(), &scope, asked, LinkTried { on, works }).await {
                Ok(()) => return go_to(&format!("/library/{code}?done=document-tried")),
                Err(failure) => field_errors(failure)?,
            }
        }
    };
    page(&cx, &known, &Forms { trying: sent, ..Forms::fresh(&cx) }, errors).await
}

/// Withdraws it.
pub async fn send_withdraw(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Document>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let day = typed.needed_day("withdrawn", "Enter from which day it is withdrawn");
    let why = typed.text("why");
    let errors = match day {
        None => typed.errors,
        Some(on) => {
            let asked = (code.as_str(), seen(&sent));
            match actions::library::withdraw_document(cx.guildhall(), &scope, asked, (on, &why)).await {
                Ok(()) => return go_to(&format!("/library/{code}?done=document-withdrawn")),
                Err(failure) => field_errors(failure)?,
            }
        }
    };
    page(&cx, &known, &Forms { withdrawing: sent, ..Forms::fresh(&cx) }, errors).await
}
