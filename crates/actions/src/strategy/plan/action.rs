//! An action is added, changed, reported on, ended, merged with another.

use crate::people::name_of_actor;
use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::strategy::ground::found;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::actions::{
    ActionChange, ActionLink, MergedEffort, PlannedAction, PlannedActionId, merge as merged,
};
use domain::strategy::{Evidence, WrongField};
use domain::values::{Pence, SubjectRef};

/// The longest text of an action.
const TEXT_MOST: usize = 4_000;

/// Holds what somebody wrote to what can be kept. Records that an action was linked to before stay, whatever became of them.
async fn check(
    guildhall: &Guildhall,
    scope: &Scope,
    id: Option<PlannedActionId>,
    written: &PlannedAction,
) -> Result<(), Failure> {
    let mut wrong = wrong_of(written);
    if written.links.iter().any(|link| link.record().is_some()) {
        let book = store::strategy::book(&guildhall.store, scope, None).await?;
        let before = id.and_then(|id| book.actions.iter().find(|one| one.id == id));
        let before = before.map(|one| one.links.as_slice()).unwrap_or_default();
        let added = written.links.iter().filter(|link| !before.contains(link)).filter_map(ActionLink::record);
        wrong.extend(book.check_pointed("records", added));
    }
    mended(wrong)
}

fn wrong_of(written: &PlannedAction) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if written.what.trim().is_empty() {
        wrong.push(WrongField::new("what", "Enter what is to be reached"));
    }
    for (field, text) in [("what", &written.what), ("how", &written.how), ("hypothesis", &written.hypothesis)] {
        if text.chars().count() > TEXT_MOST {
            wrong.push(WrongField::new(field, "Enter 4,000 characters or fewer"));
        }
    }
    if written.budget.is_some_and(|budget| budget < Pence::ZERO) {
        wrong.push(WrongField::new("budget", "Enter an amount from nought"));
    }
    wrong
}

/// Adds an action to the plan as somebody wrote it, under the next number, which it answers.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended.
pub async fn add(guildhall: &Guildhall, scope: &Scope, written: &PlannedAction) -> Result<PlannedActionId, Failure> {
    check(guildhall, scope, None, written).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = PlannedActionId::new(next_number::<PlannedAction>(&tx, scope).await?);
    let action = PlannedAction::new(id, guildhall.clock.today(), "").rewritten(written);
    let said = format!("The action {:?} was added", action.what);
    keep_in(&mut tx, scope, &action, &Keeping { done: "action.added", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what an action says.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended, or somebody changed it meanwhile; [`Failure::NotFound`] where there
/// is none.
pub async fn change(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (PlannedActionId, u32),
    written: &PlannedAction,
) -> Result<(), Failure> {
    check(guildhall, scope, Some(id), written).await?;
    let mut tx = guildhall.store.begin_write().await?;
    let action = found::<PlannedAction>(&tx, scope, &id.to_string()).await?.record.rewritten(written);
    let said = format!("The action {:?} was changed", action.what);
    let keeping = Keeping { done: "action.changed", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, &action, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes a step with an action: a report, its end, its opening again, another day.
///
/// # Errors
/// As [`change`].
pub async fn step(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (PlannedActionId, u32),
    asked: ActionChange,
) -> Result<(), Failure> {
    let shown: &[Evidence] = match &asked {
        ActionChange::Report { evidence, .. } | ActionChange::Finish { evidence, .. } => evidence,
        ActionChange::Stop { .. } | ActionChange::Reopen | ActionChange::Move { .. } => &[],
    };
    let records: Vec<&SubjectRef> = shown.iter().filter_map(|one| one.subject.as_ref()).collect();
    mended(check_pointed(guildhall, scope, "evidence", records).await?)?;
    let mut tx = guildhall.store.begin_write().await?;
    let action = found::<PlannedAction>(&tx, scope, &id.to_string()).await?.record;
    let (why, done) = match &asked {
        ActionChange::Report { .. } => (String::new(), "action.reported"),
        ActionChange::Finish { .. } => (String::new(), "action.finished"),
        ActionChange::Stop { why } => (why.clone(), "action.stopped"),
        ActionChange::Reopen => (String::new(), "action.reopened"),
        ActionChange::Move { why, .. } => (why.clone(), "action.moved"),
    };
    let next = action.changed(asked, guildhall.clock.today())?;
    let said = format!("The action {:?} is {}", next.what, next.state.label().to_lowercase());
    let keeping = Keeping { done, said, why: &why, seen: Some(seen) };
    keep_in(&mut tx, scope, &next, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes a step with an action in the name of who answers for it: says how far it is, or that it is done, and nothing else.
///
/// # Errors
/// As [`change`]; [`Failure::Refused`] where whoever acts does not answer for it.
pub async fn report_own(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (PlannedActionId, u32),
    asked: ActionChange,
) -> Result<(), Failure> {
    if !matches!(asked, ActionChange::Report { .. } | ActionChange::Finish { .. }) {
        return Err(Failure::NotFound);
    }
    let kept = store::records::one::<PlannedAction>(&guildhall.store, scope, &id.to_string()).await?;
    let action = kept.ok_or(Failure::NotFound)?.record;
    let name = name_of_actor(&guildhall.store, scope).await?;
    if !action.is_owned_by(&name) {
        return Err(Failure::Refused("Only who answers for an action says here how far it is.".to_owned()));
    }
    step(guildhall, scope, (id, seen), asked).await
}

/// Merges an action into another, which keeps what both say and the effort of both as it is asked for.
///
/// # Errors
/// As [`change`].
pub async fn merge(
    guildhall: &Guildhall,
    scope: &Scope,
    (keep, other): (PlannedActionId, PlannedActionId),
    effort: MergedEffort,
    why: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let one = found::<PlannedAction>(&tx, scope, &keep.to_string()).await?;
    let two = found::<PlannedAction>(&tx, scope, &other.to_string()).await;
    let two = two.map_err(|_| Failure::field("other", "Select another action"))?;
    let (kept, ended) = merged(&one.record, &two.record, (effort, why), guildhall.clock.today())?;
    for (action, seen) in [(&kept, one.number), (&ended, two.number)] {
        let said = format!("{:?} goes on as one action with {:?}", two.record.what, one.record.what);
        keep_in(&mut tx, scope, action, &Keeping { done: "action.merged", said, why, seen: Some(seen) }, now).await?;
    }
    Ok(tx.commit().await?)
}
