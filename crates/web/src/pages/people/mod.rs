//! Who works for the council, and what they may do.

pub mod add;
pub mod change;
pub mod list;
pub mod mail;
pub mod show;

use crate::components::Choice;
use domain::access::Role;

/// The roles as boxes to tick.
fn role_choices(held: &[Role]) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role.name(), role.label()).picked(held.contains(role))).collect()
}

/// The roles that were ticked; what is no role is left out.
fn ticked_roles(values: &[&str]) -> Vec<Role> {
    values.iter().filter_map(|value| value.parse().ok()).collect()
}
