//! An assessor answers. What cannot be taken is kept as a draft: nothing typed is lost.

use crate::records::{Keeping, keep_in};
use crate::strategy::Ground;
use crate::strategy::ground::found;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::editions::{IndexCode, Level, QuestionCode};
use domain::strategy::rounds::{Answer, AssessorId, Round, RoundId};
use domain::strategy::{DraftAnswer, Evidence, RoundAnswer};

/// What an assessor sends.
#[derive(Clone, Debug)]
pub struct AskedAnswer {
    /// The assessor.
    pub assessor: AssessorId,
    /// The area.
    pub index: IndexCode,
    /// The question of the area; none for the area as a whole.
    pub question: Option<QuestionCode>,
    /// The level; a draft where nothing was chosen, and `Some(None)` for "cannot say".
    pub level: Option<Option<Level>>,
    /// Statements of lower levels that are not so.
    pub unmet: Vec<Level>,
    /// What was typed beside it.
    pub comment: String,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It counts; with what is to be thought about.
    Taken(Vec<String>),
    /// It is kept as a draft and does not count, for a reason in a sentence.
    Draft(String),
}

/// Takes an answer, or keeps it as a draft where it does not count.
///
/// # Errors
/// [`Failure::NotFound`] where there is no such round.
pub async fn answer(
    guildhall: &Guildhall,
    scope: &Scope,
    round: RoundId,
    asked: &AskedAnswer,
) -> Result<Answered, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let kept = found::<Round>(&tx, scope, &round.to_string()).await?.record;
    let ground = Ground::read(&tx, scope).await?;
    let edition = ground.edition(&kept.edition)?;
    let typed = Answer {
        assessor: asked.assessor,
        index: asked.index.clone(),
        question: asked.question.clone(),
        level: asked.level.flatten(),
        unmet: asked.unmet.clone(),
        comment: asked.comment.trim().to_owned(),
        evidence: asked.evidence.clone(),
        at: now,
    };
    let taken = match (asked.level, kept.take(edition, typed.clone(), guildhall.clock.today())) {
        (_, Err(not_taken)) => Err(format!("{}.", not_taken.why)),
        (None, Ok(_)) => Err("Select a level, or say that you cannot. What you typed is kept.".to_owned()),
        (Some(_), Ok((answer, warned))) => Ok((answer, warned)),
    };
    let draft = DraftAnswer { round, answer: typed, is_over: taken.is_ok() };
    let is_known = store::records::one::<DraftAnswer>(&tx, scope, &draft.key()).await?.is_some();
    if taken.is_err() || is_known {
        let said = format!("A draft about {} was kept", asked.index);
        keep_in(&mut tx, scope, &draft, &Keeping { done: "answer.drafted", said, why: "", seen: None }, now).await?;
    }
    let answered = match taken {
        Err(why) => Answered::Draft(why),
        Ok((answer, warned)) => {
            let said = format!("An answer about {} was given", asked.index);
            let keeping = Keeping { done: "answer.given", said, why: "", seen: None };
            keep_in(&mut tx, scope, &RoundAnswer { round, answer }, &keeping, now).await?;
            Answered::Taken(warned.iter().map(ToString::to_string).collect())
        }
    };
    tx.commit().await?;
    Ok(answered)
}
