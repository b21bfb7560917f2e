//! The invented councils' strategies, risks, savings, surveys, training and libraries.

use crate::outcome::Trouble;
use actions::Guildhall;
use domain::access::{Actor, Role, Scope};
use domain::councils::Council;
use domain::law::assessment::Exact;
use domain::people::PersonId;
use domain::spend::Period;
use domain::strategy::scorecard::TargetBase;
use domain::strategy::training::{RequestId, TrainingRequest};
use domain::strategy::{Book, Quantity, Unit};
use domain::values::{FinancialYear, Pence};
use invented::Invented;
use store::spend::Span;

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
    based(guildhall, &scope, &mut book).await?;
    actions::strategy::bring_in(guildhall, &scope, &book, "Invented for the demonstration").await?;
    Ok(())
}

/// Works the base of targets that are a share of the yearly spend out from the payments that were brought in: the mean of the
/// last three financial years in whole pounds, as the page of the spend shows it. Without such payments there is no base.
async fn based(guildhall: &Guildhall, scope: &Scope, book: &mut Book) -> Result<(), Trouble> {
    let last = FinancialYear::of(guildhall.clock.today()).previous();
    let first = last.previous().previous();
    let Some(((from, _), (_, to))) = Period::Year(first).months().zip(Period::Year(last).months()) else {
        return Ok(());
    };
    let span = Span { months: Some((from, to)), ..Span::default() };
    let paid = store::spend::total(&guildhall.store, scope, &span).await?.total;
    let mean = Exact::pounds(paid).over(&Exact::whole(3)).map(|mean| mean.rounded(0));
    let mean = mean.filter(|_| paid > Pence::ZERO);
    for target in book.indicators.iter_mut().filter_map(|one| one.target.as_mut()).filter(|one| one.base.is_some()) {
        target.base = mean.as_ref().and_then(|mean| {
            let share = &target.value.number().over(mean)? * &Exact::whole(100);
            Some(TargetBase {
                share: Quantity::new(share.rounded(2), Unit::Percentage),
                of: Quantity::new(mean.clone(), Unit::Pounds),
                what: format!("the mean of what was paid in {first} to {last}"),
            })
        });
    }
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
