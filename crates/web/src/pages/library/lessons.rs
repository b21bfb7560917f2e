//! The lessons.

use super::{below_library, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::library::{Lesson, unused};
use publish::lists::Cell;

fn row(lesson: &Lesson, is_unused: bool) -> Row {
    let used: Vec<String> = lesson.used_in.iter().map(|(record, _)| record.to_string()).collect();
    let shared: Vec<&str> = lesson.shared_with.iter().map(|(whom, _)| whom.as_str()).collect();
    let state = |is: bool, yes: &str, no: &str| if is { yes.to_owned() } else { no.to_owned() };
    Row {
        cells: vec![
            Cell::text(&lesson.title),
            Cell::text(&lesson.learned),
            Cell::Date(lesson.on),
            Cell::Count(i64::try_from(used.len()).unwrap_or(i64::MAX)),
            Cell::text(if used.is_empty() { "Not used yet".to_owned() } else { used.join("; ") }),
            Cell::text(if shared.is_empty() { "Not shared".to_owned() } else { shared.join("; ") }),
        ],
        href: format!("/library/lessons/{}", lesson.code),
        facets: vec![state(is_unused, "Not used yet", "Used"), state(shared.is_empty(), "Not shared", "Shared")],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = book(cx).await?;
    let waiting = unused(&book.lessons, cx.today());
    let mut known: Vec<&Lesson> = book.lessons.iter().collect();
    known.sort_by_key(|lesson| (!waiting.contains(lesson), std::cmp::Reverse(lesson.on)));
    let new = Button { link: Link::new("Write a lesson down", "/library/lessons/new"), secondary: false };
    let new = Some(new).filter(|_| cx.may(Action::EditStrategy));
    let shared = Button { link: Link::new("Lessons of all councils", "/library/lessons/shared"), secondary: true };
    Ok(Listing {
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
        rows: known.into_iter().map(|lesson| row(lesson, waiting.contains(&lesson))).collect(),
        empty: "No lesson yet. Write the first one down when something went better or worse than planned: what happened, and \
                what to do another time."
            .into(),
        buttons: new.into_iter().chain([shared]).collect(),
        file: "lessons",
        said: "Every lesson with what it changed and with whom it was shared".into(),
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
