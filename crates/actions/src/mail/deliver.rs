//! Letters that wait are handed to the post, one by one.

use super::{Letter, Mailing, PostFailure, SENDING_MINUTES_MAX};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::digest::{HowOften, next_try_minutes};
use jiff::{Timestamp, ToSpan};
use store::mail::{Ended, KeptLetter};
use store::people::Person;

/// What became of the letters that waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Taken by the post.
    pub sent: usize,
    /// To be tried again.
    pub later: usize,
    /// Given up.
    pub failed: usize,
    /// Not wanted any more.
    pub dropped: usize,
}

/// For how many minutes a letter that is tried for such a time is kept from other programs: at least until its next try, and longer
/// than the post takes to say what became of it, so that none is sent again while it is still being sent.
fn claimed_minutes(tries: u32) -> i64 {
    next_try_minutes(tries).unwrap_or(0).max(SENDING_MINUTES_MAX.cast_signed() + 5)
}

fn after(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_add(minutes.minutes()).unwrap_or(now)
}

/// Hands the council's letters that are due to the post. Each is noted as tried before it goes: a program that dies while it goes
/// sends it again later, and none is lost. Where nobody answers, the others are put off.
///
/// # Errors
/// When the records cannot be read or written; what the post refuses is no error here.
pub async fn deliver(guildhall: &Guildhall, scope: &Scope, mailing: &Mailing) -> Result<Delivered, Failure> {
    let store = &guildhall.store;
    let mut found = Delivered::default();
    let people = store::people::of_council(store, scope).await?;
    let choices = store::mail::choices(store, scope).await?;
    for letter in store::mail::due(store, scope, guildhall.clock.now()).await? {
        let receiver = people.iter().find(|one| one.id == letter.person && one.active);
        let is_wanted = choices.of(letter.person, letter.kind) != HowOften::Never;
        let to = receiver.filter(|_| is_wanted).and_then(|person: &Person| person.email.clone());
        let Some(to) = to else {
            mark(guildhall, scope, letter.id, Ended::Dropped("Whom it was for left, or wants no such mail")).await?;
            found.dropped += 1;
            continue;
        };
        // Should the program die now, the letter is tried again after this.
        let again_at = after(guildhall.clock.now(), claimed_minutes(letter.tries.saturating_add(1)));
        let mut tx = store.begin_write().await?;
        let is_ours = store::mail::claim(&mut tx, scope, &letter, again_at).await?;
        tx.commit_bookkeeping().await?;
        if !is_ours {
            continue;
        }
        let is_reached = send(guildhall, scope, mailing, (letter, to), &mut found).await?;
        if !is_reached {
            let mut tx = store.begin_write().await?;
            let now = guildhall.clock.now();
            store::mail::postpone(&mut tx, scope, now, after(now, 5)).await?;
            tx.commit_bookkeeping().await?;
            break;
        }
    }
    Ok(found)
}

/// Sends a letter that is claimed. Answers whether the post can be reached.
async fn send(
    guildhall: &Guildhall,
    scope: &Scope,
    mailing: &Mailing,
    (kept, to): (KeptLetter, String),
    found: &mut Delivered,
) -> Result<bool, Failure> {
    let tries = kept.tries.saturating_add(1);
    let letter = Letter {
        to,
        subject: kept.subject,
        body: kept.body.unwrap_or_default(),
        message_id: kept.message_id,
        written_at: kept.written_at,
    };
    let done = mailing.post.send(&letter).await;
    let is_reached = !matches!(done, Err(PostFailure::Unreachable(_)));
    let now = guildhall.clock.now();
    match (done, next_try_minutes(tries)) {
        (Ok(()), _) => {
            mark(guildhall, scope, kept.id, Ended::Sent).await?;
            found.sent += 1;
        }
        (Err(PostFailure::Later(why) | PostFailure::Unreachable(why)), Some(minutes)) => {
            tracing::warn!(letter = kept.id, tries, why, "a letter was not taken and will be tried again");
            mark(guildhall, scope, kept.id, Ended::Again(after(now, minutes), &why)).await?;
            found.later += 1;
        }
        (Err(failure), _) => {
            tracing::warn!(letter = kept.id, tries, %failure, "a letter was given up");
            mark(guildhall, scope, kept.id, Ended::Failed(&failure.to_string())).await?;
            found.failed += 1;
        }
    }
    Ok(is_reached)
}

async fn mark(guildhall: &Guildhall, scope: &Scope, id: i64, ended: Ended<'_>) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    store::mail::end(&mut tx, scope, id, ended, guildhall.clock.now()).await?;
    Ok(tx.commit_bookkeeping().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::digest::TRIES_MAX;

    #[test]
    fn a_letter_stays_claimed_for_longer_than_it_can_take_to_send() {
        for (tries, expected, reason) in [
            (1, 35, "the next try would come after five minutes, while this one may still go on"),
            (2, 35, "as long as the post may take, and five minutes"),
            (3, 120, "until the next try"),
            (TRIES_MAX, 35, "the last try is claimed as long as others"),
        ] {
            assert_eq!(claimed_minutes(tries), expected, "{reason}");
            assert!(claimed_minutes(tries).unsigned_abs() > SENDING_MINUTES_MAX, "{reason}");
        }
    }
}
