//! The register as a list, with what must be escalated and the map above it.

use super::matrix::{heat_map, stands};
use super::{FUNCTION, NOT_RATED, Register, address, day, register};
use crate::address::Path;
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::pages::strategy::subjects::cell;
use crate::parts::listing::{CellLinks, Column, linked};
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::risks::{ReviewState, Risk, in_order, of_subject};
use domain::values::SubjectRef;
use publish::lists::Cell as FileCell;
use std::cmp::Reverse;

/// The most escalations that stand above the list; each risk's page has its own.
const ESCALATIONS_MOST: usize = 25;

const COLUMNS: &[Column] = &[
    Column::wide("Risk"),
    Column::new("Rating now"),
    Column::new("State"),
    Column::new("Kind").in_file(),
    Column::new("About"),
    Column::new("Owner"),
    Column::new("How soon").in_file(),
    Column::new("Review"),
    Column::new("Review by"),
    Column::number("Open actions"),
    Column::new("Entered").in_file(),
    Column::new("Shared with the supplier").in_file(),
    Column::new("Record").in_file(),
];

/// Which column says what a risk is about.
const ABOUT: usize = 4;

const FACETS: &[Facet] = &[
    Facet { name: "state", label: "State", all: "Open and closed" },
    Facet { name: "rating", label: "Rating", all: "Every rating" },
    Facet { name: "category", label: "Kind", all: "Every kind" },
    Facet { name: "about", label: "About", all: "Everything" },
    Facet { name: "shared", label: "Shared with the supplier", all: "Shared or not" },
    Facet { name: "review", label: "Review", all: "Every review" },
    Facet { name: "placed", label: "Where it stands", all: "Anywhere" },
];

/// The risks of the register that an address asks for: all, the function's own, or those of a subject.
fn asked<'a>(register: &'a Register, about: &str) -> Vec<&'a Risk> {
    let risks = &register.book.risks;
    match about.parse::<SubjectRef>() {
        Ok(subject) => of_subject(risks, Some(&subject)).collect(),
        Err(_) if about == FUNCTION => of_subject(risks, None).collect(),
        Err(_) => risks.iter().collect(),
    }
}

/// Open risks first, the gravest before others, then those that are closed, the last first.
fn ordered<'a>(register: &'a Register, risks: &[&'a Risk]) -> Vec<&'a Risk> {
    let of_scale = |scale| in_order(risks.iter().copied(), scale, register.today);
    let mut found: Vec<&Risk> = register.book.scales.iter().flat_map(of_scale).collect();
    let mut rest: Vec<&Risk> =
        risks.iter().copied().filter(|risk| !found.iter().any(|known| known.id == risk.id)).collect();
    rest.sort_by_key(|risk| {
        Reverse((risk.is_open(register.today), risk.closed.as_ref().map(|closing| closing.on), risk.id))
    });
    found.extend(rest);
    found
}

fn row(cx: &Cx, register: &Register, risk: &Risk) -> (Row, String) {
    let is_open = risk.is_open(register.today);
    let rating = register.rating(risk).map_or(NOT_RATED, |rating| rating.name.as_str());
    let record = risk.about.as_ref().map(ToString::to_string).unwrap_or_default();
    let about = cell(cx, &register.book, &risk.about);
    let said = if record.is_empty() { FUNCTION } else { about.text.as_str() };
    let facet = if record.is_empty() { FUNCTION } else { record.as_str() };
    let review = register.review(risk).filter(|_| is_open);
    let review_word = match review {
        Some(ReviewState::Overdue { .. }) => "Overdue",
        Some(ReviewState::Due { .. }) => "Due within two weeks",
        Some(ReviewState::Later { .. }) => "Not due yet",
        None => "",
    };
    let state = if is_open { "Open" } else { "Closed" };
    let placed = register.scale(&risk.scale).map(|scale| stands(risk, scale, register.today)).unwrap_or_default();
    let shared = if risk.is_shared { "Shared" } else { "Not shared" };
    let actions = register.actions.get(&risk.id).map(Vec::as_slice).unwrap_or_default();
    let open_actions = actions.iter().filter(|action| action.is_open(register.today)).count();
    let text = |text: &str| FileCell::text(text);
    let row = Row {
        cells: vec![
            text(&risk.title),
            text(rating),
            text(state),
            text(&risk.category),
            text(said),
            text(&risk.owner),
            text(risk.proximity.map_or("", |proximity| proximity.label())),
            text(review_word),
            review.map_or(FileCell::Empty, |review| FileCell::Date(review.on())),
            FileCell::Count(i64::try_from(open_actions).unwrap_or(i64::MAX)),
            FileCell::Date(risk.raised),
            text(shared),
            text(&record),
        ],
        href: address(risk.id),
        facets: [state, rating, &risk.category, facet, shared, review_word, &placed].map(str::to_owned).into(),
    };
    (row, about.href)
}

/// What must go to somebody higher: each reason a row.
fn escalations(register: &Register, risks: &[&Risk]) -> Vec<Part> {
    let of_risk =
        |risk: &&Risk| register.escalations(risk).into_iter().map(|one| ((*risk).clone(), one)).collect::<Vec<_>>();
    let found: Vec<_> = risks.iter().flat_map(of_risk).collect();
    let row = |(risk, escalation): &(Risk, domain::risks::Escalation)| {
        let risk = Cell::new(risk.title.as_str()).to(address(risk.id));
        vec![risk, Cell::new(escalation.reason.as_str()), Cell::new(escalation.to.as_str())]
    };
    if found.is_empty() {
        return vec![Part::text("No open risk has to go to anybody higher today.")];
    }
    let shown = found.iter().take(ESCALATIONS_MOST).map(row).collect();
    let mut parts = vec![Part::Table(table("Who must know today", &["Risk", "Why", "Who must know"], shown))];
    if found.len() > ESCALATIONS_MOST {
        let more = found.len() - ESCALATIONS_MOST;
        parts.push(Part::text(format!("{more} more: each risk's page says its own.")));
    }
    parts
}

async fn listing(cx: &Cx) -> Result<(Listing, CellLinks), PageFailure> {
    let register = register(cx).await?;
    let sent = Sent::read(&cx.query);
    let risks = ordered(&register, &asked(&register, sent.text("about").trim()));
    let may = cx.may(Action::EditRisks);
    let mut parts = Vec::new();
    if register.book.scales.is_empty() {
        parts.extend(super::scales::begin(cx));
    } else if !risks.is_empty() {
        parts.extend(escalations(&register, &risks));
        let about = sent.text("about").trim();
        parts.extend(register.book.scales.iter().flat_map(|scale| heat_map(&risks, scale, register.today, about)));
    }
    let mut buttons = vec![Button { link: Link::new("Scales and appetite", "/risks/scales"), secondary: true }];
    if may && !register.book.scales.is_empty() {
        buttons.insert(0, Button { link: Link::new("Enter a risk", "/risks/new"), secondary: false });
    }
    // A narrowed register keeps all rows, so that its filter can be widened again.
    let all = ordered(&register, &register.book.risks.iter().collect::<Vec<_>>());
    let (rows, links) = linked(ABOUT, all.into_iter().map(|risk| row(cx, &register, risk)));
    let listing = Listing {
        title: "Risks".to_owned(),
        address: "/risks".to_owned(),
        breadcrumbs: Vec::new(),
        parts,
        columns: COLUMNS.to_vec(),
        facets: FACETS.to_vec(),
        rows,
        empty: "No risk was entered yet. Enter the first: what may happen to procurement or to one of its contracts, and what would follow.".to_owned(),
        buttons,
        file: "risks",
        said: format!("Register of risks as of {}; ratings are with the controls there are", day(register.today)),
    };
    Ok((listing, links))
}

/// The register.
pub async fn open(cx: Cx) -> Answer {
    let (listing, links) = listing(&cx).await?;
    listing.page_linked(&cx, &links)
}

/// The register as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.0.send_file(&cx, &form)
}
