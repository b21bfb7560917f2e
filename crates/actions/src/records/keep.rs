//! Keeping a version of a record, with its entry in the trail.

use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::WrongField;
use domain::trail::Event;
use jiff::Timestamp;
use store::WriteTx;

/// The field of a form that says which version its reader saw.
pub const SEEN: &str = "seen";

const MEANWHILE: &str = "Somebody changed this while you were typing. What you typed is still here: compare it with theirs, then send it again";

/// What is said of a version that is kept.
#[derive(Clone, Debug)]
pub struct Keeping<'a> {
    /// What was done, as the trail names it, such as `risk.changed`.
    pub done: &'static str,
    /// The same in a sentence.
    pub said: String,
    /// Why; may be empty where a change needs no reason.
    pub why: &'a str,
    /// The version that was seen, 0 for a new record; none where it does not matter.
    pub seen: Option<u32>,
}

impl From<Vec<WrongField>> for Failure {
    fn from(wrong: Vec<WrongField>) -> Self {
        Failure::Invalid(wrong.into_iter().map(|one| FieldError { field: one.field, message: one.message }).collect())
    }
}

/// Nothing, where nothing is wrong.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub(crate) fn mended(wrong: Vec<WrongField>) -> Result<(), Failure> {
    if wrong.is_empty() { Ok(()) } else { Err(wrong.into()) }
}

/// How the trail speaks of a version: by its number and the hash of what it says.
pub(crate) fn attested(version: i64, content: &str) -> String {
    format!("version {version}, {}", blake3::hash(content.as_bytes()))
}

/// Keeps a version of a record within an open write. The trail holds the version's number and the hash of what it says, so
/// that it can be checked, while what it says stands beside the chain, where personal details can be erased.
///
/// # Errors
/// [`Failure::Invalid`] at [`SEEN`] where somebody else changed the record meanwhile.
pub async fn keep_in<T: Record>(
    tx: &mut WriteTx,
    scope: &Scope,
    record: &T,
    keeping: &Keeping<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let put = store::records::put(tx, scope, record, (keeping.seen, keeping.why), now).await?;
    let put = put.ok_or_else(|| Failure::field(SEEN, MEANWHILE))?;
    let version = i64::from(put.version);
    let before = put.before.as_ref().map(|content| attested(version - 1, content));
    let after = attested(version, &put.content);
    let event = Event::new(keeping.done, put.id, &keeping.said)
        .change(T::NOUN, before.as_deref(), Some(&after))
        .because(keeping.why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(())
}

/// Keeps a version of a record.
///
/// # Errors
/// As [`keep_in`].
pub async fn keep<T: Record>(
    guildhall: &Guildhall,
    scope: &Scope,
    record: &T,
    keeping: &Keeping<'_>,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    keep_in(&mut tx, scope, record, keeping, now).await?;
    Ok(tx.commit().await?)
}

/// The next number for a record of a type.
///
/// # Errors
/// When the records cannot be read.
pub async fn next_number<T: Record>(tx: &WriteTx, scope: &Scope) -> Result<i64, Failure> {
    Ok(store::records::highest::<T>(tx, scope).await? + 1)
}
