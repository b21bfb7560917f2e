//! Changing a person: roles, password, end, erasure.

use super::ticked_roles;
use crate::address::Path;
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use actions::Failure;
use domain::people::PersonId;

async fn done(cx: Cx, id: i64, done: Result<(), Failure>, to: &str) -> Answer {
    match done {
        Ok(()) => go_to(to),
        Err(failure) => super::show::again(cx, id, field_errors(failure)?).await,
    }
}

/// Gives a person other roles.
pub async fn roles(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let roles = ticked_roles(&sent.all("roles"));
    let changed = actions::people::set_roles(cx.guildhall(), &cx.scope()?, PersonId::new(id), &roles).await;
    done(cx, id, changed, &format!("/people/{id}?done=roles-changed")).await
}

/// Gives a person another password.
pub async fn password(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let new = sent.text("new_password");
    let changed = actions::people::reset_password(cx.guildhall(), &cx.scope()?, PersonId::new(id), new).await;
    done(cx, id, changed, &format!("/people/{id}?done=password-reset")).await
}

/// Ends a person's access.
pub async fn end(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let ended = actions::people::end(cx.guildhall(), &cx.scope()?, PersonId::new(id), sent.text("why")).await;
    done(cx, id, ended, "/people?done=person-ended").await
}

/// Erases a person's details.
pub async fn erase(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let erased = actions::people::erase(cx.guildhall(), &cx.scope()?, PersonId::new(id), sent.text("why")).await;
    done(cx, id, erased, "/people?done=person-erased").await
}
