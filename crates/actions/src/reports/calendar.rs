//! The reporting calendar, and what was reported.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::reports::calendar::{Reported, ReportedId, Schedule, ScheduleId};

/// Keeps a line of the calendar: a new one where its number is 0. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended.
pub async fn keep_schedule(guildhall: &Guildhall, scope: &Scope, schedule: &Schedule) -> Result<ScheduleId, Failure> {
    let mut wrong = Vec::new();
    if schedule.to.trim().is_empty() {
        wrong.push(FieldError { field: "to", message: "Enter the committee or team".to_owned() });
    }
    if schedule.until.is_some_and(|until| until < schedule.from) {
        wrong.push(FieldError { field: "until", message: "Enter a last day after the first".to_owned() });
    }
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = match schedule.id.get() {
        0 => ScheduleId::new(next_number::<Schedule>(&tx, scope).await?),
        _ => schedule.id,
    };
    let kept = Schedule { id, ..schedule.clone() };
    let said = format!("{} goes to {}", kept.report.label(), kept.to);
    keep_in(&mut tx, scope, &kept, &Keeping { done: "schedule.kept", said, why: "", seen: None }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Records that a period was reported.
///
/// # Errors
/// [`Failure::NotFound`] for a line that is not in the calendar; [`Failure::Invalid`] where it was recorded before.
pub async fn record_reported(guildhall: &Guildhall, scope: &Scope, reported: &Reported) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let line = store::records::one::<Schedule>(&tx, scope, &reported.schedule.to_string()).await?;
    let line = line.ok_or(Failure::NotFound)?.record;
    let known: Vec<Reported> = store::records::all(&tx, scope).await?;
    if known.iter().any(|one| one.schedule == line.id && one.period == reported.period) {
        return Err(Failure::field("period", "Select a period that is not recorded yet"));
    }
    if reported.handed_in > reported.meeting {
        return Err(Failure::field("meeting", "Enter a meeting after the day on which the report was handed in"));
    }
    let id = ReportedId::new(next_number::<Reported>(&tx, scope).await?);
    let kept = Reported { id, ..reported.clone() };
    let said = format!("{} of {} was reported to {}", line.report.label(), kept.period.said(), line.to);
    keep_in(&mut tx, scope, &kept, &Keeping { done: "report.recorded", said, why: "", seen: Some(0) }, now).await?;
    Ok(tx.commit().await?)
}
