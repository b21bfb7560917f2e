//! The set-up of the strategy: where each part is changed, and the whole as a file for another council.

pub mod show;

use super::{below_strategy, day};
use crate::components::{Cell, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::upload::take;
use crate::parts::{Button, Filled, Form, Part, show_parts_with, table};
use actions::strategy::configuration::{export, send as send_file};
use axum::body::Body;
use axum::extract::Multipart;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::strategy::SentConfiguration;
use domain::strategy::configuration::{Configuration, ConfigurationPart};

const ADDRESS: &str = "/strategy/configuration";

/// The council's name.
fn council(cx: &Cx) -> String {
    cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|one| one.name.clone()).unwrap_or_default()
}

/// How many things a part holds.
fn count(of: &Configuration, part: ConfigurationPart) -> usize {
    match part {
        ConfigurationPart::Editions => of.editions.len(),
        ConfigurationPart::Settings => usize::from(of.has(part)),
        ConfigurationPart::Wording => of.wording.len(),
        ConfigurationPart::Checks => of.checks.len(),
        ConfigurationPart::Outcomes => of.outcomes.len(),
        ConfigurationPart::Indicators => of.indicators.len(),
        ConfigurationPart::Scales => of.scales.len(),
        ConfigurationPart::Appetites => of.appetites.len(),
    }
}

/// Where a part is changed by hand.
fn page_of(part: ConfigurationPart) -> (&'static str, &'static str) {
    match part {
        ConfigurationPart::Editions => ("Areas on and off, weights, questions", "/strategy/editions"),
        ConfigurationPart::Settings => ("Aim of the strategy", "/strategy/scorecard/settings"),
        ConfigurationPart::Wording => ("Wording, edition by edition", "/strategy/editions"),
        ConfigurationPart::Checks => ("Checks", "/strategy/checks"),
        ConfigurationPart::Outcomes => ("Outcomes", "/strategy/outcomes"),
        ConfigurationPart::Indicators => ("Scorecard", "/strategy/scorecard"),
        ConfigurationPart::Scales | ConfigurationPart::Appetites => ("Scales of risk", "/risks/scales"),
    }
}

fn here(own: &Configuration) -> Part {
    let row = |part: &ConfigurationPart| {
        let (said, href) = page_of(*part);
        vec![Cell::new(part.label()), Cell::number(count(own, *part).to_string()), Cell::new(said).to(href)]
    };
    let rows = ConfigurationPart::ALL.iter().map(row).collect();
    Part::Table(table("What this council made its own", &["Part", "#How many", "Where it is changed"], rows))
}

fn files(all: &[SentConfiguration]) -> Part {
    if all.is_empty() {
        return Part::text("No file was sent yet.");
    }
    let row = |one: &SentConfiguration| {
        let came: usize = one.brought.iter().map(|(_, count)| count).sum();
        let said = one.brought_on.map_or_else(
            || "Not brought in yet".to_owned(),
            |on| format!("{came} things were new or changed, last on {}", day(on)),
        );
        vec![Cell::new(&one.name).to(format!("{ADDRESS}/{}", one.number)), Cell::new(said)]
    };
    Part::Table(table("Files that were sent", &["File", "What came of it"], all.iter().rev().map(row).collect()))
}

async fn page(cx: &Cx, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    let own = export(cx.guildhall(), &scope, &council(cx)).await?;
    let sent_files: Vec<SentConfiguration> = store::records::all(&cx.guildhall().store, &scope).await?;
    let sent = Sent::default();
    let file = Filled { sent: &sent, errors: &errors }
        .file("file", "Set-up as JSON")
        .hint("As another Guildhall gives it on this page, or with guildhall strategy configuration export");
    let parts = vec![
        Part::text(
            "How the council works with its strategy: its editions with their areas, weights and questions, own wording, checks, outcomes, definitions of indicators, scales of risk. All of it is changed on pages and counts at once.",
        ),
        here(&own),
        Part::heading("Give it to another council"),
        Part::text(
            "The file holds no people, values, targets, answers or risks. Official wording is left out too: each council is licensed for it by itself.",
        ),
        Part::Buttons(vec![Button {
            link: Link::new("Download the set-up", "/strategy/configuration/download"),
            secondary: true,
        }]),
        Part::form(
            Form::new(ADDRESS, "Send and look", vec![file])
                .headed("Bring a set-up in")
                .saying("You see what would change, and choose the parts, before anything is kept."),
        ),
        files(&sent_files),
    ];
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame("Set-up of the strategy") };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, FieldErrors::default()).await
}

/// Takes a file.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let came = take(&cx, parts).await?;
    let Some((name, received)) = came.files.first() else {
        let mut errors = FieldErrors::default();
        let said = if came.too_large { "The file is too large to be a set-up" } else { "Select a file" };
        errors.add("file", said);
        return page(&cx, errors).await;
    };
    match send_file(cx.guildhall(), &cx.scope()?, name, received).await {
        Ok(number) => go_to(&format!("{ADDRESS}/{number}")),
        Err(failure) => {
            let errors = field_errors(failure)?;
            page(&cx, errors).await
        }
    }
}

/// The set-up as a file.
pub async fn download(cx: Cx) -> Answer {
    let own = export(cx.guildhall(), &cx.scope()?, &council(&cx)).await?;
    let mut answer = Response::new(Body::from(own.to_json()));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = format!("attachment; filename=\"strategy-set-up-{}.json\"", cx.today());
    let name = HeaderValue::from_str(&name).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(answer)
}
