//! A course is entered, changed or ended.

use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::code_from;
use domain::strategy::training::{Competence, Course, check_course};
use store::WriteTx;

/// Enters a course. Answers its code, which is made from its name.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_course(guildhall: &Guildhall, scope: &Scope, course: Course) -> Result<String, Failure> {
    mended(check_course(&course))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    raises_known(&tx, scope, &course).await?;
    let known = store::records::all::<Course>(&tx, scope).await?;
    let code = code_from(&course.name, "course", |code| known.iter().any(|one| one.code == code));
    let course = Course { code, ..course };
    let keeping = Keeping {
        done: "course.entered",
        said: format!("The course {} was entered", course.name),
        why: "",
        seen: Some(0),
    };
    keep_in(&mut tx, scope, &course, &keeping, now).await?;
    tx.commit().await?;
    Ok(course.code)
}

/// Changes a course, or ends it.
///
/// # Errors
/// [`Failure::NotFound`] for a course that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_course(guildhall: &Guildhall, scope: &Scope, course: &Course, seen: u32) -> Result<(), Failure> {
    mended(check_course(course))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let before = store::records::one::<Course>(&tx, scope, &course.code).await?.ok_or(Failure::NotFound)?;
    raises_known(&tx, scope, course).await?;
    let (done, verb) = match (before.record.ended, course.ended) {
        (None, Some(_)) => ("course.ended", "ended"),
        _ => ("course.changed", "changed"),
    };
    let keeping = Keeping { done, said: format!("The course {} was {verb}", course.name), why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, course, &keeping, now).await?;
    Ok(tx.commit().await?)
}

async fn raises_known(tx: &WriteTx, scope: &Scope, course: &Course) -> Result<(), Failure> {
    let known = store::records::all::<Competence>(tx, scope).await?;
    if course.raises.iter().all(|code| known.iter().any(|one| one.code == *code)) {
        return Ok(());
    }
    Err(Failure::field("raises", "Select competences of the list"))
}
