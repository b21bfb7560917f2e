//! Everybody who works for the council.

use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Action;

#[derive(Template)]
#[template(path = "people/list.html")]
struct People {
    page: PageFrame,
    table: Table,
    may_add: bool,
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let people = store::people::of_council(&cx.guildhall().store, &scope).await?;
    let roles = store::people::roles_in(&cx.guildhall().store, &scope).await?;
    let rows = people.into_iter().map(|person| {
        let held: Vec<&str> = roles.iter().filter(|(id, _)| *id == person.id).map(|(_, role)| role.label()).collect();
        vec![
            Cell::new(person.shown_name()).to(format!("/people/{}", person.id.get())),
            Cell::new(person.email.unwrap_or_default()),
            Cell::new(held.join(", ")),
        ]
    });
    let table = Table {
        caption: "People who can sign in".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: vec![Heading::new("Name"), Heading::new("Email address"), Heading::new("Roles")],
        rows: rows.collect(),
        first_cell_is_header: true,
    };
    show(&People { page: cx.frame("People"), table, may_add: cx.may(Action::ManagePeople) })
}
