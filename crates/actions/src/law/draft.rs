//! The draft of the next contract procedure rules: begun, changed entry by entry, dropped.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::law::procedure_rules::{Draft, DraftEdit, DraftRefusal, ENTRIES_MAX};
use domain::trail::Event;
use jiff::Timestamp;
use store::law::KeptDraft;
use store::{Reads, WriteTx};

/// What a draft begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// The plain draft that Guildhall comes with.
    Plain,
    /// Without any band.
    Empty,
    /// The edition of this number.
    Edition(u32),
}

/// The rules as they are being changed: the draft, or else the latest edition, or else nothing.
///
/// # Errors
/// When the records cannot be read.
pub async fn rules_being_changed(from: &impl Reads, scope: &Scope) -> Result<Draft, Failure> {
    match store::law::draft(from, scope).await? {
        Some(kept) => Ok(kept.draft),
        None => latest(from, scope).await,
    }
}

async fn latest(from: &impl Reads, scope: &Scope) -> Result<Draft, Failure> {
    let editions = store::law::in_force(from, scope).await?;
    Ok(editions.all().last().map(Draft::of).unwrap_or_default())
}

/// Begins a draft. One that is there is replaced only when `seen` is its moment, so that nobody drops what they never saw.
///
/// # Errors
/// [`Failure::Refused`] where a draft is there that the person did not see; [`Failure::NotFound`] for an edition that the
/// council does not have.
pub async fn begin_draft(
    guildhall: &Guildhall,
    scope: &Scope,
    seen: Option<Timestamp>,
    begin: Begin,
) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    still_as_seen(&mut tx, scope, seen).await?;
    let (draft, restores, said) = match begin {
        Begin::Plain => (Draft::plain(), None, "A draft was begun from the plain one".to_owned()),
        Begin::Empty => (Draft::default(), None, "An empty draft was begun".to_owned()),
        Begin::Edition(number) => {
            let kept = store::law::edition(&tx, scope, number).await?.ok_or(Failure::NotFound)?;
            (Draft::of(&kept.edition), Some(number), format!("Edition {number} was made the draft of the next one"))
        }
    };
    keep(guildhall, tx, scope, (&draft, restores), &said).await
}

/// Changes one entry of the draft; the draft is begun from the latest edition where there is none. `seen` is when the
/// draft that the person saw was kept, so that nobody changes what somebody else changed meanwhile.
///
/// # Errors
/// [`Failure::Refused`] when somebody else changed the draft meanwhile, or it is full; [`Failure::NotFound`] for an
/// entry that is not there.
pub async fn edit_draft(
    guildhall: &Guildhall,
    scope: &Scope,
    seen: Option<Timestamp>,
    edit: DraftEdit,
) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let (mut draft, restores) = match still_as_seen(&mut tx, scope, seen).await? {
        Some(kept) => (kept.draft, kept.restores),
        None => (latest(&tx, scope).await?, None),
    };
    let said = draft.apply(edit).map_err(|refusal| match refusal {
        DraftRefusal::NotThere => Failure::NotFound,
        DraftRefusal::TooMany => Failure::Refused(format!("There are {ENTRIES_MAX} already. Take one out first.")),
    })?;
    keep(guildhall, tx, scope, (&draft, restores), &said).await
}

/// The draft, once it is sure that it is the one that the person saw. Nobody else changes it until this write ends.
pub(super) async fn still_as_seen(
    tx: &mut WriteTx,
    scope: &Scope,
    seen: Option<Timestamp>,
) -> Result<Option<KeptDraft>, Failure> {
    store::councils::hold(tx, scope.council()).await?;
    let kept = store::law::draft(tx, scope).await?;
    if kept.as_ref().map(|kept| kept.made_at) == seen {
        return Ok(kept);
    }
    Err(Failure::Refused(
        "Somebody changed the draft since you opened it. Look at the draft as it is now, then send your change again."
            .to_owned(),
    ))
}

async fn keep(
    guildhall: &Guildhall,
    mut tx: WriteTx,
    scope: &Scope,
    (draft, restores): (&Draft, Option<u32>),
    said: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    store::law::keep_draft(&mut tx, scope, draft, restores, now).await?;
    let event = Event::new("procedure_rules.drafted", scope.council().get(), said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// Drops the draft.
///
/// # Errors
/// [`Failure::NotFound`] where there is none; [`Failure::Refused`] when somebody else changed it meanwhile.
pub async fn drop_draft(guildhall: &Guildhall, scope: &Scope, seen: Option<Timestamp>) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    still_as_seen(&mut tx, scope, seen).await?;
    if !store::law::drop_draft(&mut tx, scope).await? {
        return Err(Failure::NotFound);
    }
    let said = "The draft of other contract procedure rules was dropped";
    let event = Event::new("procedure_rules.draft_dropped", scope.council().get(), said);
    tx.record(Some(scope.council()), scope.actor(), guildhall.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}
