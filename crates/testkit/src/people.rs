//! Invented people.

use actions::Guildhall;
use actions::people::NewPerson;
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::people::PersonId;

/// The password of everybody in tests.
pub const PASSWORD: &str = "three odd words";

/// A person who was added.
#[derive(Clone, Debug)]
pub struct Someone {
    /// The record's number.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The address they sign in with.
    pub email: String,
}

impl Someone {
    /// Adds a person with roles in a council; the name gives the address.
    pub async fn add(guildhall: &Guildhall, council: &Council, name: &str, roles: &[Role]) -> Someone {
        let email = format!("{}@{}.example", name.to_lowercase().replace(' ', "."), council.code);
        let typed = NewPerson {
            name: name.to_owned(),
            email: email.clone(),
            password: PASSWORD.to_owned(),
            roles: roles.to_vec(),
        };
        let id = actions::people::add(guildhall, &Scope::of_operator(council.id), &typed).await.unwrap();
        Someone { id, name: name.to_owned(), email }
    }
}
