//! Contract procedure rules are saved as a new edition, or withdrawn before their first day; records pin themselves.

use super::draft::still_as_seen;
use crate::typed_day;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::findings::Severity;
use domain::law::procedure_rules::{Draft, Edition, WORDS_MAX};
use domain::trail::Event;
use domain::values::Date;
use jiff::Timestamp;
use store::Reads;
use store::law::NewEdition;

/// What is typed to save the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// When the draft that was looked at was kept.
    pub seen: Option<Timestamp>,
    /// The first day in force.
    pub from: String,
    /// Who adopted it and when.
    pub adopted: String,
    /// Why the rules change.
    pub why: String,
    /// Whether the person confirmed what the page told them to mind.
    pub confirmed: bool,
}

/// The edition in force on a day; none before the first. A record that begins on that day keeps its
/// [pin](store::law::pin) and asks [`store::law::pinned`] ever after.
///
/// # Errors
/// When the records cannot be read.
pub async fn rules_on(from: &impl Reads, scope: &Scope, day: Date) -> Result<Option<Edition>, Failure> {
    Ok(store::law::in_force(from, scope).await?.in_force(day).cloned())
}

/// What was typed, once it can be saved.
struct Ready<'a> {
    from: Date,
    adopted: &'a str,
    why: &'a str,
}

fn read(saving: &Saving) -> Result<Ready<'_>, Failure> {
    let mut errors = Vec::new();
    let mut wrong = |field, message: &str| errors.push(FieldError { field, message: message.to_owned() });
    let from = typed_day(&saving.from);
    if from.is_none() {
        wrong("from", "Enter the first day in force, like 1/4/2027");
    }
    let words = |typed: &str| !typed.trim().is_empty() && typed.chars().count() <= WORDS_MAX;
    if !words(&saving.adopted) {
        wrong("adopted", "Enter who adopted the rules and when, in up to 200 characters");
    }
    if saving.why.trim().is_empty() || saving.why.chars().count() > 2_000 {
        wrong("why", "Enter why the rules change");
    }
    match from {
        Some(from) if errors.is_empty() => Ok(Ready { from, adopted: saving.adopted.trim(), why: saving.why.trim() }),
        _ => Err(Failure::Invalid(errors)),
    }
}

/// Saves the draft as a new edition. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] by field: a day that is taken, no reason, a band that holds nothing, or something to confirm that
/// was not confirmed; [`Failure::Refused`] without a draft, when it is the same as the latest edition, or when somebody
/// changed it since it was looked at.
pub async fn save_rules(guildhall: &Guildhall, scope: &Scope, saving: &Saving) -> Result<u32, Failure> {
    let ready = read(saving)?;
    let mut tx = guildhall.store.begin_write().await?;
    let kept = still_as_seen(&mut tx, scope, saving.seen).await?;
    let Some(kept) = kept else {
        return Err(Failure::Refused("There is no draft to save. Change a band first.".to_owned()));
    };
    let editions = store::law::in_force(&tx, scope).await?;
    let latest = editions.all().last();
    if latest.is_some_and(|latest| Draft::of(latest) == kept.draft) {
        return Err(Failure::Refused("The draft is the same as the latest edition.".to_owned()));
    }
    let given = store::law::numbers_given(&tx, scope).await?;
    let timing = editions
        .timing(ready.from, guildhall.clock.today(), given)
        .map_err(|taken| Failure::field("from", taken.to_string()))?;
    let edition = kept.draft.dated(timing.number, ready.from, ready.adopted);
    confirmed(&edition, &timing.heed, saving.confirmed)?;
    let now = guildhall.clock.now();
    let new = NewEdition { edition: &edition, why: ready.why, restores: kept.restores };
    store::law::add_edition(&mut tx, scope, &new, now).await?;
    store::law::drop_draft(&mut tx, scope).await?;
    let event = saved(&edition, latest, kept.restores).because(ready.why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(edition.number)
}

fn confirmed(edition: &Edition, heed: &[String], is_confirmed: bool) -> Result<(), Failure> {
    let findings = edition.findings();
    if let Some(stop) = findings.iter().find(|finding| finding.severity == Severity::Stop) {
        return Err(Failure::Refused(format!("{}. Then save the rules.", stop.text)));
    }
    if (findings.is_empty() && heed.is_empty()) || is_confirmed {
        return Ok(());
    }
    let told: Vec<&str> = heed.iter().map(String::as_str).chain(findings.iter().map(|one| one.text.as_str())).collect();
    Err(Failure::field("confirmed", format!("Confirm that the rules are saved so. {}", told.join(" "))))
}

/// The entry of a new edition: every band and requirement that comes and every one that goes.
fn saved(edition: &Edition, before: Option<&Edition>, restores: Option<u32>) -> Event {
    let number = edition.number;
    let back = restores.map(|earlier| format!("; it brings edition {earlier} back")).unwrap_or_default();
    let said = format!(
        "Edition {number} of the contract procedure rules was saved, in force from {}, adopted by {}{back}",
        edition.from, edition.adopted
    );
    let mut event = Event::new("procedure_rules.saved", i64::from(number), said);
    let lines = |of: &Edition| -> Vec<String> {
        let bands = of.bands.iter().map(|band| band.said());
        bands.chain(of.requirements.iter().map(|one| one.said())).collect()
    };
    let (old, new) = (before.map(lines).unwrap_or_default(), lines(edition));
    for gone in old.iter().filter(|line| !new.contains(line)) {
        event = event.change("rule", Some(gone), None);
    }
    for come in new.iter().filter(|line| !old.contains(line)) {
        event = event.change("rule", None, Some(come));
    }
    event
}

/// Withdraws an edition before its first day, so that nothing was begun under it.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::Refused`] from its first day on; [`Failure::NotFound`] for an edition
/// that the council does not have, or that is withdrawn already.
pub async fn withdraw_rules(guildhall: &Guildhall, scope: &Scope, number: u32, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let kept = store::law::edition(&tx, scope, number).await?.ok_or(Failure::NotFound)?;
    if kept.edition.from <= guildhall.clock.today() {
        return Err(Failure::Refused(format!(
            "Edition {number} is in force since {}, and records may have begun under it. Save another edition instead.",
            kept.edition.from
        )));
    }
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why the edition is withdrawn"));
    }
    let now = guildhall.clock.now();
    if !store::law::withdraw_edition(&mut tx, scope, number, why, now).await? {
        return Err(Failure::NotFound);
    }
    let said = format!("Edition {number} of the contract procedure rules was withdrawn before its first day");
    let event = Event::new("procedure_rules.withdrawn", i64::from(number), said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
