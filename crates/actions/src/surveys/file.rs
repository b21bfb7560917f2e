//! Answers come in by a file.

use crate::{Failure, FieldError, Guildhall, Received};
use domain::access::Scope;
use domain::strategy::SurveyAnswer;
use domain::strategy::surveys::{Answer, Survey, take};
use domain::trail::Event;
use domain::values::Date;
use intake::survey_answers::AnswersRead;
use store::surveys::{Replier, has_replied, note_reply};

/// Takes every answer of a file, given on a day on which the survey took answers, or none of them. The same file is taken
/// once. Answers how many there were.
///
/// # Errors
/// [`Failure::NotFound`] for a survey that the council has not; [`Failure::Invalid`] with each row that must be mended;
/// [`Failure::Refused`] for a file that was taken before.
pub async fn take_file(
    guildhall: &Guildhall,
    scope: &Scope,
    survey: &str,
    received: &Received,
    given_on: Date,
) -> Result<usize, Failure> {
    if given_on > guildhall.clock.today() {
        return Err(Failure::field("given_on", "Enter a day that has come"));
    }
    let known = store::records::one::<Survey>(&guildhall.store, scope, survey).await?.ok_or(Failure::NotFound)?.record;
    let answers = read(guildhall, &received.sha256, known.highest).await?.map_err(|wrong| {
        Failure::Invalid(wrong.into_iter().map(|message| FieldError { field: "file", message }).collect())
    })?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let survey = store::records::one::<Survey>(&tx, scope, survey).await?.ok_or(Failure::NotFound)?.record;
    let file = Replier::File(&received.sha256);
    if has_replied(&tx, scope, &survey.code, file).await? {
        return Err(Failure::Refused("The answers of this very file are in already.".to_owned()));
    }
    note_reply(&mut tx, scope, &survey.code, file).await?;
    let first = store::records::highest::<SurveyAnswer>(&tx, scope).await? + 1;
    let count = answers.len();
    for (number, (score, group)) in (first..).zip(answers) {
        let answer = Answer { survey: survey.code.clone(), score, group, comment: String::new(), replies: Vec::new() };
        take(&survey, &answer, given_on).map_err(|refusal| Failure::field("given_on", refusal.to_string()))?;
        store::records::put(&mut tx, scope, &SurveyAnswer { number, answer }, (Some(0), ""), now).await?;
    }
    let said = format!("{count} answers to the survey {} were brought in by a file", survey.title);
    let event = Event::new("survey.answers_brought_in", first, said).change("sha256", None, Some(&received.sha256));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    // The file may hold more than scores and groups, such as who answered: nothing of it is needed any more.
    guildhall.files.remove(&received.sha256)?;
    Ok(count)
}

async fn read(guildhall: &Guildhall, sha256: &str, highest: u8) -> Result<AnswersRead, Failure> {
    let lost = || Failure::Fault(format!("the content {sha256} is not in the folder of files"));
    let path = guildhall.files.path(sha256).ok_or_else(lost)?;
    let read = tokio::task::spawn_blocking(move || intake::survey_answers::read(&path, highest));
    Ok(read.await.map_err(|fault| Failure::Fault(format!("the reading broke off: {fault}")))??)
}
