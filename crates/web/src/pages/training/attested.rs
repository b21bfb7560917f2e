//! Who has read the contract procedure rules in force, and who has not.

use super::{WHY_NAMES, below_training, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Role;
use domain::people::PersonId;
use domain::strategy::training::{STARTERS, has_attested, starters};
use publish::lists::Cell;

fn roles_said(roles: &[(PersonId, Role)], person: PersonId) -> String {
    let held = roles.iter().filter(|(one, role)| *one == person && STARTERS.contains(role));
    held.map(|(_, role)| role.label()).collect::<Vec<_>>().join(", ")
}

/// Who starts procurements, those who have not read an edition first.
async fn rows(cx: &Cx, edition: u32) -> Result<Vec<Row>, PageFailure> {
    let (store, scope, today) = (&cx.guildhall().store, cx.scope()?, cx.today());
    let book = book(cx).await?;
    let roles = store::people::roles_in(store, &scope).await?;
    let people = starters(&roles);
    let ids: Vec<i64> = people.iter().map(|person| person.get()).collect();
    let names = store::people::names(store, &ids).await?;
    let row = |person: &PersonId| {
        let is_done = has_attested(&book.attested, *person, edition, today);
        let of = book.attested.iter().filter(|one| one.person == *person);
        let last = of.clone().filter(|one| one.edition == edition).map(|one| one.on).max();
        let before = of.filter(|one| one.edition != edition).map(|one| one.edition).max();
        let state = if is_done { "Has read them" } else { "Has not" };
        let cells = vec![
            Cell::text(names.get(&person.get()).map_or("", String::as_str)),
            Cell::text(roles_said(&roles, *person)),
            Cell::text(state),
            Cell::maybe(last, Cell::Date),
            Cell::maybe(before, |number| Cell::text(format!("Edition {number}"))),
        ];
        (is_done, Row { cells, href: String::new(), facets: vec![state.to_owned()] })
    };
    let mut rows: Vec<(bool, Row)> = people.iter().map(row).collect();
    rows.sort_by_key(|(is_done, _)| *is_done);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let editions = store::law::in_force(&cx.guildhall().store, &cx.scope()?).await?;
    let edition = editions.in_force(cx.today()).map(|edition| edition.number);
    let rows = match edition {
        Some(edition) => rows(cx, edition).await?,
        None => Vec::new(),
    };
    let empty = if edition.is_some() {
        "Nobody has a role that starts procurements yet."
    } else {
        "No contract procedure rules are in force, so that there is nothing to read yet. Enter them first."
    };
    let said = edition.map_or_else(String::new, |edition| {
        format!("Who starts procurements says for themselves, below the rules, that they have read edition {edition}.")
    });
    let mut parts = vec![Part::Inset(WHY_NAMES.into())];
    parts.extend(Some(said).filter(|said| !said.is_empty()).map(Part::Text));
    Ok(Listing {
        title: "Who has read the contract procedure rules".into(),
        address: "/training/attested".into(),
        breadcrumbs: below_training(),
        parts,
        columns: vec![
            Column::new("Who"),
            Column::wide("Roles"),
            Column::new("The edition in force"),
            Column::new("Attested on"),
            Column::new("Read before"),
        ],
        facets: vec![Facet { name: "state", label: "The edition in force", all: "All" }],
        rows,
        empty: empty.into(),
        buttons: vec![Button { link: Link::new("Go to the rules", "/law/procedure-rules"), secondary: true }],
        file: "rules-attested",
        said: "Personal details: keep this file only as long as you need it".into(),
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
