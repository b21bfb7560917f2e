//! A report to a committee is written, and laid before it.

use super::Gathered;
use super::calendar::{keep_copy, read_copy};
use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::reports::Report;
use domain::reports::assemble::{CommitteePaper, Laid, NumberedPaper, committee};

/// Keeps what an officer typed of a committee report: a new one where no number is given. Answers its number. What was laid
/// before the committee stays as it was.
///
/// # Errors
/// [`Failure::Invalid`] without a title, or where somebody changed it meanwhile; [`Failure::NotFound`] for a number that no
/// report has.
pub async fn keep_paper(
    guildhall: &Guildhall,
    scope: &Scope,
    at: Option<(i64, u32)>,
    paper: &CommitteePaper,
) -> Result<i64, Failure> {
    if paper.title.trim().is_empty() {
        return Err(Failure::field("title", "Enter the title of the report"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let paper = paper.clone();
    let (kept, seen) = match at {
        Some((number, seen)) => {
            let before = store::records::one::<NumberedPaper>(&tx, scope, &number.to_string()).await?;
            (NumberedPaper { paper, ..before.ok_or(Failure::NotFound)?.record }, seen)
        }
        None => {
            let number = next_number::<NumberedPaper>(&tx, scope).await?;
            (NumberedPaper { number, paper, begun: Some(guildhall.clock.today()), laid: Vec::new() }, 0)
        }
    };
    let said = format!("The committee report {:?} was written", kept.paper.title);
    keep_in(&mut tx, scope, &kept, &Keeping { done: "paper.kept", said, why: "", seen: Some(seen) }, now).await?;
    tx.commit().await?;
    Ok(kept.number)
}

/// Lays a report before its committee: it is kept as it is made today, and read so from then on.
///
/// # Errors
/// [`Failure::NotFound`] where there is no such report; [`Failure::Refused`] while it lacks something that it must have;
/// [`Failure::Invalid`] where somebody changed it meanwhile.
pub async fn lay(guildhall: &Guildhall, scope: &Scope, (number, seen): (i64, u32), by: &str) -> Result<(), Failure> {
    let key = number.to_string();
    let kept = store::records::one::<NumberedPaper>(&guildhall.store, scope, &key).await?.ok_or(Failure::NotFound)?;
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let gathered = Gathered::read(guildhall, scope, today).await?;
    let report = committee(gathered.known(), &kept.record.paper);
    let missing: Vec<String> = report.missing().iter().map(|one| format!("{one}.")).collect();
    let paper = &kept.record.paper;
    let Some(meeting) = paper.date.filter(|_| missing.is_empty()) else {
        return Err(Failure::Refused(format!("The report cannot be laid yet. {}", missing.join(" "))));
    };
    let laid = Laid {
        on: today,
        by: by.to_owned(),
        committee: paper.committee.clone(),
        meeting,
        content: keep_copy(guildhall, &report)?,
        version: kept.number.saturating_add(1),
    };
    let said = format!("The committee report {:?} was laid before {}", paper.title, paper.committee);
    let mut next = kept.record;
    next.laid.push(laid);
    let mut tx = guildhall.store.begin_write().await?;
    keep_in(&mut tx, scope, &next, &Keeping { done: "paper.laid", said, why: "", seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}

/// The report as it was laid before its committee.
///
/// # Errors
/// [`Failure::Fault`] where its file is gone or damaged.
pub fn laid_copy(guildhall: &Guildhall, laid: &Laid) -> Result<Report, Failure> {
    read_copy(guildhall, &laid.content)
}
