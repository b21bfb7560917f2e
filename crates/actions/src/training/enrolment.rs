//! Somebody begins a course that takes a while, or it ends for them.

use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::training::{Course, Enrolled, EnrolmentEnd, Learner, check_enrolled};
use domain::values::Date;

/// Enrols somebody on a course from a day on.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enrol(
    guildhall: &Guildhall,
    scope: &Scope,
    person: &str,
    course: &str,
    since: Date,
) -> Result<(), Failure> {
    let one = Enrolled { person: person.to_owned(), course: course.to_owned(), since, ended: None };
    keep_enrolled(guildhall, scope, &one, true, ("enrolment.begun", "begun")).await
}

/// Records how an enrolment ended, and when.
///
/// # Errors
/// [`Failure::NotFound`] where nobody is enrolled so; [`Failure::Invalid`] with what must be mended.
pub async fn end_enrolment(
    guildhall: &Guildhall,
    scope: &Scope,
    key: &str,
    (end, on): (EnrolmentEnd, Date),
) -> Result<(), Failure> {
    let known = store::records::one::<Enrolled>(&guildhall.store, scope, key).await?.ok_or(Failure::NotFound)?;
    let one = Enrolled { ended: Some((end, on)), ..known.record };
    keep_enrolled(guildhall, scope, &one, false, ("enrolment.ended", "ended")).await
}

async fn keep_enrolled(
    guildhall: &Guildhall,
    scope: &Scope,
    one: &Enrolled,
    is_new: bool,
    (done, verb): (&'static str, &str),
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let learners = store::records::all::<Learner>(&tx, scope).await?;
    let courses = store::records::all::<Course>(&tx, scope).await?;
    let known = store::records::all::<Enrolled>(&tx, scope).await?;
    mended(check_enrolled(one, (&learners, &courses, &known), today))?;
    if is_new && known.iter().any(|other| other.key() == one.key()) {
        return Err(Failure::field("since", "This person was enrolled on the course on that day already"));
    }
    let said = format!("An enrolment on {} was {verb}", one.course);
    keep_in(&mut tx, scope, one, &Keeping { done, said, why: "", seen: None }, now).await?;
    Ok(tx.commit().await?)
}
