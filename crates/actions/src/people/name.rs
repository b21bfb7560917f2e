//! What to call whoever acts.

use crate::Failure;
use domain::access::{Actor, Scope};
use store::Reads;

/// The name of whoever acts, as records of what somebody said or signed hold it.
pub(crate) async fn name_of_actor(from: &impl Reads, scope: &Scope) -> Result<String, Failure> {
    let number = match scope.actor() {
        Actor::Person(person) => person.get(),
        Actor::Operator | Actor::Feed(_) => 0,
    };
    Ok(store::people::names(from, &[number]).await?.remove(&number).unwrap_or_default())
}
