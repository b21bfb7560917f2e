//! The present values are recorded as reported to a committee or a team.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::WrongField;
use domain::strategy::scorecard::{Reported, to_keep, was_told};

/// Records what the scorecard says today as reported to somebody on a day, and answers how many values were.
///
/// # Errors
/// [`Failure::Invalid`] where it is not said to whom, where the day is still to come, and where it was recorded already.
pub async fn report(guildhall: &Guildhall, scope: &Scope, told: &Reported) -> Result<usize, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let facts = store::strategy::facts(&guildhall.store, scope, today).await?;
    let mut wrong = Vec::new();
    if told.to.trim().is_empty() {
        wrong.push(WrongField::new("to", "Enter to whom it was reported, such as Audit Committee"));
    }
    if told.on > today {
        wrong.push(WrongField::new("on", "Enter a day that is not still to come"));
    }
    if was_told(&facts.book.recorded, told) {
        wrong.push(WrongField::new("to", "This was recorded already. Enter another committee or another day"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let kept = to_keep(&facts.book.scorecard(&facts.readings, today), &facts.book.recorded, told);
    if kept.is_empty() {
        let what = "Nothing on the scorecard has a value yet. Enter one first, or bring in payments.";
        return Err(Failure::Refused(what.to_owned()));
    }
    let mut tx = guildhall.store.begin_write().await?;
    for one in &kept {
        let said = format!("{} was reported to {} on {}", one.code, told.to, told.on);
        let keeping = Keeping { done: "indicator_value.reported", said, why: "", seen: None };
        keep_in(&mut tx, scope, one, &keeping, now).await?;
    }
    tx.commit().await?;
    Ok(kept.len())
}
