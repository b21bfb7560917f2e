//! Assessors are invited to a round, and released from it.

use crate::records::{Keeping, keep_in, next_number};
use crate::strategy::ground::found;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::people::PersonId;
use domain::strategy::rounds::{Assessor, AssessorId, Round, RoundId, RoundState};

/// Somebody to be invited.
#[derive(Clone, Debug)]
pub struct NewAssessor {
    /// Who signs in to answer; none for somebody whose answers are entered for them.
    pub person: Option<PersonId>,
    /// What people call them.
    pub name: String,
    /// The department.
    pub department: String,
    /// What they are there.
    pub role: String,
}

impl NewAssessor {
    fn read(&self, id: AssessorId) -> Result<Assessor, Failure> {
        let mut wrong = Vec::new();
        let mut text = |field, text: &str, message: &str| {
            let text = text.trim().to_owned();
            if text.is_empty() || text.chars().count() > 200 {
                wrong.push(FieldError { field, message: message.to_owned() });
            }
            text
        };
        let assessor = Assessor {
            id,
            person: self.person,
            name: text("name", &self.name, "Enter the name of the assessor"),
            department: text("department", &self.department, "Enter the department"),
            role: text("role", &self.role, "Enter what the person is, such as head of service"),
        };
        if wrong.is_empty() { Ok(assessor) } else { Err(Failure::Invalid(wrong)) }
    }
}

fn takes_people(round: &Round) -> Result<(), Failure> {
    match round.state {
        RoundState::Planned | RoundState::Open { .. } => Ok(()),
        RoundState::Closed { .. } | RoundState::Settled { .. } => {
            Err(Failure::Refused("The round is closed. Open it again to change who is asked.".to_owned()))
        }
    }
}

/// Invites somebody. A person who was invited to an earlier round is the same assessor again.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended; [`Failure::Refused`] once the round is closed.
pub async fn invite(
    guildhall: &Guildhall,
    scope: &Scope,
    round: RoundId,
    new: &NewAssessor,
) -> Result<AssessorId, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let kept = found::<Round>(&tx, scope, &round.to_string()).await?;
    takes_people(&kept.record)?;
    let known: Vec<Assessor> = store::records::all(&tx, scope).await?;
    let same = known.iter().find(|one| match new.person {
        Some(person) => one.person == Some(person),
        None => one.person.is_none() && one.name == new.name.trim() && one.department == new.department.trim(),
    });
    let id = match same {
        Some(one) => one.id,
        None => AssessorId::new(next_number::<Assessor>(&tx, scope).await?),
    };
    let assessor = new.read(id)?;
    if kept.record.invited.contains(&id) {
        return Err(Failure::field("name", "Enter somebody else: this assessor is invited already"));
    }
    if same != Some(&assessor) {
        let keeping =
            Keeping { done: "assessor.kept", said: "An assessor was recorded".to_owned(), why: "", seen: None };
        keep_in(&mut tx, scope, &assessor, &keeping, now).await?;
    }
    let mut next = kept.record;
    next.invited.push(id);
    let said = format!("An assessor was invited to {:?}", next.name);
    let keeping = Keeping { done: "round.invited", said, why: "", seen: Some(kept.number) };
    keep_in(&mut tx, scope, &next, &keeping, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Releases an assessor from a round. Answers that were given stay in the records and count no more.
///
/// # Errors
/// [`Failure::NotFound`] for one that was not invited; [`Failure::Refused`] once the round is closed.
pub async fn release(
    guildhall: &Guildhall,
    scope: &Scope,
    round: RoundId,
    assessor: AssessorId,
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let kept = found::<Round>(&tx, scope, &round.to_string()).await?;
    takes_people(&kept.record)?;
    let mut next = kept.record;
    if !next.invited.contains(&assessor) {
        return Err(Failure::NotFound);
    }
    next.invited.retain(|id| *id != assessor);
    let said = format!("An assessor was released from {:?}", next.name);
    let keeping = Keeping { done: "round.released", said, why: "", seen: Some(kept.number) };
    keep_in(&mut tx, scope, &next, &keeping, now).await?;
    Ok(tx.commit().await?)
}
