//! The first invented council's own law: two editions of contract procedure rules, and one of settings.

use crate::outcome::Trouble;
use actions::Guildhall;
use actions::law::{Begin, Saving, TypedSettings};
use domain::access::Scope;
use domain::councils::Council;
use domain::law::CouncilSettings;
use domain::law::procedure_rules::{Draft, DraftEdit, LowerLimit, UpperLimit};
use domain::law::rules::key_decision::ClearDays;
use domain::values::{FinancialYear, Pence};

/// Enters them, unless the council has some already.
pub async fn adopt(guildhall: &Guildhall, council: &Council) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    if store::law::editions(&guildhall.store, &scope).await?.is_empty() {
        rules(guildhall, &scope).await?;
    }
    if store::law::settings(&guildhall.store, &scope, None).await?.is_none() {
        let settings = CouncilSettings { clear_days: ClearDays::Calendar, ..CouncilSettings::default() };
        let why = "The constitution counts the five clear days as calendar days".to_owned();
        let typed = TypedSettings { why, ..TypedSettings::of(&settings) };
        actions::law::save_settings(guildhall, &scope, 0, &typed).await?;
    }
    Ok(())
}

async fn rules(guildhall: &Guildhall, scope: &Scope) -> Result<(), Trouble> {
    let this_year = FinancialYear::of(guildhall.clock.today());
    actions::law::begin_draft(guildhall, scope, None, Begin::Plain).await?;
    save(guildhall, scope, this_year.previous().previous(), "The rules were written anew for the Procurement Act")
        .await?;
    let limit = Pence::new(1_000_000);
    let mut bands = Draft::plain().bands.into_iter();
    if let (Some(mut small), Some(mut middle)) = (bands.next(), bands.next()) {
        small.up_to = UpperLimit::LessThan(limit);
        middle.from = LowerLimit::AtLeast(limit);
        actions::law::edit_draft(guildhall, scope, None, DraftEdit::PutBand(0, small)).await?;
        let seen = seen(guildhall, scope).await?;
        actions::law::edit_draft(guildhall, scope, seen, DraftEdit::PutBand(1, middle)).await?;
    }
    save(guildhall, scope, this_year, "Three quotes for small purchases cost more than they saved").await
}

async fn seen(guildhall: &Guildhall, scope: &Scope) -> Result<Option<jiff::Timestamp>, Trouble> {
    Ok(store::law::draft(&guildhall.store, scope).await?.map(|kept| kept.made_at))
}

/// Saves the draft as in force from the first day of a year, which has begun.
async fn save(guildhall: &Guildhall, scope: &Scope, year: FinancialYear, why: &str) -> Result<(), Trouble> {
    let saving = Saving {
        seen: seen(guildhall, scope).await?,
        from: year.first_day().to_string(),
        adopted: format!("Full Council before {year}"),
        why: why.to_owned(),
        confirmed: true,
    };
    actions::law::save_rules(guildhall, scope, &saving).await?;
    Ok(())
}
