//! The register of meetings.

use super::{START, at_top, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::library::records::lines;
use crate::pages::strategy::subjects;
use crate::parts::listing::{CellLinks, Column, linked};
use crate::parts::{Button, Facet, KeyFigure, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::meetings::{Meeting, MeetingKind, in_twelve_months};
use domain::values::Date;
use publish::lists::Cell;

/// Which column says what a meeting was about.
const ABOUT: usize = 5;

fn row(cx: &Cx, book: &Book, one: &Meeting) -> (Row, String) {
    let about = subjects::cell(cx, book, &one.about);
    let row = Row {
        cells: vec![
            Cell::text(&one.with),
            Cell::Date(one.on),
            Cell::text(one.kind.label()),
            Cell::text(one.attended.join("; ")),
            Cell::text(&one.outcome),
            Cell::text(about.text),
            Cell::text(lines(&one.about)),
        ],
        href: format!("{START}/{}", one.id),
        facets: vec![one.kind.label().to_owned(), one.on.year().to_string()],
    };
    (row, about.href)
}

/// How many meetings of each kind there were in twelve months.
fn figures(book: &Book, today: Date) -> Part {
    let found = in_twelve_months(&book.meetings, today);
    let figure = |kind: &MeetingKind| KeyFigure {
        label: kind.label().to_owned(),
        number: found.iter().filter(|one| one.kind == *kind).count().to_string(),
        note: "meetings in twelve months".to_owned(),
        ..KeyFigure::default()
    };
    Part::Figures(MeetingKind::ALL.iter().map(figure).collect())
}

async fn listing(cx: &Cx) -> Result<(Listing, CellLinks), PageFailure> {
    let book = book(cx).await?;
    let mut known: Vec<&Meeting> = book.meetings.iter().collect();
    known.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
    let new = Button { link: Link::new("Enter a meeting", "/strategy/meetings/new"), secondary: false };
    let mut parts = vec![Part::text("Whom procurement meets, who attended, and what came of it.")];
    if !known.is_empty() {
        parts.push(figures(&book, cx.today()));
    }
    let (rows, links) = linked(ABOUT, known.into_iter().map(|one| row(cx, &book, one)));
    let listing = Listing {
        title: "Meetings".into(),
        address: START.into(),
        breadcrumbs: at_top(),
        parts,
        columns: vec![
            Column::wide("With whom"),
            Column::new("Day"),
            Column::new("Kind"),
            Column::wide("Who attended"),
            Column::wide("What came of it"),
            Column::wide("About"),
            Column::new("Records").in_file(),
        ],
        facets: vec![
            Facet { name: "kind", label: "Kind", all: "All kinds" },
            Facet { name: "year", label: "Year", all: "All years" },
        ],
        rows,
        empty:
            "No meeting yet. Enter the last time that somebody of procurement met a network of councils, a service, a \
                supplier or councillors, and what came of it."
                .into(),
        buttons: if cx.may(Action::EditStrategy) { vec![new] } else { Vec::new() },
        file: "meetings",
        said: "Every meeting with who attended and what came of it".into(),
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
