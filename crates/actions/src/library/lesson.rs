//! Lessons of the library.

use crate::records::{Keeping, check_pointed, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::code_from;
use domain::strategy::library::{Lesson, check_lesson};
use domain::values::{Date, SubjectRef};

/// Writes a lesson down. Answers its code, which is made from its title.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_lesson(guildhall: &Guildhall, scope: &Scope, lesson: Lesson) -> Result<String, Failure> {
    let mut wrong = check_lesson(&lesson, guildhall.clock.today());
    wrong.extend(check_pointed(guildhall, scope, "from", lesson.from.as_ref()).await?);
    mended(wrong)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Lesson>(&tx, scope).await?;
    let code = code_from(&lesson.title, "lesson", |code| known.iter().any(|one| one.code == code));
    let lesson = Lesson { code, ..lesson };
    let said = format!("The lesson {} was written down", lesson.title);
    let keeping = Keeping { done: "lesson.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &lesson, &keeping, now).await?;
    tx.commit().await?;
    Ok(lesson.code)
}

/// Changes what a lesson says. Where it was used and with whom it was shared stays.
///
/// # Errors
/// [`Failure::NotFound`] for a lesson that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_lesson(guildhall: &Guildhall, scope: &Scope, lesson: Lesson, seen: u32) -> Result<(), Failure> {
    mended(check_pointed(guildhall, scope, "from", lesson.from.as_ref()).await?)?;
    let code = lesson.code.clone();
    let change = |before: Lesson| Lesson {
        used_in: before.used_in,
        shared_with: before.shared_with,
        is_open: before.is_open,
        ..lesson
    };
    keep_changed(guildhall, scope, (&code, seen), ("lesson.changed", "changed"), change).await
}

/// Records what a lesson changed, such as an action or a contract, and when.
///
/// # Errors
/// As [`change_lesson`].
pub async fn use_lesson(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    (record, on): (SubjectRef, Date),
) -> Result<(), Failure> {
    mended(check_pointed(guildhall, scope, "record", [&record]).await?)?;
    let change = |mut before: Lesson| {
        before.used_in.push((record, on));
        before
    };
    keep_changed(guildhall, scope, (code, seen), ("lesson.used", "used"), change).await
}

/// Records with whom a lesson was shared, such as a neighbour or a network, and when.
///
/// # Errors
/// As [`change_lesson`].
pub async fn share_lesson(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    (whom, on): (&str, Date),
) -> Result<(), Failure> {
    let change = |mut before: Lesson| {
        before.shared_with.push((whom.to_owned(), on));
        before
    };
    keep_changed(guildhall, scope, (code, seen), ("lesson.shared", "shared"), change).await
}

/// Opens a lesson to the other councils of the same Guildhall, or closes it to them again.
///
/// # Errors
/// As [`change_lesson`].
pub async fn open_lesson(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    is_open: bool,
) -> Result<(), Failure> {
    let said = if is_open {
        ("lesson.opened", "opened to other councils")
    } else {
        ("lesson.closed", "closed to other councils")
    };
    keep_changed(guildhall, scope, (code, seen), said, |before| Lesson { is_open, ..before }).await
}

async fn keep_changed(
    guildhall: &Guildhall,
    scope: &Scope,
    (code, seen): (&str, u32),
    (done, verb): (&'static str, &str),
    change: impl FnOnce(Lesson) -> Lesson,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<Lesson>(&tx, scope, code).await?.ok_or(Failure::NotFound)?;
    let lesson = change(before.record);
    mended(check_lesson(&lesson, guildhall.clock.today()))?;
    let said = format!("The lesson {} was {verb}", lesson.title);
    keep_in(&mut tx, scope, &lesson, &Keeping { done, said, why: "", seen: Some(seen) }, now).await?;
    Ok(tx.commit().await?)
}
