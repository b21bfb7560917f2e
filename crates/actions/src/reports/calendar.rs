//! The reporting calendar, and what was reported.

use super::Gathered;
use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::reports::assemble::{NumberedPaper, committee};
use domain::reports::calendar::{Reported, ReportedId, Schedule, ScheduleId};
use domain::reports::versions::{VersionId, in_force};
use domain::reports::{Report, ReportKind};

/// Keeps a line of the calendar: a new one where its number is 0, and otherwise the one whose version was `seen`. Answers its
/// number.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended, or somebody changed the line meanwhile.
pub async fn keep_schedule(
    guildhall: &Guildhall,
    scope: &Scope,
    schedule: &Schedule,
    seen: u32,
) -> Result<ScheduleId, Failure> {
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
    let done = if schedule.id.get() == 0 { "schedule.kept" } else { "schedule.changed" };
    keep_in(&mut tx, scope, &kept, &Keeping { done, said, why: "", seen: Some(seen) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Records that a period was reported, and keeps the report as it was: put together as of the last day of the period, or the
/// paper of that number as it was laid, or else with the figures of that day, or the version of the strategy that was in force at the meeting.
/// Answers the number under which it is found again.
///
/// # Errors
/// [`Failure::NotFound`] for a line that is not in the calendar; [`Failure::Invalid`] where it was recorded before.
pub async fn record_reported(guildhall: &Guildhall, scope: &Scope, reported: &Reported) -> Result<ReportedId, Failure> {
    let line = store::records::one::<Schedule>(&guildhall.store, scope, &reported.schedule.to_string()).await?;
    let line = line.ok_or(Failure::NotFound)?.record;
    if reported.handed_in > reported.meeting {
        return Err(Failure::field("meeting", "Enter a meeting after the day on which the report was handed in"));
    }
    let (report, version) = as_reported(guildhall, scope, (&line, reported)).await?;
    let content = report.map(|report| keep_copy(guildhall, &report)).transpose()?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known: Vec<Reported> = store::records::all(&tx, scope).await?;
    if known.iter().any(|one| one.schedule == line.id && one.period == reported.period) {
        return Err(Failure::field("period", "Select a period that is not recorded yet"));
    }
    let id = ReportedId::new(next_number::<Reported>(&tx, scope).await?);
    let kept = Reported { id, version, content, ..reported.clone() };
    let said = format!("{} of {} was reported to {}", line.report.label(), kept.period.said(), line.to);
    keep_in(&mut tx, scope, &kept, &Keeping { done: "report.recorded", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The report of a period, with the version of the strategy that it is.
async fn as_reported(
    guildhall: &Guildhall,
    scope: &Scope,
    (line, reported): (&Schedule, &Reported),
) -> Result<(Option<Report>, Option<VersionId>), Failure> {
    let day = reported.period.last_day().min(guildhall.clock.today());
    let gathered = Gathered::read_for(guildhall, scope, day, line.report).await?;
    match (line.report, reported.paper) {
        (ReportKind::Committee, Some(number)) => {
            let kept = store::records::one::<NumberedPaper>(&guildhall.store, scope, &number.to_string()).await?;
            let kept = kept.ok_or_else(|| Failure::field("paper", "Select a paper that there is"))?;
            // What was laid before the committee is what was reported: for this meeting, where the paper went to several.
            let laid = &kept.record.laid;
            let for_meeting = laid.iter().rev().find(|one| one.meeting == reported.meeting);
            let report = match for_meeting.or(laid.last()) {
                Some(laid) => read_copy(guildhall, &laid.content)?,
                None => committee(gathered.known(), &kept.record.paper),
            };
            Ok((Some(report), None))
        }
        (ReportKind::Strategy, _) => {
            let versions = store::reports::reporting(&guildhall.store, scope).await?.versions;
            match in_force(&versions, reported.meeting) {
                Some(version) => Ok((Some(version.report.clone()), Some(version.id))),
                None => Ok((gathered.report(line.report), None)),
            }
        }
        (kind, _) => Ok((gathered.report(kind), None)),
    }
}

/// Keeps a report by its content; answers the hash by which its file is found.
pub(super) fn keep_copy(guildhall: &Guildhall, report: &Report) -> Result<String, Failure> {
    let text = serde_json::to_vec(report).map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(guildhall.files.receive_all(text.as_slice())?.sha256)
}

/// What was reported under a number, with the line of the calendar and the report as it was; no report where none was kept.
///
/// # Errors
/// [`Failure::NotFound`] where nothing was; [`Failure::Fault`] where the file of the report is gone or damaged.
pub async fn reported_copy(
    guildhall: &Guildhall,
    scope: &Scope,
    id: ReportedId,
) -> Result<(Reported, Schedule, Option<Report>), Failure> {
    let (store, key) = (&guildhall.store, id.to_string());
    let reported = store::records::one::<Reported>(store, scope, &key).await?.ok_or(Failure::NotFound)?.record;
    let line = store::records::one::<Schedule>(store, scope, &reported.schedule.to_string()).await?;
    let line = line.ok_or(Failure::NotFound)?.record;
    let report = reported.content.as_ref().map(|hash| read_copy(guildhall, hash)).transpose()?;
    Ok((reported, line, report))
}

/// The report whose file is kept by this hash.
pub(super) fn read_copy(guildhall: &Guildhall, hash: &str) -> Result<Report, Failure> {
    let gone = || Failure::Fault(format!("the report kept as {hash} is not in the folder"));
    let text = std::fs::read(guildhall.files.path(hash).ok_or_else(gone)?)?;
    serde_json::from_slice(&text).map_err(|fault| Failure::Fault(format!("the report {hash}: {fault}")))
}
