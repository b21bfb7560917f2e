//! The settings of the checks change: entered, counted, put in force.

use super::run::{NO_SUBJECT, ask_in};
use crate::jobs::PREVIEW_LOSSES;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::losses::{Edition, Settings};
use domain::trail::Event;

/// Keeps settings that are not in force yet, and asks that what they would change be counted.
///
/// # Errors
/// [`Failure::Invalid`] for settings that cannot be in force, such as a limit of nothing, or without a reason.
pub async fn enter_settings(guildhall: &Guildhall, scope: &Scope, edition: &Edition, why: &str) -> Result<(), Failure> {
    let mut wrong: Vec<FieldError> = match edition.settings.check() {
        Ok(()) => Vec::new(),
        Err(wrong) => wrong.into_iter().map(|one| FieldError { field: one.field, message: one.message }).collect(),
    };
    if why.trim().is_empty() {
        wrong.push(FieldError { field: "why", message: "Enter why the settings change".to_owned() });
    }
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = store::losses::save_draft(&mut tx, scope, edition, why.trim(), now).await?;
    store::jobs::ask(&mut tx, scope, PREVIEW_LOSSES, NO_SUBJECT, now).await?;
    let event = Event::new("losses.settings_entered", id, "Settings of the checks for lost money were entered")
        .change("settings", None, Some(&said(&edition.settings)))
        .because(why.trim());
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

fn said(settings: &Settings) -> String {
    serde_json::to_string(settings).unwrap_or_default()
}

/// Puts the entered settings in force, and asks that the checks run with them.
///
/// # Errors
/// [`Failure::Refused`] where there are none, or what they would change is not counted yet.
pub async fn put_settings_in_force(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let draft = store::losses::draft(&tx, scope).await?;
    let draft =
        draft.ok_or_else(|| Failure::Refused("There are no settings to put in force. Enter them first.".to_owned()))?;
    if draft.preview.is_none() {
        let why = "What the settings would change is not counted yet. Wait for it, then put them in force.";
        return Err(Failure::Refused(why.to_owned()));
    }
    let before = store::losses::editions(&tx, scope).await?;
    store::losses::put_in_force(&mut tx, scope).await?;
    ask_in(&mut tx, scope, now).await?;
    let event =
        Event::new("losses.settings_in_force", draft.id, format!("Settings of the checks hold from {}", draft.from))
            .change("settings", Some(&said(before.on(Some(draft.from)))), Some(&said(&draft.settings)))
            .because(draft.why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Puts the entered settings aside.
///
/// # Errors
/// [`Failure::Refused`] where there are none.
pub async fn drop_settings(guildhall: &Guildhall, scope: &Scope) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let draft = store::losses::draft(&tx, scope).await?;
    let draft = draft.ok_or_else(|| Failure::Refused("There are no settings to put aside.".to_owned()))?;
    store::losses::drop_draft(&mut tx, scope).await?;
    let event = Event::new("losses.settings_dropped", draft.id, "Entered settings of the checks were put aside");
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
