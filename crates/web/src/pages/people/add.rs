//! Adding a person.

use super::{role_choices, ticked_roles};
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use actions::people::NewPerson;
use askama::Template;
use axum::http::StatusCode;

#[derive(Template)]
#[template(path = "people/add.html")]
struct AddPerson {
    page: PageFrame,
    errors: FieldErrors,
    typed: NewPerson,
    roles: Vec<Choice>,
}

fn form(cx: &Cx, errors: FieldErrors, typed: NewPerson) -> AddPerson {
    let breadcrumbs = vec![Link::new("People", "/people")];
    let page = PageFrame { has_errors: !errors.is_empty(), breadcrumbs, ..cx.frame("Add a person") };
    AddPerson { page, errors, roles: role_choices(&typed.roles), typed }
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    show(&form(&cx, FieldErrors::default(), NewPerson::default()))
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let typed = NewPerson {
        name: sent.text("name").to_owned(),
        email: sent.text("email").to_owned(),
        password: sent.text("password").to_owned(),
        roles: ticked_roles(&sent.all("roles")),
    };
    match actions::people::add(cx.guildhall(), &cx.scope()?, &typed).await {
        Ok(_) => go_to("/people?done=person-added"),
        Err(failure) => show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&cx, field_errors(failure)?, typed)),
    }
}
