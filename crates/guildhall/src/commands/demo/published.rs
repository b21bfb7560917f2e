//! What Wynmarch published: a year of quarters, one of them corrected, and one that is still to be done.

use crate::commands::publication::publish;
use crate::outcome::Trouble;
use crate::terminal::Progress;
use actions::publication::{TypedRule, TypedSettings, Wish, add_rule, save_settings};
use actions::{Clock, Failure, Guildhall};
use domain::access::Scope;
use domain::councils::Council;
use domain::publication::{DataSet, Frequency, PublicationPeriod, periods_between};
use domain::values::{Date, Month};
use jiff::ToSpan;

/// Quarters that are published.
const QUARTERS: usize = 4;

/// A period is published so many days after its end.
const DAYS_AFTER: i64 = 20;

/// Publishes what is not published yet.
pub async fn publish_all(
    guildhall: &Guildhall,
    council: &Council,
    today: Date,
    progress: &Progress,
) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    if !store::publication::editions(&guildhall.store, &scope).await?.is_empty() {
        return Ok(());
    }
    progress.show(&format!("{}: publishing", council.name));
    let year_ago = Month::of(today.checked_sub(1.year()).unwrap_or(today));
    let over = |frequency| -> Vec<PublicationPeriod> {
        let mut over = periods_between(frequency, year_ago, today);
        over.retain(|period| period.last_day() < today);
        over.into_iter().take(QUARTERS).rev().collect()
    };
    let quarters = over(Frequency::Quarterly);
    let Some(first) = quarters.first().copied() else { return Ok(()) };
    rules(guildhall, &scope, first).await?;
    // The first quarter comes out before anybody has settled what irrecoverable VAT is, and is corrected.
    settle(guildhall, &scope, first, "not_said").await?;
    one(guildhall, &scope, (DataSet::Payments, first), 0, "The VAT on these payments is being checked").await?;
    settle(guildhall, &scope, first, "all_recovered").await?;
    one(
        guildhall,
        &scope,
        (DataSet::Payments, first),
        15,
        "Irrecoverable VAT is stated: the council recovers all of it",
    )
    .await?;
    for period in quarters.iter().skip(1) {
        one(guildhall, &scope, (DataSet::Payments, *period), 0, "Checked against the ledger").await?;
    }
    // The last quarter of cards is left for whoever looks around.
    for period in quarters.iter().rev().skip(1).rev() {
        one(guildhall, &scope, (DataSet::Cards, *period), 1, "Checked against the statements").await?;
    }
    for period in over(Frequency::Yearly).iter().rev().take(1) {
        one(guildhall, &scope, (DataSet::Grants, *period), 2, "Every grant of the year").await?;
    }
    progress.clear();
    Ok(())
}

async fn rules(guildhall: &Guildhall, scope: &Scope, first: PublicationPeriod) -> Result<(), Failure> {
    let from = first.first_day().to_string();
    let persons = TypedRule {
        name: "Persons".into(),
        kind: "individuals".into(),
        shown: "personal_data".into(),
        hides_purpose: true,
        from: from.clone(),
        why: "Names of persons are personal data".into(),
        ..TypedRule::default()
    };
    let claims = TypedRule {
        name: "Benefits and homelessness".into(),
        kind: "categories".into(),
        words: "benefits\nhomelessness\ntemporary accommodation".into(),
        shown: "personal_data".into(),
        from,
        why: "A payment could tell where somebody lives".into(),
        ..TypedRule::default()
    };
    for rule in [persons, claims] {
        add_rule(guildhall, scope, &rule).await?;
    }
    Ok(())
}

async fn settle(guildhall: &Guildhall, scope: &Scope, first: PublicationPeriod, vat: &str) -> Result<(), Failure> {
    let typed = TypedSettings {
        from: Month::of(first.first_day()).to_string(),
        limit: "250".into(),
        payments: "quarterly".into(),
        cards: "quarterly".into(),
        grants: "yearly".into(),
        irrecoverable_vat: vat.into(),
        transaction_numbers: true,
        organisation_uri: "https://example.org/id/wynmarch".into(),
        contact: "open.data@wynmarch.example".into(),
        why: "As the cabinet decided".into(),
    };
    save_settings(guildhall, scope, &typed).await.map(|_| ())
}

/// Publishes a period some days after its end, with the reason where one is asked for.
async fn one(
    guildhall: &Guildhall,
    scope: &Scope,
    (set, period): (DataSet, PublicationPeriod),
    later: i64,
    why: &str,
) -> Result<(), Trouble> {
    let day = period.last_day().checked_add((DAYS_AFTER + later).days()).unwrap_or(period.last_day());
    let then = Guildhall { clock: Clock::noon_of(day.min(guildhall.clock.today())), ..guildhall.clone() };
    let asked = publish(&then, scope, (set, period), &Wish::default()).await;
    let version = match asked {
        Err(Trouble::Failed(_)) => {
            publish(&then, scope, (set, period), &Wish { accepted: true, why: why.into() }).await?
        }
        other => other?,
    };
    if version.stands() {
        Ok(())
    } else {
        Err(Trouble::failed(format!("{} {period} could not be published", set.name())))
    }
}
