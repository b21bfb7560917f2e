//! The council itself: the areas about it, by which local suppliers are told.

use crate::components::{FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::suppliers::CouncilArea;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "council.html")]
struct CouncilPage {
    page: PageFrame,
    errors: FieldErrors,
    summary: Summary,
    edition: String,
    own: String,
    wider: String,
    region: String,
}

fn summary(area: &CouncilArea, names: &BTreeMap<String, String>) -> Summary {
    let named = |code: String| names.get(&code).map(|name| format!("{name} ({code})")).unwrap_or(code);
    let or_none = |text: String| if text.is_empty() { "Not known".to_owned() } else { text };
    let wider: Vec<String> = area.wider.iter().map(|code| named(code.to_string())).collect();
    Summary::new(vec![
        SummaryRow::new("Own area", named(area.own.to_string())),
        SummaryRow::new("County, or districts of the combined authority", or_none(wider.join(", "))),
        SummaryRow::new("Region", or_none(area.region.map(|code| named(code.to_string())).unwrap_or_default())),
    ])
}

async fn page(cx: Cx, errors: FieldErrors, sent: Option<Sent>) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let record = store::suppliers::area_at(store, &scope, None).await?;
    let edition = store::postcodes::edition_at(store, None).await?;
    let codes: Vec<String> = record
        .iter()
        .flat_map(|record| [record.area.own].into_iter().chain(record.area.wider.clone()).chain(record.area.region))
        .map(|code| code.to_string())
        .collect();
    let names = match &edition {
        Some(edition) => store::postcodes::area_names(store, edition.id, &codes).await?,
        None => BTreeMap::new(),
    };
    let sent = sent.unwrap_or_else(|| {
        let wider = record.iter().filter(|record| record.wider_entered).flat_map(|record| &record.area.wider);
        let wider: Vec<String> = wider.map(ToString::to_string).collect();
        let region = record.as_ref().filter(|record| record.region_entered).and_then(|record| record.area.region);
        Sent::of(vec![
            ("own".to_owned(), record.as_ref().map(|record| record.area.own.to_string()).unwrap_or_default()),
            ("wider".to_owned(), wider.join(", ")),
            ("region".to_owned(), region.map(|code| code.to_string()).unwrap_or_default()),
        ])
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = PageFrame { has_errors: !errors.is_empty(), ..cx.frame("The council's area") };
    show_with(
        status,
        &CouncilPage {
            page: frame,
            errors,
            summary: record.as_ref().map(|record| summary(&record.area, &names)).unwrap_or_default(),
            edition: edition.map(|edition| edition.month.name()).unwrap_or_default(),
            own: sent.text("own").to_owned(),
            wider: sent.text("wider").to_owned(),
            region: sent.text("region").to_owned(),
        },
    )
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(cx, FieldErrors::default(), None).await
}

/// Takes the area.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let (own, wider, region) = (sent.text("own"), sent.text("wider"), sent.text("region"));
    match actions::reference::set_area(cx.guildhall(), &cx.scope()?, own, wider, region).await {
        Ok(()) => go_to("/council?done=area-set"),
        Err(failure) => page(cx, field_errors(failure)?, Some(sent)).await,
    }
}
