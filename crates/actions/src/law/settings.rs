//! A council's settings of the law: read for a moment, kept as another edition.

use super::typed_settings::TypedSettings;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::law::{CouncilSettings, Settings};
use domain::trail::Event;
use jiff::Timestamp;
use store::{Reads, WriteTx};

/// The settings by which rules are asked: those that the council had at a moment, or has now; the law as the rule book has
/// it for whoever asks for no council, and for a council that set nothing.
///
/// # Errors
/// When the records cannot be read.
pub async fn settings_of(
    from: &impl Reads,
    scope: Option<&Scope>,
    as_of: Option<Timestamp>,
) -> Result<Settings, Failure> {
    let Some(scope) = scope else { return Ok(Settings::default()) };
    let kept = store::law::settings(from, scope, as_of).await?;
    Ok(kept.map(|kept| Settings::from(&kept.settings)).unwrap_or_default())
}

/// Keeps settings as another edition, which holds from now on. `seen` is the number of the edition that the form was made
/// from, 0 for none. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] by field; [`Failure::Refused`] when somebody else changed them meanwhile or nothing is changed.
pub async fn save_settings(
    guildhall: &Guildhall,
    scope: &Scope,
    seen: i64,
    typed: &TypedSettings,
) -> Result<i64, Failure> {
    let settings = typed.read()?;
    let mut tx = guildhall.store.begin_write().await?;
    let before = still_as_seen(&mut tx, scope, seen).await?;
    if before == settings {
        return Err(Failure::Refused("These are the settings in force. Change something first.".to_owned()));
    }
    keep(guildhall, tx, scope, (&before, &settings), (typed.why.trim(), None)).await
}

/// Brings the settings of an earlier edition back, as another edition.
///
/// # Errors
/// [`Failure::NotFound`] for an edition that the council does not have; [`Failure::Invalid`] without a reason;
/// [`Failure::Refused`] when it is the same as the one in force.
pub async fn restore_settings(guildhall: &Guildhall, scope: &Scope, number: i64, why: &str) -> Result<i64, Failure> {
    let why = why.trim();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let earlier = store::law::settings_edition(&tx, scope, number).await?.ok_or(Failure::NotFound)?;
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the settings are brought back"));
    }
    let before = store::law::settings(&tx, scope, None).await?.map(|kept| kept.settings).unwrap_or_default();
    if before == earlier.settings {
        return Err(Failure::Refused("These are the settings in force already.".to_owned()));
    }
    keep(guildhall, tx, scope, (&before, &earlier.settings), (why, Some(number))).await
}

async fn still_as_seen(tx: &mut WriteTx, scope: &Scope, seen: i64) -> Result<CouncilSettings, Failure> {
    store::councils::hold(tx, scope.council()).await?;
    let kept = store::law::settings(tx, scope, None).await?;
    if kept.as_ref().map_or(0, |kept| kept.number) == seen {
        return Ok(kept.map(|kept| kept.settings).unwrap_or_default());
    }
    Err(Failure::Refused(
        "Somebody changed the settings since you opened this page. What you entered is still here: look at the settings as they are now, then send yours again."
            .to_owned(),
    ))
}

async fn keep(
    guildhall: &Guildhall,
    mut tx: WriteTx,
    scope: &Scope,
    (before, after): (&CouncilSettings, &CouncilSettings),
    (why, restores): (&str, Option<i64>),
) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let number = store::law::add_settings(&mut tx, scope, after, (why, restores), now).await?;
    let back = restores.map(|earlier| format!("; they bring edition {earlier} back")).unwrap_or_default();
    let said = format!("Edition {number} of the settings of the law was saved{back}");
    let mut event = Event::new("law_settings.saved", number, said).because(why);
    for (what, old, new) in before.changes(after) {
        event = event.change(what, Some(&old), Some(&new));
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(number)
}
