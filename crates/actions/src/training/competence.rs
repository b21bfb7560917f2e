//! Competences, which part of the council needs them how far, and who has them.

use crate::records::{Keeping, keep_in, mended, take_out_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::code_from;
use domain::strategy::training::{Audience, Competence, Held, Learner, Level, Required, check_competence, check_held};
use jiff::Timestamp;
use store::WriteTx;

/// How far an audience needs a competence; none where it does not.
pub type Need = (Audience, Option<Level>);

/// Enters a competence with who needs it how far. Answers its code, which is made from its name.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter_competence(
    guildhall: &Guildhall,
    scope: &Scope,
    name: &str,
    needs: &[Need],
) -> Result<String, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<Competence>(&tx, scope).await?;
    let code = code_from(name, "competence", |code| known.iter().any(|one| one.code == code));
    let competence = Competence { code, name: name.to_owned() };
    mended(check_competence(&competence))?;
    let said = format!("The competence {name} was entered");
    let keeping = Keeping { done: "competence.entered", said, why: "", seen: Some(0) };
    keep_in(&mut tx, scope, &competence, &keeping, now).await?;
    keep_needs(&mut tx, scope, &competence, needs, now).await?;
    tx.commit().await?;
    Ok(competence.code)
}

/// Changes a competence, and who needs it how far.
///
/// # Errors
/// [`Failure::NotFound`] for a competence that the council has not; [`Failure::Invalid`] with what must be mended.
pub async fn change_competence(
    guildhall: &Guildhall,
    scope: &Scope,
    (competence, needs): (&Competence, &[Need]),
    seen: u32,
) -> Result<(), Failure> {
    mended(check_competence(competence))?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    store::records::one::<Competence>(&tx, scope, &competence.code).await?.ok_or(Failure::NotFound)?;
    let said = format!("The competence {} was changed", competence.name);
    let keeping = Keeping { done: "competence.changed", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, competence, &keeping, now).await?;
    keep_needs(&mut tx, scope, competence, needs, now).await?;
    Ok(tx.commit().await?)
}

async fn keep_needs(
    tx: &mut WriteTx,
    scope: &Scope,
    competence: &Competence,
    needs: &[Need],
    now: Timestamp,
) -> Result<(), Failure> {
    let known = store::records::all::<Required>(tx, scope).await?;
    for (audience, level) in needs {
        let is_it = |one: &&Required| one.audience == *audience && one.competence == competence.code;
        let before = known.iter().find(is_it);
        if before.map(|one| one.level) == *level {
            continue;
        }
        let said = format!("What {} need of {} was changed", audience.label(), competence.name);
        match (level, before) {
            (Some(level), _) => {
                let need = Required { audience: *audience, competence: competence.code.clone(), level: *level };
                let keeping = Keeping { done: "competence.need_changed", said, why: "", seen: None };
                keep_in(tx, scope, &need, &keeping, now).await?;
            }
            (None, Some(before)) => {
                let said = ("competence.need_taken_out", said.as_str(), "");
                take_out_in::<Required>(tx, scope, &before.key(), said, now).await?;
            }
            (None, None) => {}
        }
    }
    Ok(())
}

/// Records how far somebody was found to have a competence. What is found again on the same day takes the place of what was
/// found before.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn find_held(guildhall: &Guildhall, scope: &Scope, held: &Held) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let learners = store::records::all::<Learner>(&tx, scope).await?;
    let competences = store::records::all::<Competence>(&tx, scope).await?;
    mended(check_held(held, &learners, &competences, guildhall.clock.today()))?;
    let said = format!("It was recorded how far somebody has the competence {}", held.competence);
    let keeping = Keeping { done: "competence.found", said, why: "", seen: None };
    keep_in(&mut tx, scope, held, &keeping, now).await?;
    Ok(tx.commit().await?)
}
