//! An administrator adds a person.

use crate::secrets::hash_password;
use crate::{Failure, FieldError, Guildhall};
use domain::access::{Role, Scope};
use domain::people::{EmailAddress, PersonId, check_new_password};
use domain::trail::Event;
use store::WriteTx;

/// A person to be added, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The first password.
    pub password: String,
    /// The roles in the council.
    pub roles: Vec<Role>,
}

/// A person to be added, found sound.
#[derive(Clone, Debug)]
pub struct CheckedPerson {
    person: store::people::NewPerson,
    roles: Vec<Role>,
}

impl NewPerson {
    /// Checks what was typed and hashes the password.
    pub(crate) async fn check(&self) -> Result<CheckedPerson, Failure> {
        let mut errors = Vec::new();
        let mut wrong = |field, message: String| errors.push(FieldError { field, message });
        let name = self.name.trim();
        if name.is_empty() {
            wrong("name", "Enter a full name".to_owned());
        } else if name.chars().count() > 200 {
            wrong("name", "Full name must be 200 characters or fewer".to_owned());
        }
        let email = self.email.parse::<EmailAddress>();
        if let Err(message) = &email {
            let empty = self.email.trim().is_empty();
            wrong("email", if empty { "Enter an email address".to_owned() } else { message.clone() });
        }
        if let Err(message) = check_new_password(&self.password, &[self.email.trim(), name]) {
            let empty = self.password.is_empty();
            wrong("password", if empty { "Enter a password".to_owned() } else { message });
        }
        if self.roles.is_empty() {
            wrong("roles", "Select at least one role".to_owned());
        }
        let (Ok(email), true) = (email, errors.is_empty()) else { return Err(Failure::Invalid(errors)) };
        let password_hash = hash_password(self.password.clone()).await?;
        let person = store::people::NewPerson { email, name: name.to_owned(), password_hash };
        Ok(CheckedPerson { person, roles: self.roles.clone() })
    }
}

/// Adds a person to an open write, or gives the roles to the person of that address, who may work for other councils too.
pub(crate) async fn add_in(
    guildhall: &Guildhall,
    tx: &mut WriteTx,
    scope: &Scope,
    checked: &CheckedPerson,
) -> Result<PersonId, Failure> {
    let now = guildhall.clock.now();
    let known = store::people::by_email(tx, &checked.person.email).await?;
    let (id, added) = match known {
        Some(known) if known.person.active => (known.person.id, false),
        Some(_) => return Err(Failure::field("email", "This person's access was ended. Use another email address")),
        None => (store::people::add(tx, &checked.person, now).await?, true),
    };
    let held = store::people::grants_of(tx, id).await?;
    if held.councils().contains(&scope.council()) {
        return Err(Failure::field("email", "A person with this email address works for your council already"));
    }
    for role in &checked.roles {
        store::people::give_role(tx, scope, id, *role).await?;
    }
    let roles: Vec<&str> = checked.roles.iter().map(|role| role.label()).collect();
    let summary = if added { "A person was added" } else { "A person of another council was given roles" };
    let mut event = Event::new("person.added", id.get(), summary).change("roles", None, Some(&roles.join(", ")));
    if added {
        event = event.personal(id, "name", &checked.person.name).personal(id, "email", checked.person.email.as_str());
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(id)
}

/// Adds a person with roles in the council. Somebody known from another council keeps the password they have.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended.
pub async fn add(guildhall: &Guildhall, scope: &Scope, typed: &NewPerson) -> Result<PersonId, Failure> {
    let checked = typed.check().await?;
    let mut tx = guildhall.store.begin_write().await?;
    let id = add_in(guildhall, &mut tx, scope, &checked).await?;
    tx.commit().await?;
    Ok(id)
}
