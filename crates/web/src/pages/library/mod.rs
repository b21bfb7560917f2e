//! The library: documents with their days of review, and lessons.

pub mod areas;
pub mod change;
pub mod exemplars;
pub mod form;
pub mod lesson;
pub mod lesson_form;
pub mod lessons;
pub mod list;
pub mod opened;
pub mod records;
pub mod shared;
pub mod show;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::day;
use domain::records::{Record, Version};
use domain::strategy::Book;
use domain::strategy::library::{Document, LinkState, LinkTried, ReviewDue};
use domain::values::Date;
use std::sync::Arc;

/// The way to pages below the library.
fn below_library() -> Vec<Link> {
    vec![Link::new("Library", "/library")]
}

/// The way to pages below a page of the library.
fn below(text: &str, href: &str) -> Vec<Link> {
    below_library().into_iter().chain([Link::new(text, href)]).collect()
}

/// All that the council recorded.
async fn book(cx: &Cx) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?)
}

/// A record of the council with its version.
async fn known<T: Record>(cx: &Cx, code: &str) -> Result<Version<T>, PageFailure> {
    let found = store::records::one::<T>(&cx.guildhall().store, &cx.scope()?, code).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// How a document stands with its review: in a word, and whole.
fn review(document: &Document, today: Date) -> (&'static str, String) {
    if let Some(on) = document.withdrawn.filter(|on| *on <= today) {
        return ("Withdrawn", format!("Withdrawn since {}", day(on)));
    }
    match document.review(today) {
        ReviewDue::Never => ("Needs none", "Needs no review".to_owned()),
        ReviewDue::By(on) => ("In date", format!("By {}", day(on))),
        ReviewDue::Overdue { on, days } => {
            let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            ("Overdue", format!("Overdue by {days}: it was due on {}", day(on)))
        }
    }
}

/// How the address of a document stands, in words.
fn link_said(book: &Book, document: &Document, today: Date) -> (LinkState, String) {
    let state = document.link(today, |record| book.holds(record));
    let is_web = document.web_address().is_some();
    let tried = document.tried.map(|LinkTried { on, .. }| day(on));
    let said = match (state, is_web, tried) {
        (LinkState::NoLink, _, _) => "Nothing to follow".to_owned(),
        (LinkState::Works, true, Some(on)) => format!("It worked on {on}"),
        (LinkState::Works, _, _) => "The record is there".to_owned(),
        (LinkState::Broken, true, Some(on)) => format!("It did not work on {on}"),
        (LinkState::Broken, _, _) => "There is no such record".to_owned(),
        (LinkState::ToTry, _, Some(on)) => format!("To be tried again: last tried on {on}"),
        (LinkState::ToTry, _, None) => "To be tried: nobody has yet".to_owned(),
    };
    (state, said)
}

/// How a link stands, in a word by which the list is narrowed.
const fn link_word(state: LinkState) -> &'static str {
    match state {
        LinkState::NoLink => "No link",
        LinkState::Works => "Works",
        LinkState::ToTry => "To be tried",
        LinkState::Broken => "Broken",
    }
}
