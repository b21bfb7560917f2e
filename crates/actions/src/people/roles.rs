//! An administrator changes what a person may do.

use crate::{Failure, Guildhall};
use domain::access::{Role, Scope};
use domain::people::PersonId;
use domain::trail::Event;
use store::Reads;

/// The roles of a person in the council.
pub(super) async fn member(from: &impl Reads, scope: &Scope, person: PersonId) -> Result<Vec<Role>, Failure> {
    let roles = store::people::roles_in(from, scope).await?;
    let held: Vec<Role> = roles.iter().filter(|(id, _)| *id == person).map(|(_, role)| *role).collect();
    if held.is_empty() { Err(Failure::NotFound) } else { Ok(held) }
}

/// Refuses what would leave the council without an administrator.
pub(super) async fn leaves_an_administrator(
    from: &impl Reads,
    scope: &Scope,
    person: PersonId,
    new_roles: &[Role],
) -> Result<(), Failure> {
    let roles = store::people::roles_in(from, scope).await?;
    let another = roles.iter().any(|(id, role)| *id != person && *role == Role::Administrator);
    let was = roles.iter().any(|(id, role)| *id == person && *role == Role::Administrator);
    if another || !was || new_roles.contains(&Role::Administrator) {
        Ok(())
    } else {
        Err(Failure::Refused("The council needs an administrator. Make somebody else one first.".to_owned()))
    }
}

/// Gives a person other roles in the council.
///
/// # Errors
/// [`Failure::NotFound`] when they have no role here; [`Failure::Invalid`] when none is chosen;
/// [`Failure::Refused`] when no administrator would be left.
pub async fn set_roles(guildhall: &Guildhall, scope: &Scope, person: PersonId, roles: &[Role]) -> Result<(), Failure> {
    if roles.is_empty() {
        return Err(Failure::field("roles", "Select at least one role"));
    }
    let mut tx = guildhall.store.begin_write().await?;
    let before = member(&tx, scope, person).await?;
    leaves_an_administrator(&tx, scope, person, roles).await?;
    store::people::take_roles(&mut tx, scope, person).await?;
    let mut after = roles.to_vec();
    after.sort_unstable();
    after.dedup();
    for role in &after {
        store::people::give_role(&mut tx, scope, person, *role).await?;
    }
    let said = |roles: &[Role]| roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
    let event = Event::new("person.roles_changed", person.get(), "A person's roles were changed").change(
        "roles",
        Some(&said(&before)),
        Some(&said(&after)),
    );
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
