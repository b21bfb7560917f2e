//! The register as a list, with totals and what may be counted twice above it.

use super::totals::{by_year, kind_said, social};
use super::{address, day, social_said, state_said, waits_for};
use crate::address::Path;
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::subjects::cell;
use crate::parts::listing::{AND, Column};
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::savings::{Saving, SavingId, double_claims, of_saving};
use domain::strategy::Book;
use domain::values::{Date, FinancialYear};
use publish::lists::Cell as FileCell;

const COLUMNS: &[Column] = &[
    Column::wide("Saving"),
    Column::new("Kind"),
    Column::new("State"),
    Column::new("How it came about").in_file(),
    Column::new("Comes again").in_file(),
    Column::new("About").in_file(),
    Column::new("Owner"),
    Column::number("Planned, all years"),
    Column::number("Delivered: signed off"),
    Column::number("Claimed, not signed"),
    Column::number("Still forecast, claims included"),
    Column::new("Entered").in_file(),
    Column::new("Social benefit from").in_file(),
    Column::new("Stage of the work").in_file(),
    Column::new("Decided by").in_file(),
    Column::new("Decided on").in_file(),
    Column::new("Record").in_file(),
];

const FACETS: &[Facet] = &[
    Facet { name: "kind", label: "Kind", all: "Every kind" },
    Facet { name: "state", label: "State", all: "Every state" },
    Facet { name: "waits", label: "Waits for", all: "Anybody or nobody" },
    Facet { name: "social", label: "Social benefit from", all: "Anything" },
    Facet { name: "about", label: "About", all: "Everything" },
];

/// Which savings may claim the same money, with links to both: all of them, or those of one saving, or of its one year.
pub fn doubles(savings: &[Saving], only: (Option<SavingId>, Option<FinancialYear>), today: Date) -> Vec<Part> {
    let (id, year) = only;
    let is_asked = |claim: &domain::savings::DoubleClaim| {
        let (one, other) = claim.savings;
        id.is_none_or(|id| id == one || id == other) && year.is_none_or(|year| year == claim.year)
    };
    let found: Vec<_> = double_claims(savings, today).into_iter().filter(is_asked).collect();
    let title = |id: SavingId| savings.iter().find(|one| one.id == id).map_or("", |one| one.title.as_str());
    let row = |claim: &domain::savings::DoubleClaim| {
        let (one, other) = claim.savings;
        vec![
            Cell::new(title(one)).to(address(one)),
            Cell::new(title(other)).to(address(other)),
            Cell::new(claim.year.to_string()),
            Cell::number(claim.amount.to_string()),
        ]
    };
    // The reasons are whole sentences: in a column of their own they would make each row as tall as a narrow screen.
    let reasons: Vec<String> = found.iter().map(|claim| claim.reason.clone()).collect();
    let rows: Vec<Vec<Cell>> = found.iter().map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["Saving", "And", "Year", "#May be counted twice"];
    let warning = "Some savings may claim the same money. Look at each pair before you report a total.";
    vec![
        Part::Warning(warning.to_owned()),
        Part::Table(table("What may be counted twice", &head, rows)),
        Part::Bullets(reasons),
    ]
}

fn row(cx: &Cx, book: &Book, saving: &Saving, today: Date) -> Result<Row, PageFailure> {
    let total = of_saving(saving, today).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    let about = saving.about.as_ref().map(ToString::to_string).unwrap_or_default();
    let (kind, state) = (kind_said(saving.kind), state_said(saving, today));
    let from = social_said(saving.social_from);
    let waits = waits_for(saving, today).join(&AND.to_string());
    let stage = saving.stage.as_ref().map(domain::savings::StageCode::name).unwrap_or_default();
    let decided = saving.idea.as_ref().and_then(|idea| idea.decision(today));
    Ok(Row {
        cells: vec![
            FileCell::text(&saving.title),
            FileCell::text(kind),
            FileCell::text(state),
            FileCell::text(saving.method.label()),
            FileCell::text(saving.recurrence.label()),
            FileCell::text(cell(cx, book, &saving.about).text),
            FileCell::text(&saving.owner),
            FileCell::Money(total.planned),
            FileCell::Money(total.delivered),
            FileCell::Money(total.claimed),
            FileCell::Money(total.awaited),
            FileCell::Date(saving.entered),
            FileCell::text(from),
            FileCell::text(&stage),
            FileCell::text(decided.map_or("", |one| one.by.as_str())),
            decided.map_or(FileCell::Empty, |one| FileCell::Date(one.on)),
            FileCell::text(&about),
        ],
        href: address(saving.id),
        facets: vec![kind.to_owned(), state.to_owned(), waits, from.to_owned(), about],
    })
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let today = cx.today();
    let mut parts = Vec::new();
    if !book.savings.is_empty() {
        parts.extend(doubles(&book.savings, (None, None), today));
        // Ideas alone come to no total.
        parts.extend(Some(by_year(&book.savings, today)?).filter(|totals| !totals.rows.is_empty()).map(Part::Table));
        parts.extend(social(&book.savings, today)?.map(Part::Table));
        parts.push(Part::text("Delivered is what finance signed off, and nothing else. Ideas that nobody decided to make are in no total. Social benefits are put in money, and are never added to the council's own."));
    }
    let ways = [
        ("Joint savings", "/savings/joint"),
        ("Hours by stage", "/savings/effort"),
        ("Strategic suppliers", "/suppliers/strategic"),
    ];
    let mut buttons: Vec<Button> =
        ways.into_iter().map(|(text, href)| Button { link: Link::new(text, href), secondary: true }).collect();
    if cx.may(Action::EditSavings) {
        buttons.insert(0, Button { link: Link::new("Enter a saving", "/savings/new"), secondary: false });
    }
    // What still counts stands before what was withdrawn, the last entered first.
    let mut savings: Vec<&Saving> = book.savings.iter().collect();
    savings.sort_by_key(|saving| (!saving.counts(today), std::cmp::Reverse((saving.entered, saving.id))));
    Ok(Listing {
        title: "Savings".to_owned(),
        address: "/savings".to_owned(),
        breadcrumbs: Vec::new(),
        parts,
        columns: COLUMNS.to_vec(),
        facets: FACETS.to_vec(),
        rows: savings.into_iter().map(|saving| row(cx, &book, saving, today)).collect::<Result<_, _>>()?,
        empty: "No saving was entered yet. Enter the first: what it is measured against, and what is expected of each year.".to_owned(),
        buttons,
        file: "savings",
        said: format!("Register of savings as of {}; delivered is what finance signed off", day(today)),
    })
}

/// The register.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The register as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
