//! The register of requests.

use super::{LAW, START, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, KeyFigure, Listing, Part, Row};
use domain::access::Action;
use domain::format_requests::{AskedFor, FormatRequest, RequestState, in_order, standing};
use domain::strategy::measures::Readings;
use domain::values::Date;
use publish::lists::Cell;

fn row(one: &FormatRequest, today: Date) -> Row {
    let cost = match one.state {
        RequestState::Sent { cost, .. } => cost,
        _ => None,
    };
    let stands = standing(one, today).label();
    Row {
        cells: vec![
            Cell::text(format!("{}: {}", one.id, one.asked_for.said())),
            Cell::text(one.format.label()),
            Cell::Date(one.due),
            Cell::text(stands),
            Cell::text(one.state.label()),
            Cell::text(&one.handler),
            Cell::Date(one.came_in),
            Cell::text(one.channel.label()),
            Cell::maybe(one.state.closed_on(), Cell::Date),
            Cell::maybe(cost, Cell::Money),
            Cell::text(&one.reference),
        ],
        href: format!("{START}/{}", one.id),
        facets: vec![stands.to_owned(), one.format.label().to_owned()],
    }
}

fn figures(readings: &Readings) -> Part {
    let shown = [
        ("format_requests.in_time_share", "Answered in time, in twelve months"),
        ("format_requests.overdue_count", "Overdue"),
        ("format_requests.twelve_months_count", "Came in, in twelve months"),
    ];
    Part::Figures(shown.into_iter().map(|(code, label)| KeyFigure::of(readings, code, label)).collect())
}

/// What can be done, the commonest first.
fn buttons(cx: &Cx) -> Vec<Button> {
    let button = |text: &str, href: &str, secondary| Button { link: Link::new(text, href), secondary };
    let mut all = vec![button("Enter a request", "/format-requests/new", false)];
    if cx.may(Action::SettleFormatRequests) {
        all.push(button("Settle the periods", "/format-requests/settings", true));
    }
    all
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, today) = (book(cx).await?, cx.today());
    let mut readings = Readings::new(today);
    domain::format_requests::measures::read_into(&mut readings, &book.format_requests, today);
    let days = book.format_settings.days;
    let mut parts = vec![Part::text(format!(
        "Who asked for a document in braille, large print, audio or the like, and by when it is promised: {days} working days \
         after a request comes in. {LAW}"
    ))];
    if let Some(council) = cx.who.as_ref().and_then(|who| who.council.as_ref()) {
        let link = Link::new("the public form", &super::public_form(council, AskedFor::Words));
        parts.push(Part::Way("Anybody can ask without signing in, by".to_owned(), link));
    }
    if !book.format_requests.is_empty() {
        parts.push(figures(&readings));
    }
    Ok(Listing {
        title: "Requests for other formats".into(),
        address: START.into(),
        breadcrumbs: Vec::new(),
        parts,
        columns: vec![
            Column::wide("Request"),
            Column::new("Format"),
            Column::new("Due"),
            Column::new("How it stands"),
            Column::new("State"),
            Column::new("Handled by"),
            Column::new("Came in"),
            Column::new("How it came in").in_file(),
            Column::new("Closed on").in_file(),
            Column::new("Cost (£)").in_file(),
            Column::new("Reference").in_file(),
        ],
        facets: vec![
            Facet { name: "stands", label: "How it stands", all: "All" },
            Facet { name: "format", label: "Format", all: "All formats" },
        ],
        rows: in_order(&book.format_requests).into_iter().map(|one| row(one, today)).collect(),
        empty: "No request yet. Those from the public form come here by themselves. Enter one that came by telephone, by letter \
                or in person."
            .into(),
        buttons: buttons(cx),
        file: "format-requests",
        said: "Every request for a document in another format. Who asked is not in this file".into(),
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
