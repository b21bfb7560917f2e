//! Meetings with others.

use crate::records::{Keeping, check_pointed, keep_in, mended, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::meetings::{Meeting, MeetingId, check_meeting};

/// Enters a meeting that was held. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_meeting(guildhall: &Guildhall, scope: &Scope, meeting: Meeting) -> Result<MeetingId, Failure> {
    checked(guildhall, scope, &meeting).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let id = MeetingId::new(next_number::<Meeting>(&tx, scope).await?);
    let meeting = Meeting { id, ..meeting };
    let said = format!("A meeting with {} was entered", meeting.with);
    keep_in(&mut tx, scope, &meeting, &Keeping { done: "meeting.entered", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what is said of a meeting.
///
/// # Errors
/// [`Failure::NotFound`] for a meeting that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_meeting(guildhall: &Guildhall, scope: &Scope, meeting: &Meeting, seen: u32) -> Result<(), Failure> {
    checked(guildhall, scope, meeting).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<Meeting>(&tx, scope, &meeting.id.to_string()).await?;
    known.ok_or(Failure::NotFound)?;
    let said = format!("The meeting with {} was changed", meeting.with);
    let keeping = Keeping { done: "meeting.changed", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, meeting, &keeping, now).await?;
    Ok(tx.commit().await?)
}

async fn checked(guildhall: &Guildhall, scope: &Scope, meeting: &Meeting) -> Result<(), Failure> {
    let mut wrong = check_meeting(meeting, guildhall.clock.today());
    wrong.extend(check_pointed(guildhall, scope, "about", &meeting.about).await?);
    mended(wrong)
}
