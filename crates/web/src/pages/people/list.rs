//! Everybody who works for the council.

use crate::address::Path;
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, show};
use crate::pages::spend::download;
use askama::Template;
use domain::access::Action;
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "people/list.html")]
struct People {
    page: PageFrame,
    table: Table,
    may_add: bool,
    downloads: Vec<(String, &'static str)>,
}

/// A person of the list, and their roles in words.
async fn members(cx: &Cx) -> Result<Vec<(store::people::Person, String)>, PageFailure> {
    let scope = cx.scope()?;
    let people = store::people::of_council(&cx.guildhall().store, &scope).await?;
    let roles = store::people::roles_in(&cx.guildhall().store, &scope).await?;
    let said = |person: &store::people::Person| {
        let held: Vec<&str> = roles.iter().filter(|(id, _)| *id == person.id).map(|(_, role)| role.label()).collect();
        held.join(", ")
    };
    Ok(people.into_iter().map(|person| (person.clone(), said(&person))).collect())
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    let rows = members(&cx).await?.into_iter().map(|(person, roles)| {
        vec![
            Cell::new(person.shown_name()).to(format!("/people/{}", person.id.get())),
            Cell::new(person.email.unwrap_or_default()),
            Cell::new(roles),
        ]
    });
    let table = Table {
        caption: "People who can sign in".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: vec![Heading::new("Name"), Heading::new("Email address"), Heading::new("Roles")],
        rows: rows.collect(),
        first_cell_is_header: true,
    };
    let downloads = download::links("/people/download", "");
    show(&People { page: cx.frame("People"), table, may_add: cx.may(Action::ManagePeople), downloads })
}

/// The same list as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let rows = members(&cx).await?;
    let list = List {
        title: "People".into(),
        columns: ["Name", "Email address", "Roles"].map(ColumnHeading::wide).to_vec(),
        notes: download::notes(&cx, "People who can sign in for the council"),
    };
    let cells = rows.into_iter().map(|(person, roles)| {
        let email = person.email.clone().unwrap_or_default();
        vec![lists::Cell::text(person.shown_name()), lists::Cell::text(email), lists::Cell::text(roles)]
    });
    download::answer(&form, &list, cells, "people")
}
