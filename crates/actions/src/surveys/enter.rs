//! A survey is begun, or changed.

use crate::records::{Keeping, keep_in, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::strategy::surveys::{Survey, check};
use domain::strategy::{SurveyAnswer, code_from};

/// Begins a survey. Answers its code, which is made from the title.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, survey: Survey) -> Result<String, Failure> {
    mended(check(&survey, None))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Survey>(&tx, scope).await?;
    let code = code_from(&survey.title, "survey", |code| known.iter().any(|one| one.code == code));
    let survey = Survey { code, ..survey };
    let said = format!("The survey {} was begun", survey.title);
    let keeping = Keeping { done: "survey.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &survey, &keeping, now).await?;
    tx.commit().await?;
    Ok(survey.code)
}

/// Changes a survey. What an answer means stays as it is once there is one.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change(guildhall: &Guildhall, scope: &Scope, survey: &Survey, seen: u32) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let before = store::records::one::<Survey>(&tx, scope, &survey.code).await?.ok_or(Failure::NotFound)?;
    let answers = store::records::all::<SurveyAnswer>(&tx, scope).await?;
    let is_answered = answers.iter().any(|one| one.answer.survey == survey.code);
    mended(check(survey, Some((&before.record, is_answered))))?;
    let said = format!("The survey {} was changed", survey.title);
    let keeping = Keeping { done: "survey.changed", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, survey, &keeping, now).await?;
    Ok(tx.commit().await?)
}
