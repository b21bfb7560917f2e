//! A round is prepared.

use crate::records::{Keeping, keep_in, next_number};
use crate::strategy::Ground;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::editions::{EditionCode, IndexCode};
use domain::strategy::rounds::{Round, RoundId, RoundState};

/// The longest name of a round.
const NAME_MOST: usize = 120;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct NewRound {
    /// What people call it.
    pub name: String,
    /// The edition by which it asks.
    pub edition: EditionCode,
    /// The areas it asks; every one in use where there is none.
    pub asked: Vec<IndexCode>,
}

/// Prepares a round; answers its number.
///
/// # Errors
/// [`Failure::Invalid`] without a name, where the edition has no area in use today, or an area is asked that is not.
pub async fn prepare(guildhall: &Guildhall, scope: &Scope, new: &NewRound) -> Result<RoundId, Failure> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_MOST {
        return Err(Failure::field("name", "Enter a name of at most 120 characters, such as Autumn 2026"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&new.edition).map_err(|_| Failure::field("edition", "Select an edition"))?;
    if edition.asked_on(guildhall.clock.today()).next().is_none() {
        return Err(Failure::field("edition", "Select an edition in use: this one has no area to ask"));
    }
    let in_use: Vec<&IndexCode> = edition.asked_on(guildhall.clock.today()).map(|index| &index.code).collect();
    if let Some(other) = new.asked.iter().find(|code| !in_use.contains(code)) {
        return Err(Failure::field("asked", format!("Select areas that are in use: {other} is not")));
    }
    // A round that asks all asks what is in use on the day it opens, also what comes into use until then.
    let asks_all = in_use.iter().all(|code| new.asked.contains(code));
    let asked = if asks_all { Vec::new() } else { new.asked.clone() };
    let id = RoundId::new(next_number::<Round>(&tx, scope).await?);
    let round =
        Round { id, name, edition: new.edition.clone(), asked, invited: Vec::new(), state: RoundState::Planned };
    let said = format!("The round {:?} was prepared", round.name);
    keep_in(&mut tx, scope, &round, &Keeping { done: "round.prepared", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}
