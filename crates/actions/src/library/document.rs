//! Documents of the library.

use crate::records::{Keeping, check_pointed, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::code_from;
use domain::strategy::library::{Document, LinkTried, check_document};
use domain::values::{Date, Month};

/// Enters a document. Answers its code, which is made from its title.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_document(guildhall: &Guildhall, scope: &Scope, document: Document) -> Result<String, Failure> {
    let mut wrong = check_document(&document, guildhall.clock.today());
    wrong.extend(check_pointed(guildhall, scope, "records", &document.about).await?);
    mended(wrong)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Document>(&tx, scope).await?;
    let code = code_from(&document.title, "document", |code| known.iter().any(|one| one.code == code));
    let document = Document { code, ..document };
    let said = format!("The document {} was put into the library", document.title);
    let keeping = Keeping { done: "document.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &document, &keeping, now).await?;
    tx.commit().await?;
    Ok(document.code)
}

/// Changes a document. Whether it was reviewed, withdrawn or tried stays as it was.
///
/// # Errors
/// [`Failure::NotFound`] for a document that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_document(
    guildhall: &Guildhall,
    scope: &Scope,
    document: Document,
    seen: u32,
) -> Result<(), Failure> {
    mended(check_pointed(guildhall, scope, "records", &document.about).await?)?;
    let code = document.code.clone();
    let change = |before: Document| Document {
        reviewed: before.reviewed,
        withdrawn: before.withdrawn,
        // What was found at one address says nothing of another.
        tried: before.tried.filter(|_| before.found_at == document.found_at),
        ..document
    };
    keep_changed(guildhall, scope, (&code, seen), ("document.changed", "changed", ""), change).await
}

/// Records that somebody looked on a day whether a document still holds, and it does.
///
/// # Errors
/// As [`change_document`].
pub async fn review_document(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    on: Date,
) -> Result<(), Failure> {
    let review = |before: Document| Document { reviewed: Some(on), ..before };
    keep_changed(guildhall, scope, (code, seen), ("document.reviewed", "reviewed", ""), review).await
}

/// Records that somebody tried a document's address of the web on a day, and whether it led there.
///
/// # Errors
/// As [`change_document`]; also for a document without such an address.
pub async fn try_document(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    tried: LinkTried,
) -> Result<(), Failure> {
    let known = store::records::one::<Document>(&guildhall.store, scope, code).await?.ok_or(Failure::NotFound)?;
    if known.record.web_address().is_none() {
        return Err(Failure::field("works", "There is no address of the web to try"));
    }
    let change = |before: Document| Document { tried: Some(tried), ..before };
    keep_changed(guildhall, scope, (code, seen), ("document.tried", "tried", ""), change).await
}

/// Counts that a document was opened. It stands in a count of the month and in no trail, for nothing is decided by it.
/// Answers the document.
///
/// # Errors
/// [`Failure::NotFound`] for a document that the council has not.
pub async fn open_document(guildhall: &Guildhall, scope: &Scope, code: &str) -> Result<Document, Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<Document>(&tx, scope, code).await?.ok_or(Failure::NotFound)?;
    store::library::add_view(&mut tx, scope, code, Month::of(guildhall.clock.today())).await?;
    tx.commit_bookkeeping().await?;
    Ok(known.record)
}

/// Withdraws a document from a day on, with the reason.
///
/// # Errors
/// As [`change_document`]; also without a reason.
pub async fn withdraw_document(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    (on, why): (Date, &str),
) -> Result<(), Failure> {
    if why.trim().is_empty() {
        return Err(Failure::field("why", "Enter why it is withdrawn, such as what takes its place"));
    }
    let withdraw = |before: Document| Document { withdrawn: Some(on), ..before };
    keep_changed(guildhall, scope, (code, seen), ("document.withdrawn", "withdrawn", why.trim()), withdraw).await
}

async fn keep_changed(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    (done, verb, why): (&'static str, &str, &str),
    change: impl FnOnce(Document) -> Document,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<Document>(&tx, scope, code).await?.ok_or(Failure::NotFound)?;
    let document = change(before.record);
    mended(check_document(&document, guildhall.clock.today()))?;
    let said = format!("The document {} was {verb}", document.title);
    keep_in(&mut tx, scope, &document, &Keeping { done, said, why, seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
