//! The invented councils' strategies, risks, savings, surveys, training and libraries.

use crate::outcome::Trouble;
use actions::Guildhall;
use domain::access::{Actor, Role, Scope};
use domain::councils::Council;
use domain::people::PersonId;
use domain::strategy::Book;
use domain::strategy::training::{RequestId, TrainingRequest};
use invented::Invented;

/// Brings in what a council has recorded, unless it has records already.
pub async fn bring_in(guildhall: &Guildhall, council: &Council, invented: &Invented) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    if store::records::newest(&guildhall.store, &scope).await?.is_some() {
        return Ok(());
    }
    let mut book = invented.strategy(council.code.as_str());
    let people = store::people::of_council(&guildhall.store, &scope).await?;
    let named = |name: &str| people.iter().find(|one| one.shown_name() == name).map(|one| one.id);
    for assessor in &mut book.assessors {
        assessor.person = named(&assessor.name);
    }
    asked(guildhall, &scope, &mut book).await?;
    actions::strategy::bring_in(guildhall, &scope, &book, "Invented for the demonstration").await?;
    Ok(())
}

/// How many days ago somebody asked for training.
const ASKED_DAYS_AGO: i64 = 12;

/// Adds what names people by their records: somebody asks for training.
async fn asked(guildhall: &Guildhall, scope: &Scope, book: &mut Book) -> Result<(), Trouble> {
    if book.learners.is_empty() {
        return Ok(());
    }
    if let Some(by) = somebody(guildhall, scope, Role::ContractManager).await? {
        book.training_requests.push(TrainingRequest {
            id: RequestId::new(1),
            by,
            what: "Negotiating with large suppliers".to_owned(),
            reason: "The waste contract is renewed next year.".to_owned(),
            on: guildhall.clock.today().saturating_sub(jiff::ToSpan::days(ASKED_DAYS_AGO)),
            answer: None,
        });
    }
    Ok(())
}

/// Lets the procurement officer of a council that has contract procedure rules say that they have read them; others have not.
pub async fn attest(guildhall: &Guildhall, council: &Council) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let editions = store::law::in_force(&guildhall.store, &scope).await?;
    let edition = editions.in_force(guildhall.clock.today()).map(|edition| edition.number);
    let officer = somebody(guildhall, &scope, Role::ProcurementOfficer).await?;
    if let Some((edition, officer)) = edition.zip(officer) {
        let scope = Scope::of_job(council.id, Actor::Person(officer));
        actions::training::attest(guildhall, &scope, edition).await?;
    }
    Ok(())
}

async fn somebody(guildhall: &Guildhall, scope: &Scope, wanted: Role) -> Result<Option<PersonId>, Trouble> {
    let roles = store::people::roles_in(&guildhall.store, scope).await?;
    Ok(roles.into_iter().find(|(_, role)| *role == wanted).map(|(person, _)| person))
}
