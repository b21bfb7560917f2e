//! Asking a council for a document in another format, without signing in, and seeing by a reference how far it is.

use super::council;
use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::format_requests::{ASK, FORMATS, LAW, asking, fields, public_form};
use crate::pages::strategy::day;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts, show_parts_with};
use axum::http::StatusCode;
use domain::access::Scope;
use domain::councils::Council;
use domain::format_requests::{AskedFor, FormatRequest, FormatSettings, RequestState};
use domain::strategy::Book;
use std::sync::Arc;

/// The field that people neither see nor reach. Its name is one that programs like to fill in.
const TRAP: &str = "website";

/// The field for the reference of a request that was made.
const REFERENCE: &str = "reference";

/// What a reference looks like.
const SHAPE: &str = "Two times four letters and digits with a hyphen between";

/// What leads from a public page to the form.
pub(super) fn way(council: &Council, asked_for: AskedFor) -> Part {
    let link = Link::new(ASK, &public_form(council, asked_for));
    Part::Way(FORMATS.to_owned(), link)
}

/// Nobody asks in their own name, and nothing of the book leaves these pages but what stands here.
async fn book(cx: &Cx, council: &Council) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &Scope::of_operator(council.id), None).await?)
}

/// The documents of a council that anybody knows of.
async fn offered(cx: &Cx, council: &Council, book: &Book) -> Result<Vec<AskedFor>, PageFailure> {
    let mut all = vec![AskedFor::Strategy];
    if book.settings.shows_scorecard {
        all.push(AskedFor::Scorecard);
    }
    if !store::publication::published(&cx.guildhall().store, council.id).await?.is_empty() {
        all.push(AskedFor::Spending);
    }
    all.push(AskedFor::Words);
    Ok(all)
}

/// How else somebody can ask; nothing where the council did not say.
fn other_ways(settings: &FormatSettings) -> Option<Part> {
    let said = settings.other_ways.trim();
    (!said.is_empty()).then(|| Part::Inset(format!("You can also ask in another way: {said}")))
}

fn about_period(settings: &FormatSettings) -> String {
    format!(
        "The council answers within {} working days after the day on which you ask. {LAW} A disabled person pays nothing for it \
         (section 20(7)).",
        settings.days
    )
}

async fn form(cx: &Cx, council: &Council, sent: &Sent, errors: FieldErrors) -> Answer {
    let book = book(cx, council).await?;
    let settings = &book.format_settings;
    let fill = Filled { sent, errors: &errors };
    let mut all = fields(fill, &offered(cx, council, &book).await?);
    all.push(fill.trap(TRAP, "Leave this empty"));
    let kept = format!(
        "Your name and how you are reached are seen only by those who handle your request. They are erased {} months after it \
         is closed; that a document was asked for stays, without you.",
        settings.months
    );
    let mut parts = vec![Part::text(about_period(settings))];
    parts.extend(other_ways(settings));
    parts.push(Part::form(Form::new(format!("/public/formats/{}", council.code), "Send the request", all)));
    parts.push(Part::text(kept));
    let find = vec![fill.line(REFERENCE, "Reference").hint(SHAPE).wide("govuk-input--width-10")];
    let find = Form::new(format!("/public/formats/{}", council.code), "See how far it is", find);
    parts.push(Part::form(find.headed("How far is your request?").looking("govuk-button--secondary").looking_up()));
    let title = format!("{}: ask for a document in another format", council.name);
    let breadcrumbs = vec![Link::new("What councils publish", "/public")];
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame(&title) }, parts, errors)
}

/// The form; an address can name the document, or the reference of a request to go on to.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let council = council(&cx, &code).await?;
    let asked = Sent::read(&cx.query);
    let about = asked.entered("about").and_then(|text| text.parse::<AskedFor>().ok());
    let reference = asked.all(REFERENCE).first().copied();
    let sent = Fields::default().maybe("asked_for", about).maybe(REFERENCE, reference).sent();
    let mut errors = FieldErrors::default();
    if reference.is_some() {
        let book = book(&cx, &council).await?;
        match (asked.entered(REFERENCE), with_reference(&book, sent.text(REFERENCE))) {
            (None, _) => errors.add(REFERENCE, "Enter the reference of your request"),
            (_, None) => errors.add(
                REFERENCE,
                "No request of this council has that reference. Look whether it is typed as you were told it",
            ),
            (_, Some(one)) => return go_to(&format!("/public/formats/{}/{}", council.code, one.reference)),
        }
    }
    form(&cx, &council, &sent, errors).await
}

/// Takes the request.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let council = council(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    if !typed.text(TRAP).is_empty() {
        typed.wrong(TRAP, "Empty this field: it is there to tell people from programs that send forms");
    }
    let Some(asking) = asking(&mut typed) else { return form(&cx, &council, &sent, typed.errors).await };
    match actions::format_requests::ask(cx.guildhall(), council.id, &asking).await {
        Ok(request) => go_to(&format!("/public/formats/{}/{}?done=format-asked", council.code, request.reference)),
        Err(failure) => form(&cx, &council, &sent, field_errors(failure)?).await,
    }
}

/// The request with a reference as somebody typed it.
fn with_reference<'a>(book: &'a Book, typed: &str) -> Option<&'a FormatRequest> {
    let wanted = typed.trim().to_uppercase();
    book.format_requests.iter().find(|one| one.reference == wanted)
}

/// How far a request is, as who asked reads it.
fn state_said(one: &FormatRequest) -> String {
    match &one.state {
        RequestState::Asked => "It came in".to_owned(),
        RequestState::InHand { since } => format!("In hand since {}", day(*since)),
        RequestState::Sent { on, .. } => format!("Sent on {}", day(*on)),
        RequestState::NotDone { on, why } => format!("It could not be done ({}): {why}", day(*on)),
    }
}

/// A request by its reference: what was asked for and by when it is answered, and nothing of who asked.
pub async fn found(cx: Cx, Path((code, reference)): Path<(String, String)>) -> Answer {
    let council = council(&cx, &code).await?;
    let book = book(&cx, &council).await?;
    let Some(one) = with_reference(&book, &reference) else {
        let text = "No request of this council has that reference. It is two times four letters and digits with a hyphen between, \
                    as you were told when you asked.";
        return Err(PageFailure::new(StatusCode::NOT_FOUND, "This reference is not known", text).framed(cx.frame("")));
    };
    let rows = vec![
        SummaryRow::new("Reference", &one.reference),
        SummaryRow::new("Document", one.asked_for.said()),
        SummaryRow::new("Format", one.format.label()),
        SummaryRow::new("Came in", day(one.came_in)),
        SummaryRow::new("Answered by", day(one.due)),
        SummaryRow::new("How far it is", state_said(one)),
    ];
    let mut parts = vec![
        Part::Summary(Summary::new(rows)),
        Part::text(format!(
            "{} answers by {}: {} working days after the day on which you asked. {LAW}",
            council.name,
            day(one.due),
            one.days
        )),
        Part::text(
            "Keep the address of this page, or the reference: who has it can see how far the request is, and not who asked.",
        ),
    ];
    parts.extend(other_ways(&book.format_settings));
    let title = format!("{}: your request for another format", council.name);
    let breadcrumbs = vec![Link::new("What councils publish", "/public")];
    show_parts(PageFrame { breadcrumbs, ..cx.frame(&title) }, parts)
}
