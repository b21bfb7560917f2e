//! Many records at once: from a spreadsheet, or as the invented councils are made.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::Book;
use jiff::Timestamp;
use store::WriteTx;

/// Keeps every record of a book in one transaction; a record whose noun and key are there already gets another version
/// only where it says something else. Answers how many were kept.
///
/// # Errors
/// When the records cannot be written. Nothing is then kept.
pub async fn bring_in(guildhall: &Guildhall, scope: &Scope, book: &Book, why: &str) -> Result<usize, Failure> {
    let tx = guildhall.store.begin_write().await?;
    let mut coming = Coming { tx, scope, why, now: guildhall.clock.now(), kept: 0 };
    if book.settings != domain::strategy::StrategySettings::default() {
        coming.keep(std::slice::from_ref(&book.settings)).await?;
    }
    coming.keep(&book.steps).await?;
    coming.keep(&book.wording).await?;
    coming.keep(&book.own_checks).await?;
    coming.keep(&book.assessors).await?;
    coming.keep(&book.rounds).await?;
    coming.keep(&book.answers).await?;
    coming.keep(&book.drafts).await?;
    coming.keep(&book.agreed).await?;
    coming.keep(&book.targets).await?;
    coming.keep(&book.outcomes).await?;
    coming.keep(&book.actions).await?;
    coming.keep(&book.capacity).await?;
    coming.keep(&book.reviews).await?;
    coming.keep(&book.indicators).await?;
    coming.keep(&book.recorded).await?;
    coming.keep(&book.entered).await?;
    coming.keep(&book.scales).await?;
    coming.keep(&book.appetites).await?;
    coming.keep(&book.risks).await?;
    coming.keep(&book.savings).await?;
    coming.keep(&book.joint_savings).await?;
    coming.keep(&book.surveys).await?;
    coming.keep(&book.survey_answers).await?;
    coming.keep(&book.courses).await?;
    coming.keep(&book.learners).await?;
    coming.keep(&book.attended).await?;
    coming.keep(&book.competences).await?;
    coming.keep(&book.required).await?;
    coming.keep(&book.held).await?;
    coming.keep(&book.documents).await?;
    coming.keep(&book.lessons).await?;
    let kept = coming.kept;
    if kept > 0 {
        coming.tx.commit().await?;
    }
    Ok(kept)
}

struct Coming<'a> {
    tx: WriteTx,
    scope: &'a Scope,
    why: &'a str,
    now: Timestamp,
    kept: usize,
}

impl Coming<'_> {
    async fn keep<T: Record>(&mut self, records: &[T]) -> Result<(), Failure> {
        for record in records {
            let known = store::records::one::<T>(&self.tx, self.scope, &record.key()).await?;
            let is_same = known.is_some_and(|known| same(&known.record, record));
            if is_same {
                continue;
            }
            let keeping = Keeping { done: "record.brought_in", said: record.title(), why: self.why, seen: None };
            keep_in(&mut self.tx, self.scope, record, &keeping, self.now).await?;
            self.kept += 1;
        }
        Ok(())
    }
}

/// Whether two records say the same.
fn same<T: Record>(one: &T, other: &T) -> bool {
    serde_json::to_value(one).ok() == serde_json::to_value(other).ok()
}
