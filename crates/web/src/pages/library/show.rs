//! A document of the library.

use super::{areas, below_library, book, known, review};
use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame, Summary, SummaryRow};
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
use domain::strategy::library::Document;

fn summary(book: &Book, document: &Document, review: String) -> Part {
    let said = |text: &str| if text.is_empty() { "Not said".to_owned() } else { text.to_owned() };
    let helps = areas::said(book, &document.about).join("; ");
    Part::Summary(Summary::new(vec![
        SummaryRow::new("Kind", document.kind.label()),
        SummaryRow::new("Owner", &document.owner),
        SummaryRow::new("Version", said(&document.version)),
        SummaryRow::new("Issued", day(document.issued)),
        SummaryRow::new("Review", review),
        SummaryRow::new("Last reviewed", document.reviewed.map_or_else(|| "Not since it was issued".to_owned(), day)),
        SummaryRow::new("Helps with", said(&helps)),
        SummaryRow::new("Whose words", said(&document.attribution)),
    ]))
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
    (reviewing, withdrawing): (&Sent, &Sent),
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

async fn page(cx: &Cx, known: &Version<Document>, sent: (&Sent, &Sent), errors: FieldErrors) -> Answer {
    let (book, document) = (book(cx).await?, &known.record);
    let (state, said) = review(document, cx.today());
    let mut parts = Vec::new();
    if state == "Overdue" {
        parts.push(Part::Warning(format!("{said}. Somebody should look whether it still holds.")));
    }
    parts.push(place(document));
    parts.push(summary(&book, document, said));
    if cx.may(Action::EditStrategy) {
        parts.extend(forms(cx, known, sent, &errors));
    }
    parts.push(Part::Table(history::<Document>(cx, &document.code).await?));
    show_parts_with(PageFrame { breadcrumbs: below_library(), ..cx.frame(&document.title) }, parts, errors)
}

fn fresh(cx: &Cx, name: &str) -> Sent {
    Fields::default().day(name, Some(cx.today())).sent()
}

/// The document.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known::<Document>(&cx, &code).await?;
    let (reviewing, withdrawing) = (fresh(&cx, "reviewed"), fresh(&cx, "withdrawn"));
    page(&cx, &known, (&reviewing, &withdrawing), FieldErrors::default()).await
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
    page(&cx, &known, (&sent, &fresh(&cx, "withdrawn")), errors).await
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
    page(&cx, &known, (&fresh(&cx, "reviewed"), &sent), errors).await
}
