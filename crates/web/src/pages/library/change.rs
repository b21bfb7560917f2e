//! Putting a document into the library, and changing it.

use super::{below, below_library, book, form, known};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Part, Typed, show_parts_with};
use domain::strategy::library::Document;

async fn page_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let form = form::form(&*book(cx).await?, ("/library/new", "Put it into the library"), 0, (sent, &errors));
    let frame = PageFrame { breadcrumbs: below_library(), ..cx.frame("Put a document into the library") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The empty form; an address can name the area it helps with.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let sent = Fields::default().maybe("about-0", asked.entered("about")).text("review_months", "24").sent();
    page_new(&cx, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(document) = form::read(&mut typed, "") else { return page_new(&cx, &sent, typed.errors).await };
    match actions::library::enter_document(cx.guildhall(), &scope, document).await {
        Ok(code) => go_to(&format!("/library/{code}?done=document-entered")),
        Err(failure) => page_new(&cx, &sent, field_errors(failure)?).await,
    }
}

async fn page(cx: &Cx, document: &Document, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let here = format!("/library/{}", document.code);
    let form = form::form(&*book(cx).await?, (&format!("{here}/change"), "Save"), seen, (sent, &errors));
    let frame = PageFrame { breadcrumbs: below(&document.title, &here), ..cx.frame("Change a document") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form of a document that is known.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known::<Document>(&cx, &code).await?;
    page(&cx, &known.record, known.number, &form::of(&known.record), FieldErrors::default()).await
}

/// Takes the change.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Document>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let seen = sent.text("seen").parse().unwrap_or(0);
    let Some(document) = form::read(&mut typed, &code) else {
        return page(&cx, &known.record, seen, &sent, typed.errors).await;
    };
    match actions::library::change_document(cx.guildhall(), &scope, document, seen).await {
        Ok(()) => go_to(&format!("/library/{code}?done=document-changed")),
        Err(failure) => page(&cx, &known.record, known.number, &sent, field_errors(failure)?).await,
    }
}
