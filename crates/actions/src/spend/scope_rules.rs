//! The rules of what procurement can influence are changed: a draft, a look at what it would do, a new edition.

use crate::jobs::MAKE_CUBES;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::spend::scope::{Judge, Preview, ScopeRule, ScopeRules, shipped};
use domain::trail::Event;
use jiff::Timestamp;
use ledger::Wanted;
use std::sync::Arc;
use store::spend::{Edition, NewEdition};
use store::{Reads, WriteTx};

/// The rules in force, or those that Guildhall comes with where the council has none yet.
///
/// # Errors
/// When the records cannot be read.
pub async fn rules_in_force(from: &impl Reads, scope: &Scope) -> Result<ScopeRules, Failure> {
    let edition = store::spend::edition_in_force(from, scope, None).await?;
    Ok(edition.map_or_else(shipped, |edition| edition.rules))
}

/// The rules as they are being changed: the draft, or else those in force.
///
/// # Errors
/// When the records cannot be read.
pub async fn rules_being_changed(from: &impl Reads, scope: &Scope) -> Result<ScopeRules, Failure> {
    match store::spend::scope_draft(from, scope).await? {
        Some(draft) => Ok(draft.rules),
        None => rules_in_force(from, scope).await,
    }
}

/// What is done to one rule of a draft. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleEdit {
    /// It is added at the end.
    Add(ScopeRule),
    /// Another stands in its place.
    Put(usize, ScopeRule),
    /// It is taken out.
    Remove(usize),
    /// It moves before the one above it, so that it is looked at earlier.
    Raise(usize),
}

/// Changes one rule of the draft; the draft is begun from the rules in force where there is none. `seen` is when the
/// draft that the person saw was kept, so that nobody changes what somebody else changed meanwhile.
///
/// # Errors
/// [`Failure::Invalid`] when the rule is not whole; [`Failure::Refused`] when somebody else changed the draft meanwhile.
pub async fn edit_rule(
    guildhall: &Guildhall,
    scope: &Scope,
    seen: Option<Timestamp>,
    edit: RuleEdit,
) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let draft = store::spend::scope_draft(&tx, scope).await?;
    if draft.as_ref().map(|draft| draft.made_at) != seen {
        return Err(Failure::Refused(
            "Somebody changed the draft since you opened it. Look at the draft as it is now, then make your change again."
                .to_owned(),
        ));
    }
    let restores = draft.as_ref().and_then(|draft| draft.restores);
    let mut rules = match draft {
        Some(draft) => draft.rules,
        None => rules_in_force(&tx, scope).await?,
    };
    let said = apply(&mut rules, edit)?;
    check(&rules)?;
    keep(guildhall, tx, scope, &NewEdition { rules: &rules, why: "", restores }, &said).await
}

fn apply(rules: &mut ScopeRules, edit: RuleEdit) -> Result<String, Failure> {
    let all = &mut rules.rules;
    let there = |place: usize| if place < all.len() { Ok(()) } else { Err(Failure::NotFound) };
    Ok(match edit {
        RuleEdit::Add(rule) => {
            let said = format!("A rule was added to the draft: {}", rule.said());
            all.push(rule);
            said
        }
        RuleEdit::Put(place, rule) => {
            there(place)?;
            let said = format!("Rule {} of the draft was changed: {}", place + 1, rule.said());
            all.splice(place..=place, [rule]);
            said
        }
        RuleEdit::Remove(place) => {
            there(place)?;
            format!("A rule was taken out of the draft: {}", all.remove(place).said())
        }
        RuleEdit::Raise(place) => {
            there(place)?;
            all.swap(place, place.saturating_sub(1));
            format!("Rule {} of the draft was moved up", place + 1)
        }
    })
}

fn check(rules: &ScopeRules) -> Result<(), Failure> {
    let faults = rules.faults();
    if faults.is_empty() {
        return Ok(());
    }
    let field = |fault: &domain::spend::scope::RuleFault| crate::FieldError {
        field: fault.field(),
        message: fault.to_string(),
    };
    Err(Failure::Invalid(faults.iter().map(field).collect()))
}

async fn keep(
    guildhall: &Guildhall,
    mut tx: WriteTx,
    scope: &Scope,
    new: &NewEdition<'_>,
    said: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    store::spend::keep_scope_draft(&mut tx, scope, new, now).await?;
    let event = Event::new("scope_rules.drafted", scope.council().get(), said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Makes an earlier edition the draft of the next one.
///
/// # Errors
/// [`Failure::NotFound`] for an edition that the council does not have.
pub async fn restore_edition(guildhall: &Guildhall, scope: &Scope, number: i64) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let edition = store::spend::edition(&tx, scope, number).await?.ok_or(Failure::NotFound)?;
    let new = NewEdition { rules: &edition.rules, why: "", restores: Some(number) };
    keep(guildhall, tx, scope, &new, &format!("Edition {number} of the rules was made the draft of the next one")).await
}

/// Drops the draft.
///
/// # Errors
/// [`Failure::NotFound`] where there is none.
pub async fn drop_draft(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    if !store::spend::drop_scope_draft(&mut tx, scope).await? {
        return Err(Failure::NotFound);
    }
    let event = Event::new("scope_rules.draft_dropped", scope.council().get(), "The draft of other rules was dropped");
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}

/// What some rules would change over the payments that count, against the rules in force.
///
/// # Errors
/// When the records or the payment lines cannot be read.
pub async fn preview_rules(guildhall: &Guildhall, scope: &Scope, rules: &ScopeRules) -> Result<Preview, Failure> {
    let before = rules_in_force(&guildhall.store, scope).await?;
    let batches = store::spend::live_batches(&guildhall.store, scope).await?;
    let wanted = Wanted { council: scope.council().get(), batches, ..Wanted::default() };
    let judges = (Arc::new(Judge::new(&before)), Arc::new(Judge::new(rules)));
    let changes = guildhall.ledger.rule_changes(&wanted, &judges.0, &judges.1).await?;
    Ok(Preview::of(&changes, &before, rules))
}

/// Saves the draft as a new edition, and asks for the job that makes the figures under it; once they are made the edition
/// comes into force. Answers the edition's number and the job's.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::Refused`] without a draft, when it changes nothing, when it is not
/// the one that was looked at, or while another edition is on its way.
pub async fn save_rules(
    guildhall: &Guildhall,
    scope: &Scope,
    seen: Option<Timestamp>,
    why: &str,
) -> Result<(i64, i64), Failure> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the rules are changed"));
    }
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let now = guildhall.clock.now();
    let Some(draft) = store::spend::scope_draft(&tx, scope).await? else {
        return Err(Failure::Refused("There is no draft to save. Change a rule first.".to_owned()));
    };
    if Some(draft.made_at) != seen {
        return Err(Failure::Refused(
            "Somebody changed the draft since you looked at what it does. Look again, then save it.".to_owned(),
        ));
    }
    let editions = store::spend::editions(&tx, scope).await?;
    if editions.iter().any(|one| one.in_force_from.is_none() && one.given_up_at.is_none()) {
        return Err(Failure::Refused("Another edition is on its way. Wait until it is in force.".to_owned()));
    }
    let before = rules_in_force(&tx, scope).await?;
    if before == draft.rules {
        return Err(Failure::Refused("The draft is the same as the rules in force.".to_owned()));
    }
    check(&draft.rules)?;
    if editions.is_empty() {
        super::cubes::begin_rules(&mut tx, scope, now).await?;
    }
    let new = NewEdition { rules: &draft.rules, why, restores: draft.restores };
    let number = store::spend::add_edition(&mut tx, scope, &new, now, None).await?;
    store::spend::drop_scope_draft(&mut tx, scope).await?;
    let job = store::jobs::ask(&mut tx, scope, MAKE_CUBES, number, now).await?;
    let event = saved(number, &before, &draft).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok((number, job))
}

/// The entry of a new edition: every rule that comes and every one that goes.
fn saved(number: i64, before: &ScopeRules, draft: &Edition) -> Event {
    let said = match draft.restores {
        Some(earlier) => format!("Edition {number} of the rules was saved; it brings edition {earlier} back"),
        None => format!("Edition {number} of the rules was saved"),
    };
    let mut event = Event::new("scope_rules.saved", number, said);
    for gone in before.rules.iter().filter(|rule| !draft.rules.rules.contains(rule)) {
        event = event.change("rule", Some(&gone.said()), None);
    }
    for new in draft.rules.rules.iter().filter(|rule| !before.rules.contains(rule)) {
        event = event.change("rule", None, Some(&new.said()));
    }
    event
}

/// Asks that the work on an edition that is not in force yet stop. The rules in force stay.
///
/// # Errors
/// [`Failure::NotFound`] where no edition is on its way.
pub async fn cancel_edition(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let now = guildhall.clock.now();
    let editions = store::spend::editions(&tx, scope).await?;
    let waiting = editions.iter().find(|one| one.in_force_from.is_none() && one.given_up_at.is_none());
    let number = waiting.ok_or(Failure::NotFound)?.number;
    let job = store::jobs::last_of(&tx, scope, &[MAKE_CUBES], number).await?.ok_or(Failure::NotFound)?;
    if store::jobs::ask_to_cancel(&mut tx, scope, job.id, now).await? {
        store::spend::give_edition_up(&mut tx, scope, number, now).await?;
    }
    let said = format!("The work on edition {number} of the rules was to stop");
    tx.record(Some(scope.council()), scope.actor(), now, &Event::new("scope_rules.cancel_asked", number, said)).await?;
    Ok(tx.commit().await?)
}
