//! Lessons that councils of the same Guildhall let each other read.

use super::below;
use crate::address::Path;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Facet, Listing, Part, Row};
use publish::lists::Cell;
use store::library::SharedLesson;

fn row(one: SharedLesson) -> Row {
    Row {
        facets: vec![one.council.clone()],
        cells: vec![
            Cell::text(one.title),
            Cell::text(one.council),
            Cell::text(one.happened),
            Cell::text(one.learned),
            Cell::Date(one.on),
            Cell::Count(i64::try_from(one.uses).unwrap_or(i64::MAX)),
        ],
        href: String::new(),
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let found = store::library::shared_lessons(&cx.guildhall().store).await?;
    Ok(Listing {
        title: "Lessons of all councils".into(),
        address: "/library/lessons/shared".into(),
        breadcrumbs: below("Lessons", "/library/lessons"),
        parts: vec![Part::text(
            "What councils that share this Guildhall let each other read. A lesson of yours stands here once you open it on its page.",
        )],
        columns: vec![
            Column::wide("Lesson"),
            Column::new("Council"),
            Column::wide("What happened"),
            Column::wide("What to do another time"),
            Column::new("Written down"),
            Column::number("Times used there"),
        ],
        facets: vec![Facet { name: "council", label: "Council", all: "All councils" }],
        rows: found.into_iter().map(row).collect(),
        empty: "No council has opened a lesson yet. Begin with one of yours: choose it under Lessons and open it to the others."
            .into(),
        buttons: Vec::new(),
        file: "shared-lessons",
        said: "Every lesson that councils let each other read".into(),
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
