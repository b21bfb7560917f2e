//! The register of strategic suppliers, with what comes of them by scope above it.

use super::address;
use crate::address::Path;
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::suppliers::below_suppliers;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::strategy::Book;
use domain::suppliers::{StrategicSupplier, SupplierScope, benefits, benefits_of_scope};
use domain::values::{Date, PenceError};
use publish::lists::Cell as FileCell;

const COLUMNS: &[Column] = &[
    Column::wide("Supplier"),
    Column::new("On behalf of"),
    Column::new("State"),
    Column::new("Lead"),
    Column::wide("Objectives"),
    Column::new("Since"),
    Column::number("Delivered: signed off"),
    Column::number("Still forecast, claims included"),
    Column::number("Social benefits delivered"),
    Column::number("Open risks"),
];

const FACETS: &[Facet] = &[
    Facet { name: "scope", label: "On behalf of", all: "Everybody" },
    Facet { name: "state", label: "State", all: "Managed now or not" },
];

fn too_large(fault: PenceError) -> PageFailure {
    PageFailure::fault(&fault.to_string())
}

fn count(things: usize) -> FileCell {
    FileCell::Count(i64::try_from(things).unwrap_or(i64::MAX))
}

fn row(one: &StrategicSupplier, book: &Book, today: Date) -> Result<Row, PageFailure> {
    let found = benefits(one, &book.savings, &book.risks, today).map_err(too_large)?;
    let state = if one.is_managed(today) { "Managed now" } else { "Not now" };
    Ok(Row {
        cells: vec![
            FileCell::text(&one.supplier),
            FileCell::text(one.scope.label()),
            FileCell::text(state),
            FileCell::text(&one.lead),
            FileCell::text(&one.objectives),
            FileCell::Date(one.since),
            FileCell::Money(found.delivered),
            FileCell::Money(found.awaited),
            FileCell::Money(found.social),
            count(found.risks),
        ],
        href: address(one.number),
        facets: vec![one.scope.label().to_owned(), state.to_owned()],
    })
}

fn by_scope(book: &Book, today: Date) -> Result<Part, PageFailure> {
    let mut rows = Vec::new();
    for scope in SupplierScope::ALL {
        let found = benefits_of_scope(*scope, &book.strategic_suppliers, &book.savings, &book.risks, today);
        let (suppliers, found) = found.map_err(too_large)?;
        if suppliers > 0 {
            rows.push(vec![
                Cell::new(scope.label()),
                Cell::number(suppliers.to_string()),
                Cell::number(found.delivered.to_string()),
                Cell::number(found.awaited.to_string()),
                Cell::number(found.social.to_string()),
                Cell::number(found.risks.to_string()),
            ]);
        }
    }
    let head = [
        "On behalf of",
        "#Suppliers managed now",
        "#Delivered: signed off",
        "#Still forecast, claims included",
        "#Social benefits delivered",
        "#Open risks",
    ];
    Ok(Part::Table(table("What comes of strategic suppliers, by scope", &head, rows)))
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let today = cx.today();
    let mut parts = vec![Part::text(
        "The few suppliers with whom the council works beyond single contracts. Savings and risks count here that are about the supplier or about one of its records.",
    )];
    if book.strategic_suppliers.iter().any(|one| one.is_managed(today)) {
        parts.push(by_scope(&book, today)?);
    }
    let enter = Button { link: Link::new("Enter a strategic supplier", "/suppliers/strategic/new"), secondary: false };
    let rows = book.strategic_suppliers.iter().map(|one| row(one, &book, today)).collect::<Result<_, _>>()?;
    Ok(Listing {
        title: "Strategic suppliers".to_owned(),
        address: "/suppliers/strategic".to_owned(),
        breadcrumbs: below_suppliers(),
        parts,
        columns: COLUMNS.to_vec(),
        facets: FACETS.to_vec(),
        rows,
        empty: "No strategic supplier was entered yet. Enter the first: who leads, and what is to be reached."
            .to_owned(),
        buttons: if cx.may(Action::EditSavings) { vec![enter] } else { Vec::new() },
        file: "strategic-suppliers",
        said: "Savings of all years, by what they are about; delivered is what finance signed off".to_owned(),
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
