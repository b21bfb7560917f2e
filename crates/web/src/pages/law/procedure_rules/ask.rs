//! What the rules ask of a purchase: the band it falls into, with the reason of every band.

use super::{below, choices, finding_said, show, table};
use crate::components::{Cell, Choice, FieldErrors, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show_with};
use actions::typed_day;
use askama::Template;
use axum::http::StatusCode;
use domain::law::NOT_ADVICE;
use domain::law::procedure_rules::{Basis, Edition, Purchase};
use domain::law::thresholds::ContractKind;
use domain::values::{Date, Pence};

#[derive(Template)]
#[template(path = "law/procedure_rules/ask.html")]
struct AskPage {
    page: PageFrame,
    errors: FieldErrors,
    on: String,
    kinds: Vec<Choice>,
    values: Vec<Asked>,
    standing: String,
    answer: Option<Told>,
    not_advice: &'static str,
}

/// A value that the rules go by: its name in the form, what it is, what was typed.
struct Asked {
    name: String,
    label: String,
    typed: String,
    basis: Basis,
}

/// The answer.
struct Told {
    heading: String,
    summary: Summary,
    reasons: Table,
    besides: Vec<String>,
    warnings: Vec<String>,
}

fn asked(edition: &Edition, sent: &Sent) -> Vec<Asked> {
    let bases = edition.bases();
    let only_one = bases.len() == 1;
    let one = |basis: Basis| {
        let vat = if basis.with_vat { "with_vat" } else { "without_vat" };
        // Where there is but one value, it is known by its short name, so that an address can be written by hand.
        let name = if only_one { "value".to_owned() } else { format!("{}_{vat}", basis.measure.name()) };
        let label = basis.to_string();
        let label = format!(
            "{}{}",
            label.chars().take(1).flat_map(char::to_uppercase).collect::<String>(),
            label.chars().skip(1).collect::<String>()
        );
        Asked { typed: sent.text(&name).to_owned(), name, label, basis }
    };
    bases.into_iter().map(one).collect()
}

fn values(asked: &[Asked], errors: &mut FieldErrors) -> Vec<(Basis, Pence)> {
    let mut values = Vec::new();
    for one in asked.iter().filter(|one| !one.typed.trim().is_empty()) {
        match Pence::from_typed(&one.typed) {
            Ok(amount) if amount.is_negative() => errors.add(&one.name, "Enter an amount of zero or more"),
            Ok(amount) => values.push((one.basis, amount)),
            Err(what) => errors.add(&one.name, &what),
        }
    }
    values
}

fn told(edition: &Edition, purchase: &Purchase, on: Date) -> Told {
    let found = edition.ask(purchase);
    let held = |holds: Option<bool>| match holds {
        Some(true) => "It falls into this band",
        Some(false) => "It does not",
        None => "Not known",
    };
    let reasons = edition.reasons(purchase).into_iter();
    let reasons =
        reasons.map(|one| [one.band.name.clone(), held(one.holds).to_owned(), one.why].map(Cell::new).to_vec());
    let (heading, rows) = match found.band() {
        Some(band) => (
            format!("It falls into the band {}", band.name),
            vec![
                SummaryRow::new("How it is let", band.route.to_string()),
                SummaryRow::new("Advertised", band.advert.label()),
                SummaryRow::new("Approved by", &band.approver),
                SummaryRow::new("Waiver", band.waiver.to_string()),
                SummaryRow::new("Begun on", super::day_said(on)),
                SummaryRow::new("Stays under", format!("Edition {}, whatever comes into force later", edition.number)),
            ],
        ),
        None if found.bands.is_empty() => ("It falls into no band that can be told".to_owned(), Vec::new()),
        None => (format!("It falls into {} bands", found.bands.len()), Vec::new()),
    };
    let mut warnings: Vec<String> = edition.splitting_warning(purchase).into_iter().collect();
    let missing = found.missing.iter().map(|basis| format!("A value is missing: {basis}. Enter it to be sure."));
    warnings.extend(missing);
    if found.band().is_none() {
        warnings.extend(edition.findings().iter().map(finding_said));
    }
    let besides = edition.required(purchase).into_iter();
    let besides = besides.map(|one| format!("{} ({}, {})", one.subject.label(), one.from, one.said_in)).collect();
    Told {
        heading,
        summary: Summary::new(rows),
        reasons: table("Why", &["Band", "This purchase", "Why"], reasons.collect()),
        besides,
        warnings,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let sent = Sent::read(&cx.query);
    let mut errors = FieldErrors::default();
    let typed = sent.entered("on");
    let day = typed.and_then(typed_day);
    if typed.is_some() && day.is_none() {
        errors.add("on", "Enter the day it begins, like 1/4/2026");
    }
    let on = day.unwrap_or_else(|| cx.today());
    let kind = sent.entered("contract_kind").map_or(Ok(ContractKind::Services), |name| name.parse::<ContractKind>());
    if kind.is_err() {
        errors.add("contract_kind", "Select what is bought");
    }
    let kind = kind.unwrap_or(ContractKind::Services);
    let editions = store::law::in_force(&cx.guildhall().store, &scope).await?;
    let edition = editions.in_force(on);
    let asked = edition.map(|edition| asked(edition, &sent)).unwrap_or_default();
    let values = values(&asked, &mut errors);
    let answer = edition.filter(|_| errors.is_empty() && !values.is_empty());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &AskPage {
            page: PageFrame {
                breadcrumbs: below(),
                has_errors: !errors.is_empty(),
                ..cx.frame("What the contract procedure rules ask of a purchase")
            },
            errors,
            on: typed.map_or_else(|| on.to_string(), str::to_owned),
            kinds: choices(ContractKind::NAMES, kind.name()),
            values: asked,
            standing: edition.map(|edition| show::standing(&editions, edition)).unwrap_or_default(),
            answer: answer.map(|edition| told(edition, &Purchase { kind, values }, on)),
            not_advice: NOT_ADVICE,
        },
    )
}
