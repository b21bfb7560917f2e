//! A department asks procurement for help, and the request stands in the plan.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::{Actor, Scope};
use domain::strategy::actions::{ActionKind, HelpAsked, HelpWanted, PlannedAction, PlannedActionId};

/// Adds a request for help to the plan: support, planned, with nobody who answers for it yet. `name` is the name of whoever
/// asks. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended; [`Failure::NotFound`] where no person asks.
pub async fn ask_for_help(
    guildhall: &Guildhall,
    scope: &Scope,
    name: &str,
    wanted: &HelpWanted,
) -> Result<PlannedActionId, Failure> {
    let Actor::Person(person) = scope.actor() else { return Err(Failure::NotFound) };
    let today = guildhall.clock.today();
    let wrong = wanted.check(today);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let mut tx = guildhall.store.begin_write().await?;
    let id = PlannedActionId::new(next_number::<PlannedAction>(&tx, scope).await?);
    let department = wanted.department.trim().to_owned();
    let asked = HelpAsked { person, name: name.to_owned(), department: department.clone() };
    let action = PlannedAction {
        kind: ActionKind::Support,
        due: wanted.by,
        with: vec![department],
        asked: Some(asked),
        ..PlannedAction::new(id, today, wanted.what.trim())
    };
    let said = format!("{} asks for help: {:?}", action.with.join(", "), action.what);
    let keeping = Keeping { done: "action.asked", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &action, &keeping, guildhall.clock.now()).await?;
    tx.commit().await?;
    Ok(id)
}
