//! The lessons.

use super::{below_library, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::subjects;
use crate::parts::listing::{CellLinks, Column, linked};
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::library::{Lesson, unused};
use publish::lists::Cell;

/// Which column says what a lesson changed.
const USED_IN: usize = 4;

fn row(cx: &Cx, book: &Book, lesson: &Lesson, is_unused: bool) -> (Row, String) {
    let used = subjects::cell(cx, book, lesson.used_in.iter().map(|(record, _)| record));
    let shared: Vec<&str> = lesson.shared_with.iter().map(|(whom, _)| whom.as_str()).collect();
    let state = |is: bool, yes: &str, no: &str| if is { yes.to_owned() } else { no.to_owned() };
    let row = Row {
        cells: vec![
            Cell::text(&lesson.title),
            Cell::text(&lesson.learned),
            Cell::Date(lesson.on),
            Cell::Count(i64::try_from(lesson.used_in.len()).unwrap_or(i64::MAX)),
            Cell::text(if lesson.used_in.is_empty() { "Not used yet" } else { used.text.as_str() }),
            Cell::text(if shared.is_empty() { "Not shared".to_owned() } else { shared.join("; ") }),
        ],
        href: format!("/library/lessons/{}", lesson.code),
        facets: vec![state(is_unused, "Not used yet", "Used"), state(shared.is_empty(), "Not shared", "Shared")],
    };
    (row, used.href)
}

async fn listing(cx: &Cx) -> Result<(Listing, CellLinks), PageFailure> {
    let book = book(cx).await?;
    let waiting = unused(&book.lessons, cx.today());
    let mut known: Vec<&Lesson> = book.lessons.iter().collect();
    known.sort_by_key(|lesson| (!waiting.contains(lesson), std::cmp::Reverse(lesson.on)));
    let new = Button { link: Link::new("Write a lesson down", "/library/lessons/new"), secondary: false };
    let new = Some(new).filter(|_| cx.may(Action::EditStrategy));
    let shared = Button { link: Link::new("Lessons of all councils", "/library/lessons/shared"), secondary: true };
    let rows = known.into_iter().map(|lesson| row(cx, &book, lesson, waiting.contains(&lesson)));
    let (rows, links) = linked(USED_IN, rows);
    let listing = Listing {
        title: "Lessons".into(),
        address: "/library/lessons".into(),
        breadcrumbs: below_library(),
        parts: vec![Part::text("What was learned, what it changed, and with whom it was shared. A trial that failed is a lesson too.")],
        columns: vec![
            Column::wide("Lesson"),
            Column::wide("What to do another time"),
            Column::new("Written down"),
            Column::number("Times used"),
            Column::new("Used in"),
            Column::new("Shared with"),
        ],
        facets: vec![
            Facet { name: "used", label: "Whether it was used", all: "All" },
            Facet { name: "shared", label: "Whether it was shared", all: "All" },
        ],
        rows,
        empty: "No lesson yet. Write the first one down when something went better or worse than planned: what happened, and \
                what to do another time."
            .into(),
        buttons: new.into_iter().chain([shared]).collect(),
        file: "lessons",
        said: "Every lesson with what it changed and with whom it was shared".into(),
    };
    Ok((listing, links))
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    let (listing, links) = listing(&cx).await?;
    listing.page_linked(&cx, &links)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.0.send_file(&cx, &form)
}
