//! The form of a document.

use super::areas;
use super::records::{lines, records, records_field};
use crate::components::{Choice, FieldErrors};
use crate::forms::Sent;
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled, Form, Typed};
use domain::strategy::Book;
use domain::strategy::library::{Document, DocumentKind};
use domain::values::SubjectRef;

/// How many things a document can be said to help with at once.
const ABOUT_MOST: usize = 12;
/// How many empty choices stand in the form.
const ABOUT_FREE: usize = 3;

fn about_name(at: usize) -> String {
    format!("about-{at}")
}

/// What stands in the form of a document that is known.
pub fn of(document: &Document) -> Sent {
    let fields = Fields::default()
        .text("title", &document.title)
        .text("kind", document.kind.name())
        .text("found_at", &document.found_at)
        .text("attribution", &document.attribution)
        .text("owner", &document.owner)
        .text("version", &document.version)
        .day("issued", Some(document.issued))
        .maybe("review_months", document.review_months);
    let (areas, others): (Vec<SubjectRef>, Vec<SubjectRef>) =
        document.about.iter().cloned().partition(|subject| subject.noun() == areas::NOUN);
    let about = areas.iter().enumerate();
    let fields = about.fold(fields, |fields, (at, subject)| fields.text(&about_name(at), subject.to_string()));
    fields.text("records", lines(&others)).sent()
}

fn about_fields(book: &Book, fill: Filled<'_>) -> Vec<Field> {
    let known = areas::choices(book);
    let typed = (0..ABOUT_MOST).rev().find(|at| !fill.sent.text(&about_name(*at)).is_empty()).map_or(0, |at| at + 1);
    let field = |at: usize| {
        let name = about_name(at);
        let mut choices = known.clone();
        let value = fill.sent.text(&name);
        // An area of another edition stays chosen.
        if !value.is_empty() && !choices.iter().any(|choice| choice.value == value) {
            choices.push(Choice::new(value, value));
        }
        fill.select(&name, &format!("Helps with ({})", at + 1), choices)
    };
    (0..(typed + ABOUT_FREE).min(ABOUT_MOST)).map(field).collect()
}

/// The form.
pub fn form(book: &Book, (action, button): (&str, &str), seen: u32, (sent, errors): (&Sent, &FieldErrors)) -> Form {
    let fill = Filled { sent, errors };
    let mut fields = vec![
        fill.line("title", "What is it called?"),
        fill.select("kind", "What kind is it?", choices(DocumentKind::NAMES, Some("Select a kind"))),
        fill.line("found_at", "Where is it?")
            .hint("An address that begins with https://, a record such as actions/25, or where people find it."),
        fill.line("owner", "Who keeps it up to date?").hint("A post is better than a name."),
        fill.line("version", "Version"),
        fill.day("issued", "The day of this version"),
        fill.number("review_months", "After how many months is it looked at again?")
            .hint("A policy, procedure or strategy needs a review. Leave this empty for a case study or the like.")
            .suffix("months"),
        fill.line("attribution", "Whose words are they?")
            .hint("And under which licence they are used, where they are not yours."),
        fill.heading("What it helps with"),
    ];
    fields.extend(about_fields(book, fill));
    fields.push(records_field(fill, "records", "Records it helps with"));
    Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/library")
}

/// The document as it was typed; none where something cannot be read.
pub fn read(typed: &mut Typed<'_>, code: &str) -> Option<Document> {
    let kind = typed.value("kind", "Select what kind it is");
    let issued = typed.needed_day("issued", "Enter the day of this version");
    let review_months = typed.maybe("review_months", "Enter a whole number of months, like 24");
    let mut about: Vec<SubjectRef> = Vec::new();
    for at in 0..ABOUT_MOST {
        about.extend(typed.maybe(&about_name(at), "Select an area of the list"));
    }
    about.extend(records(typed, "records"));
    about.sort();
    about.dedup();
    let found = Document {
        code: code.to_owned(),
        title: typed.text("title"),
        kind: kind?,
        found_at: typed.text("found_at"),
        attribution: typed.text("attribution"),
        owner: typed.text("owner"),
        version: typed.text("version"),
        issued: issued?,
        review_months,
        reviewed: None,
        about,
        withdrawn: None,
        tried: None,
    };
    Some(found).filter(|_| !typed.is_wrong())
}
