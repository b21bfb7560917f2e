//! People completed a course; or somebody had not, after all.

use crate::records::{Keeping, keep_in, mended, take_out_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::training::{Attended, Course, Learner, check_attended};
use domain::values::Date;

/// Records that people completed a course on a day, all of them or none. Who is recorded for that day already stays as it
/// is. Answers how many were added.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn attend(
    guildhall: &Guildhall,
    scope: &Scope,
    people: &[String],
    course: &str,
    on: Date,
) -> Result<usize, Failure> {
    if people.is_empty() {
        return Err(Failure::field("people", "Select who completed the course"));
    }
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let learners = store::records::all::<Learner>(&tx, scope).await?;
    let courses = store::records::all::<Course>(&tx, scope).await?;
    let known = store::records::all::<Attended>(&tx, scope).await?;
    let mut added: Vec<Attended> = Vec::new();
    for person in people {
        let one = Attended { person: person.clone(), course: course.to_owned(), on };
        mended(check_attended(&one, &learners, &courses, today))?;
        if !known.contains(&one) && !added.contains(&one) {
            added.push(one);
        }
    }
    if added.is_empty() {
        return Err(Failure::field("people", "All of these are recorded for that day already"));
    }
    for one in &added {
        let keeping = Keeping { done: "attendance.recorded", said: one.title(), why: "", seen: Some(0) };
        keep_in(&mut tx, scope, one, &keeping, now).await?;
    }
    tx.commit().await?;
    Ok(added.len())
}

/// Takes an attendance out that was recorded by mistake.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] where nothing of it is recorded.
pub async fn take_out_attendance(
    guildhall: &Guildhall,
    scope: &Scope,
    attended: &Attended,
    why: &str,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let key = attended.key();
    if store::records::one::<Attended>(&tx, scope, &key).await?.is_none() {
        return Err(Failure::NotFound);
    }
    if why.trim().is_empty() {
        return Err(Failure::field("why", "Enter why it is taken out, such as a wrong day"));
    }
    let said = ("attendance.taken_out", "An attendance was taken out", why.trim());
    take_out_in::<Attended>(&mut tx, scope, &key, said, now).await?;
    Ok(tx.commit().await?)
}
