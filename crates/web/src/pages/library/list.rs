//! The documents of the library.

use super::{areas, book, link_said, link_word, review};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::library::{Document, ReviewDue, overdue};
use domain::values::{Date, Month};
use publish::lists::Cell;

fn row(book: &Book, document: &Document, views: i64, today: Date) -> Row {
    let (state, said) = review(document, today);
    let (link, link_said) = link_said(book, document, today);
    Row {
        cells: vec![
            Cell::text(&document.title),
            Cell::text(document.kind.label()),
            Cell::text(&document.owner),
            Cell::text(&document.version),
            Cell::Date(document.issued),
            Cell::text(said),
            Cell::text(areas::said(book, &document.about).join("; ")),
            Cell::text(&document.found_at),
            Cell::text(link_said),
            Cell::Count(views),
        ],
        href: format!("/library/{}", document.code),
        facets: vec![
            document.kind.label().to_owned(),
            document.owner.clone(),
            state.to_owned(),
            link_word(link).to_owned(),
        ],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, today) = (book(cx).await?, cx.today());
    let late = overdue(&book.documents, today);
    let mut known: Vec<&Document> = book.documents.iter().collect();
    // By the day of the next review, so that what is overdue longest stands first; what needs none, and what is withdrawn, last.
    let next = |document: &Document| match document.review(today) {
        ReviewDue::By(on) | ReviewDue::Overdue { on, .. } => Some(on),
        ReviewDue::Never => None,
    };
    known.sort_by_key(|one| (!one.is_offered(today), next(one).is_none(), next(one), one.title.to_lowercase()));
    let views = store::library::views(&cx.guildhall().store, &cx.scope()?, Month::of(today)).await?;
    let viewed = |document: &Document| views.get(&document.code).map_or(0, |count| count.0);
    let mut parts = Vec::new();
    if !late.is_empty() {
        let many = if late.len() == 1 { "1 document is".to_owned() } else { format!("{} documents are", late.len()) };
        parts.push(Part::Warning(format!("{many} overdue for review. They stand first.")));
    }
    let link = |text: &str, href: &str, secondary| Button { link: Link::new(text, href), secondary };
    let mut buttons = Vec::new();
    if cx.may(Action::EditStrategy) {
        buttons.push(link("Put a document into the library", "/library/new", false));
    }
    buttons.push(link("Lessons", "/library/lessons", true));
    Ok(Listing {
        title: "Library".into(),
        address: "/library".into(),
        breadcrumbs: Vec::new(),
        parts,
        columns: vec![
            Column::wide("Document"),
            Column::new("Kind"),
            Column::new("Owner"),
            Column::new("Version"),
            Column::new("Issued"),
            Column::wide("Review"),
            Column::wide("Helps with"),
            Column::wide("Where it is"),
            Column::new("Link"),
            Column::number("Times opened"),
        ],
        facets: vec![
            Facet { name: "kind", label: "Kind", all: "All kinds" },
            Facet { name: "owner", label: "Owner", all: "All owners" },
            Facet { name: "review", label: "Review", all: "Any" },
            Facet { name: "link", label: "Link", all: "All links" },
        ],
        rows: known.into_iter().map(|one| row(&book, one, viewed(one), today)).collect(),
        empty: "The library is empty. Begin with the contract procedure rules and the guides that people ask for most, each \
                with who keeps it up to date and when it is looked at again."
            .into(),
        buttons,
        file: "library",
        said: "Every document with its owner, its review and its link".into(),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
