//! Editions of maturity models are changed, and official wording is brought in.

use super::ground::Ground;
use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::findings::Finding;
use domain::strategy::editions::{ChangeRefusal, EditionChange, EditionCode, Wording, WordingRow, read_wording};
use domain::strategy::{BroughtWording, EditionStep};
use domain::values::Date;

/// Changes the council's editions from a day on, and answers with what was done, in a sentence.
///
/// # Errors
/// [`Failure::Invalid`] with the refusal of the domain: at `why`, at `on`, or else at the field that is named.
pub async fn change(
    guildhall: &Guildhall,
    scope: &Scope,
    change: EditionChange,
    (on, why): (Date, &str),
    field: &'static str,
) -> Result<String, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let mut editions = Ground::read(&tx, scope).await?.editions().clone();
    let changed = editions.apply(change.clone(), on, why).map_err(|refusal| refused(&refusal, field))?;
    let number = next_number::<EditionStep>(&tx, scope).await?;
    let step = EditionStep { number, change, on, why: changed.why, said: changed.said.clone() };
    let keeping =
        Keeping { done: "edition.changed", said: changed.said.clone(), why: step.why.as_str(), seen: Some(0) };
    keep_in(&mut tx, scope, &step, &keeping, now).await?;
    tx.commit().await?;
    Ok(changed.said)
}

fn refused(refusal: &ChangeRefusal, field: &'static str) -> Failure {
    match refusal {
        ChangeRefusal::NoReason => Failure::field("why", refusal.to_string()),
        ChangeRefusal::NotYet(_) => Failure::field("on", refusal.to_string()),
        ChangeRefusal::Incomplete(missing) => {
            let error = |message: &String| crate::FieldError { field, message: message.clone() };
            Failure::Invalid(missing.iter().map(error).collect())
        }
        _ => Failure::field(field, refusal.to_string()),
    }
}

/// Wording to be brought in: rows typed or read from a file.
#[derive(Clone, Debug)]
pub struct NewWording {
    /// The edition.
    pub edition: EditionCode,
    /// The sentences with their areas and levels.
    pub rows: Vec<WordingRow>,
    /// Whose words they are in.
    pub wording: Wording,
    /// Where they come from, and on what terms they are used.
    pub source: String,
}

/// Reads the rows of wording that a file holds: area, level and sentence, or an area with a column for each level.
///
/// # Errors
/// [`Failure::Invalid`] at `file` where it cannot be read; [`Failure::NotFound`] for an unknown edition.
pub async fn read_file(
    guildhall: &Guildhall,
    scope: &Scope,
    code: &EditionCode,
    received: &Received,
) -> Result<Vec<WordingRow>, Failure> {
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let edition = book.editions().get(code).cloned().ok_or(Failure::NotFound)?;
    let path = guildhall.files.path(&received.sha256).ok_or(Failure::NotFound)?;
    let read = tokio::task::spawn_blocking(move || intake::strategy::wording(&path, &edition)).await;
    let rows = read.map_err(|fault| Failure::Fault(fault.to_string()))??;
    rows.map_err(|sentence| Failure::field("file", sentence))
}

/// Keeps the sentences that can be placed, and answers how many they are and what was found in the others.
///
/// # Errors
/// [`Failure::Invalid`] where nothing can be kept: without a source, or where no row can be placed.
pub async fn bring_in_wording(
    guildhall: &Guildhall,
    scope: &Scope,
    new: &NewWording,
) -> Result<(usize, Vec<Finding>), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&new.edition)?;
    if new.source.trim().is_empty() {
        let what = "Enter where the wording comes from and on what terms the council may use it";
        return Err(Failure::field("source", what));
    }
    let (read, found) = read_wording(edition, &new.rows, new.wording, &new.source, today);
    if read.is_empty() {
        let first = found.first().map_or("Enter at least one sentence", |finding| finding.text.as_str());
        return Err(Failure::field("text", first));
    }
    for wording in &read {
        let record = BroughtWording { edition: new.edition.clone(), wording: wording.clone() };
        let said = format!("Wording of {} in {} was brought in", wording.index, edition.name);
        let keeping = Keeping { done: "wording.brought_in", said, why: &wording.source, seen: None };
        keep_in(&mut tx, scope, &record, &keeping, now).await?;
    }
    tx.commit().await?;
    Ok((read.len(), found))
}
