//! One person: what they are here, and what an administrator can change.

use super::role_choices;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;
use domain::people::PersonId;

#[derive(Template)]
#[template(path = "people/show.html")]
struct ShowPerson {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    name: String,
    summary: Summary,
    roles: Vec<Choice>,
    may_manage: bool,
    may_erase: bool,
}

/// The page of a person of the council.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    again(cx, id, FieldErrors::default()).await
}

/// The page, with what is wrong in one of its forms.
pub async fn again(cx: Cx, id: i64, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeePeople)?;
    let store = &cx.guildhall().store;
    let people = store::people::of_council(store, &scope).await?;
    let person = people.into_iter().find(|person| person.id == PersonId::new(id)).ok_or_else(PageFailure::not_found)?;
    let roles = store::people::roles_in(store, &scope).await?;
    let held: Vec<_> = roles.iter().filter(|(of, _)| *of == person.id).map(|(_, role)| *role).collect();
    let said: Vec<&str> = held.iter().map(|role| role.label()).collect();
    let name = person.shown_name();
    let summary = Summary::new(vec![
        SummaryRow::new("Email address", person.email.clone().unwrap_or_default()),
        SummaryRow::new("Roles", said.join(", ")),
    ]);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let breadcrumbs = vec![Link::new("People", "/people")];
    let page = PageFrame { has_errors: !errors.is_empty(), breadcrumbs, ..cx.frame(&name) };
    let is_self = cx.who.as_ref().is_some_and(|who| who.person.id == person.id);
    let may_manage = cx.may(Action::ManagePeople);
    let may_erase = cx.may(Action::ErasePersonalData) && !is_self;
    show_with(
        status,
        &ShowPerson { page, errors, id, name, summary, roles: role_choices(&held), may_manage, may_erase },
    )
}
