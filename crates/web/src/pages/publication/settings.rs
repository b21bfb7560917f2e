//! How the council publishes: its limit, how often, VAT, contact; dated.

use super::below;
use crate::components::{Cell, Choice, FieldErrors, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::publication::TypedSettings;
use askama::Template;
use axum::http::StatusCode;
use domain::publication::{DataSet, Frequency, IrrecoverableVat, Settings, SettingsEdition};
use domain::values::{FinancialYear, Month};

#[derive(Template)]
#[template(path = "publication/settings.html")]
struct SettingsPage {
    page: PageFrame,
    errors: FieldErrors,
    typed: TypedSettings,
    often: Vec<(&'static str, &'static str, Vec<Choice>)>,
    vat: Vec<Choice>,
    numbers: Vec<Choice>,
    editions: Table,
}

fn typed(sent: &Sent) -> TypedSettings {
    let text = |name: &str| sent.text(name).to_owned();
    TypedSettings {
        from: text("from"),
        limit: text("limit"),
        payments: text("payments"),
        cards: text("cards"),
        grants: text("grants"),
        irrecoverable_vat: text("irrecoverable_vat"),
        transaction_numbers: sent.ticked("transaction_numbers"),
        organisation_uri: text("organisation_uri"),
        contact: text("contact"),
        why: text("why"),
    }
}

/// What the form begins with: the settings that were kept last, from the financial year on.
fn known(settings: &Settings, from: Month) -> TypedSettings {
    TypedSettings {
        from: from.to_string(),
        limit: settings.limit.plain(),
        payments: settings.payments.name().to_owned(),
        cards: settings.cards.name().to_owned(),
        grants: settings.grants.name().to_owned(),
        irrecoverable_vat: settings.irrecoverable_vat.name().to_owned(),
        transaction_numbers: settings.transaction_numbers,
        organisation_uri: settings.organisation_uri.clone(),
        contact: settings.contact.clone(),
        why: String::new(),
    }
}

fn often(typed: &TypedSettings) -> Vec<(&'static str, &'static str, Vec<Choice>)> {
    let one = |set: DataSet, picked: &str| {
        let choices = Frequency::ALL.iter().filter(|frequency| **frequency <= set.least_often());
        let choices = choices.map(|one| Choice::new(one.name(), one.label()).picked(one.name() == picked));
        (set.name(), set.label(), choices.collect())
    };
    vec![
        one(DataSet::Payments, &typed.payments),
        one(DataSet::Cards, &typed.cards),
        one(DataSet::Grants, &typed.grants),
    ]
}

async fn editions(cx: &Cx, editions: &[SettingsEdition]) -> Result<Table, PageFailure> {
    let ids: Vec<i64> = editions.iter().map(|edition| edition.kept_by).collect();
    let names = store::people::names(&cx.guildhall().store, &ids).await?;
    let row = |edition: &SettingsEdition| {
        let settings = &edition.settings;
        let often = DataSet::ALL.iter().map(|set| settings.frequency(*set).label().to_lowercase());
        vec![
            Cell::new(edition.from.name()),
            Cell::new(settings.limit.to_string()),
            Cell::new(often.collect::<Vec<_>>().join("; ")),
            Cell::new(settings.irrecoverable_vat.label()),
            Cell::new(format!(
                "{} on {}",
                names.get(&edition.kept_by).cloned().unwrap_or_default(),
                edition.kept_at.strftime("%-d %B %Y")
            )),
            Cell::new(&edition.why),
        ]
    };
    Ok(Table {
        caption: "Settings so far".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["From", "Limit", "Payments; cards; grants", "Irrecoverable VAT", "Kept by", "Why"]
            .map(Heading::new)
            .to_vec(),
        rows: editions.iter().rev().map(row).collect(),
        first_cell_is_header: true,
    })
}

async fn again(cx: Cx, errors: FieldErrors, sent: Option<Sent>) -> Answer {
    let scope = cx.scope()?;
    let all = store::publication::editions(&cx.guildhall().store, &scope).await?;
    let last = all.last().map(|edition| edition.settings.clone()).unwrap_or_default();
    let from = Month::of(FinancialYear::of(cx.today()).first_day());
    let typed = sent.as_ref().map_or_else(|| known(&last, from), typed);
    let vat = IrrecoverableVat::ALL.iter();
    let vat = vat.map(|one| Choice::new(one.name(), one.label()).picked(one.name() == typed.irrecoverable_vat));
    let numbers = Choice::new("yes", "Publish the ledger's number of each payment").picked(typed.transaction_numbers);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page =
        PageFrame { breadcrumbs: below(), has_errors: !errors.is_empty(), ..cx.frame("How the council publishes") };
    show_with(
        status,
        &SettingsPage {
            page,
            errors,
            often: often(&typed),
            vat: vat.collect(),
            numbers: vec![numbers],
            editions: editions(&cx, &all).await?,
            typed,
        },
    )
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    again(cx, FieldErrors::default(), None).await
}

/// Keeps the settings.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    match actions::publication::save_settings(cx.guildhall(), &cx.scope()?, &typed(&sent)).await {
        Ok(_) => go_to("/publication/settings?done=publication-settings"),
        Err(failure) => again(cx, field_errors(failure)?, Some(sent)).await,
    }
}
