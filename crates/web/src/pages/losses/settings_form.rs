//! Entering other settings.

use super::below_losses;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::Failure;
use askama::Template;
use axum::http::StatusCode;
use domain::losses::{Check, Edition, Settings};
use domain::values::{Date, Pence};

#[derive(Template)]
#[template(path = "losses/settings_form.html")]
struct Form {
    page: PageFrame,
    errors: FieldErrors,
    checks: Vec<Choice>,
    sent: Sent,
}

/// Settings as the fields of the form.
fn fields(settings: &Settings, from: Date) -> Sent {
    let money = |name: &str, pence: Pence| (name.to_owned(), pence.plain());
    let mut fields = vec![
        money("quote_limit", settings.quote_limit),
        money("tender_limit", settings.tender_limit),
        money("least", settings.least),
        money("round_from", settings.round_from),
        money("vat_leeway", settings.vat_leeway),
        ("near_percent".to_owned(), settings.near_percent.to_string()),
        ("split_days".to_owned(), settings.split_days.to_string()),
        ("repeat_days".to_owned(), settings.repeat_days.to_string()),
        ("from".to_owned(), from.to_string()),
    ];
    fields.extend(settings.checks.iter().map(|check| ("checks".to_owned(), check.name().to_owned())));
    Sent::of(fields)
}

/// Reads the form; what cannot be read is said at its field.
fn read(sent: &Sent, errors: &mut FieldErrors) -> (Settings, Option<Date>) {
    let mut money = |name: &str| match Pence::from_typed(sent.text(name)) {
        Ok(pence) => pence,
        Err(message) => {
            errors.add(name, &message);
            Pence::ZERO
        }
    };
    let mut settings = Settings {
        quote_limit: money("quote_limit"),
        tender_limit: money("tender_limit"),
        least: money("least"),
        round_from: money("round_from"),
        vat_leeway: money("vat_leeway"),
        ..Settings::default()
    };
    let mut number = |name: &str, what: &str| match sent.text(name).trim().parse() {
        Ok(number) => number,
        Err(_) => {
            errors.add(name, what);
            0
        }
    };
    settings.near_percent = number("near_percent", "Enter a whole number from 1 to 99");
    settings.split_days = number("split_days", "Enter a whole number of days");
    settings.repeat_days = number("repeat_days", "Enter a whole number of days");
    settings.checks = sent.all("checks").into_iter().filter_map(|name| name.parse().ok()).collect();
    let from = actions::typed_day(sent.text("from"));
    if from.is_none() {
        errors.add("from", "Enter the first day, like 2026-04-01");
    }
    (settings, from)
}

fn page(cx: &Cx, sent: Sent, errors: FieldErrors) -> Answer {
    let links = below_losses().into_iter().chain([Link::new("What the checks go by", "/losses/settings")]);
    let ticked = sent.all("checks");
    let choice = |check: &Check| {
        Choice::new(check.name(), check.label()).hint(check.definition()).picked(ticked.contains(&check.name()))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = cx.frame("Change what the checks go by");
    let shown = Form {
        page: PageFrame { breadcrumbs: links.collect(), has_errors: !errors.is_empty(), ..frame },
        errors,
        checks: Check::ALL.iter().map(choice).collect(),
        sent: sent.clone(),
    };
    show_with(status, &shown)
}

/// The form, with the settings in force.
pub async fn open(cx: Cx) -> Answer {
    let editions = store::losses::editions(&cx.guildhall().store, &cx.scope()?).await?;
    let today = cx.today();
    page(&cx, fields(editions.on(Some(today)), today), FieldErrors::default())
}

/// Takes the form, and asks that what it would change be counted.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut errors = FieldErrors::default();
    let (settings, from) = read(&sent, &mut errors);
    let edition = Edition { from: from.unwrap_or_default(), settings };
    if !errors.is_empty() {
        return page(&cx, sent, errors);
    }
    match actions::losses::enter_settings(cx.guildhall(), &cx.scope()?, &edition, sent.text("why")).await {
        Ok(()) => go_to("/losses/settings?done=losses-settings-entered"),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, sent, errors)
        }
        Err(failure) => Err(failure.into()),
    }
}
