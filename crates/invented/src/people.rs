//! The people of the invented councils.

use crate::words::{PEOPLE, lines, members, parts};
use domain::access::Role;

/// An invented person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedPerson {
    /// The person's name.
    pub name: &'static str,
    /// An address that no mail can reach.
    pub email: String,
    /// What the person is, by the code of the council.
    pub roles: Vec<(&'static str, Role)>,
}

/// Everybody, in every role.
pub(crate) fn people() -> Vec<InventedPerson> {
    let named = lines(PEOPLE).into_iter().filter_map(|line| match parts(line).as_slice() {
        [name, roles] => Some((*name, members(roles).into_iter().filter_map(role).collect::<Vec<_>>())),
        _ => None,
    });
    named.map(|(name, roles)| InventedPerson { name, email: email(name, &roles), roles }).collect()
}

fn role(part: &'static str) -> Option<(&'static str, Role)> {
    let (council, role) = part.split_once(':')?;
    Some((council.trim(), role.trim().parse().ok()?))
}

/// An address under `.example`, which is kept for examples (RFC 2606), at the person's first council.
fn email(name: &str, roles: &[(&'static str, Role)]) -> String {
    let words = name.trim_start_matches("Councillor ").to_lowercase();
    let council = roles.first().map_or("nowhere", |(council, _)| council);
    format!("{}@{council}.example", words.replace(' ', "."))
}
