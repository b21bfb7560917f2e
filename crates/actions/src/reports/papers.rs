//! A report to a committee is written.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::reports::assemble::{CommitteePaper, NumberedPaper};

/// Keeps what an officer typed of a committee report: a new one where no number is given. Answers its number.
///
/// # Errors
/// [`Failure::Invalid`] without a title, or where somebody changed it meanwhile.
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
    let (number, seen) = match at {
        Some(at) => at,
        None => (next_number::<NumberedPaper>(&tx, scope).await?, 0),
    };
    let kept = NumberedPaper { number, paper: paper.clone() };
    let said = format!("The committee report {:?} was written", paper.title);
    keep_in(&mut tx, scope, &kept, &Keeping { done: "paper.kept", said, why: "", seen: Some(seen) }, now).await?;
    tx.commit().await?;
    Ok(number)
}
