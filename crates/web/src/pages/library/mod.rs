//! The library: documents with their days of review, and lessons.

pub mod areas;
pub mod change;
pub mod form;
pub mod lesson;
pub mod lesson_form;
pub mod lessons;
pub mod list;
pub mod show;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::day;
use domain::records::{Record, Version};
use domain::strategy::Book;
use domain::strategy::library::{Document, ReviewDue};
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
