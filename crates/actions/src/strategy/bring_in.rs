//! Many records at once: from a spreadsheet, or as the invented councils are made.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::{Book, SentSheets};
use jiff::Timestamp;
use std::collections::HashMap;
use store::WriteTx;

/// Keeps every record of a book in one transaction; a record whose noun and key are there already gets another version
/// only where it says something else. Answers how many were kept.
///
/// # Errors
/// When the records cannot be written. Nothing is then kept.
pub async fn bring_in(guildhall: &Guildhall, scope: &Scope, book: &Book, why: &str) -> Result<usize, Failure> {
    let tx = guildhall.store.begin_write().await?;
    let mut coming = Coming { tx, scope, why, now: guildhall.clock.now(), seen: None, kept: 0 };
    coming.keep_all(book).await?;
    let kept = coming.kept;
    if kept > 0 {
        coming.tx.commit().await?;
    }
    Ok(kept)
}

/// The same of a file that was sent, which then says in the same transaction how many records it made: it is brought in
/// once, whatever happens.
///
/// # Errors
/// As [`bring_in`]; [`Failure::Refused`] where it was brought in meanwhile.
pub(super) async fn bring_file_in(
    guildhall: &Guildhall,
    scope: &Scope,
    book: &Book,
    file: &SentSheets,
) -> Result<usize, Failure> {
    let tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<SentSheets>(&tx, scope, &file.key()).await?.ok_or(Failure::NotFound)?;
    if known.record.made.is_some() {
        return Err(Failure::Refused("This file was brought in before. Send a mended one as another file.".to_owned()));
    }
    let why = format!("Brought in from {}", file.name);
    let mut coming = Coming { tx, scope, why: &why, now: guildhall.clock.now(), seen: None, kept: 0 };
    coming.keep_all(book).await?;
    let made = coming.kept;
    coming.keep(&[SentSheets { made: Some(made), ..known.record }]).await?;
    coming.tx.commit().await?;
    Ok(made)
}

pub(super) struct Coming<'a> {
    pub(super) tx: WriteTx,
    pub(super) scope: &'a Scope,
    pub(super) why: &'a str,
    pub(super) now: Timestamp,
    /// Which version of each record counted, by noun and key, before what comes was made of them; none where that does not
    /// matter.
    pub(super) seen: Option<HashMap<(String, String), u32>>,
    pub(super) kept: usize,
}

impl Coming<'_> {
    pub(super) async fn keep_all(&mut self, book: &Book) -> Result<(), Failure> {
        if book.settings != domain::strategy::StrategySettings::default() {
            self.keep(std::slice::from_ref(&book.settings)).await?;
        }
        self.keep(&book.steps).await?;
        self.keep(&book.wording).await?;
        self.keep(&book.own_checks).await?;
        self.keep(&book.assessors).await?;
        self.keep(&book.rounds).await?;
        self.keep(&book.answers).await?;
        self.keep(&book.drafts).await?;
        self.keep(&book.agreed).await?;
        self.keep(&book.targets).await?;
        self.keep(&book.outcomes).await?;
        self.keep(&book.actions).await?;
        self.keep(&book.capacity).await?;
        self.keep(&book.reviews).await?;
        self.keep(&book.indicators).await?;
        self.keep(&book.recorded).await?;
        self.keep(&book.entered).await?;
        self.keep(&book.scales).await?;
        self.keep(&book.appetites).await?;
        self.keep(&book.risks).await?;
        self.keep(&book.savings).await?;
        self.keep(&book.joint_savings).await?;
        self.keep(&book.outside_levels).await?;
        self.keep(&book.efforts).await?;
        self.keep(&book.strategic_suppliers).await?;
        self.keep(&book.surveys).await?;
        self.keep(&book.survey_answers).await?;
        self.keep(&book.courses).await?;
        self.keep(&book.learners).await?;
        self.keep(&book.attended).await?;
        self.keep(&book.competences).await?;
        self.keep(&book.required).await?;
        self.keep(&book.held).await?;
        self.keep(&book.documents).await?;
        self.keep(&book.lessons).await?;
        self.keep(&book.enrolled).await?;
        self.keep(&book.attested).await?;
        self.keep(&book.training_requests).await?;
        self.keep(&book.experts).await?;
        self.keep(&book.meetings).await?;
        self.keep(&book.advice).await?;
        self.keep(&book.help_offered).await?;
        self.keep(&book.format_requests).await?;
        Ok(())
    }

    pub(super) async fn keep<T: Record>(&mut self, records: &[T]) -> Result<(), Failure> {
        for record in records {
            let known = store::records::one::<T>(&self.tx, self.scope, &record.key()).await?;
            let is_same = known.is_some_and(|known| same(&known.record, record));
            if is_same {
                continue;
            }
            let of = |all: &HashMap<(String, String), u32>| all.get(&(T::NOUN.to_owned(), record.key())).copied();
            let seen = self.seen.as_ref().map(|all| of(all).unwrap_or_default());
            let keeping = Keeping { done: "record.brought_in", said: record.title(), why: self.why, seen };
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
