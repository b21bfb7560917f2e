//! The first start: the council and its administrator.

use crate::people::{NewPerson, add_in as add_person_in};
use crate::{Failure, FieldError, Guildhall};
use domain::access::{Role, Scope};
use domain::councils::{CouncilCode, CouncilId};

/// What the first start asks for, as typed.
#[derive(Clone, Debug, Default)]
pub struct Founding {
    /// The council's full name.
    pub council_name: String,
    /// The administrator's name.
    pub name: String,
    /// The administrator's e-mail address.
    pub email: String,
    /// The administrator's password.
    pub password: String,
}

/// Makes the first council and its administrator, together.
///
/// # Errors
/// [`Failure::Refused`] when there is a council already, [`Failure::Invalid`] when something must be mended.
pub async fn found(guildhall: &Guildhall, founding: &Founding) -> Result<CouncilId, Failure> {
    let council_name = founding.council_name.trim();
    let mut errors = Vec::new();
    let code = CouncilCode::from_name(council_name);
    if code.is_none() {
        let message = if council_name.is_empty() {
            "Enter the name of your council"
        } else {
            "Enter the council's name in letters"
        };
        errors.push(FieldError { field: "council_name", message: message.to_owned() });
    }
    let typed = NewPerson {
        name: founding.name.clone(),
        email: founding.email.clone(),
        password: founding.password.clone(),
        roles: vec![Role::Administrator],
    };
    let checked = typed.check().await;
    if let Err(Failure::Invalid(more)) = &checked {
        errors.extend(more.iter().cloned());
    }
    let (Some(code), true) = (code, errors.is_empty()) else { return Err(Failure::Invalid(errors)) };
    let checked = checked?;
    let mut tx = guildhall.store.begin_write().await?;
    if !store::councils::all(&tx).await?.is_empty() {
        return Err(Failure::Refused("This Guildhall has its council already. Sign in instead.".to_owned()));
    }
    let council = super::add::add_in(guildhall, &mut tx, &code, council_name).await?;
    add_person_in(guildhall, &mut tx, &Scope::of_operator(council), &checked).await?;
    tx.commit().await?;
    Ok(council)
}
