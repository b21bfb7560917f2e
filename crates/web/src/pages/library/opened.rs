//! Opening a document, which is counted, and saying whether its address works.

use super::{below, book, known};
use crate::address::Path;
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::page::{Answer, go_to};
use crate::pages::strategy::subjects;
use crate::parts::{Part, show_parts};
use domain::strategy::library::{Document, LeadsTo};

/// The way on to a document outside the house. A form may lead nowhere but to the house itself, so that the last step is a link.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let document = known::<Document>(&cx, &code).await?.record;
    let here = format!("/library/{code}");
    let parts = match document.web_address() {
        Some(address) => vec![
            Part::text("The document stands outside Guildhall."),
            Part::Outside("Go on to".into(), Link::new(address, address)),
            Part::Links(vec![Link::new("Back to what the library says of it", &here)]),
        ],
        None => vec![Part::Way(
            format!("It is found here: {}.", document.found_at),
            Link::new("Back to what the library says of it", &here),
        )],
    };
    let title = format!("Open {}", document.title);
    show_parts(PageFrame { breadcrumbs: below(&document.title, &here), ..cx.frame(&title) }, parts)
}

/// Counts that it was opened, and leads on.
pub async fn send(cx: Cx, Path(code): Path<String>) -> Answer {
    let document = actions::library::open_document(cx.guildhall(), &cx.scope()?, &code).await?;
    let here = format!("/library/{code}/open");
    let LeadsTo::Record(record) = document.leads_to() else { return go_to(&here) };
    let known = subjects::known(&cx, &*book(&cx).await?, &record);
    go_to(if known.href.is_empty() { &here } else { &known.href })
}
