//! The balanced scorecard: its four quadrants, each indicator, its values, what was reported.

pub mod change;
pub mod download;
mod fields;
mod history;
pub mod off;
pub mod one;
mod read;
pub mod report;
pub mod settings;
pub mod show;
mod table;
mod targets;
pub mod value;

pub use fields::figure_choices;
pub use table::{Shown, notes, quadrants};

use super::{below, day};
use crate::components::Link;
use crate::cx::{Cx, form_urlencoded};
use crate::failure::PageFailure;
use axum::http::StatusCode;
use domain::strategy::scorecard::{Indicator, Status};
use domain::values::{Date, as_of, day_of};
use store::strategy::Facts;

/// The way to pages below the scorecard.
pub fn below_scorecard() -> Vec<Link> {
    below("Scorecard", "/strategy/scorecard")
}

/// The way to pages below an indicator.
pub fn below_indicator(indicator: &Indicator) -> Vec<Link> {
    let mut links = below_scorecard();
    links.push(Link::new(&indicator.name, &format!("/strategy/scorecard/{}", indicator.code)));
    links
}

/// The day as of which the scorecard is asked for; today where none is named.
fn asked_day(cx: &Cx) -> Result<Date, PageFailure> {
    let named = form_urlencoded(&cx.query).find(|(name, _)| name == "as-of").map(|(_, text)| text);
    let Some(text) = named.filter(|text| !text.trim().is_empty()) else { return Ok(cx.today()) };
    let moment = as_of(text.trim(), cx.today()).map_err(|words| {
        PageFailure::new(StatusCode::UNPROCESSABLE_ENTITY, "There is a problem", words).framed(cx.frame(""))
    })?;
    Ok(day_of(moment))
}

/// What is known of the day that is asked for.
async fn facts_asked(cx: &Cx) -> Result<Facts, PageFailure> {
    let day = asked_day(cx)?;
    Ok(store::strategy::facts_of(&cx.guildhall().store, &cx.scope()?, day, cx.today()).await?)
}

/// The indicator of an address, with the number of its version.
async fn indicator(cx: &Cx, code: &str) -> Result<(Indicator, u32), PageFailure> {
    let found = store::records::one::<Indicator>(&cx.guildhall().store, &cx.scope()?, code).await?;
    let found = found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    Ok((found.record, found.number))
}

/// The class of a status as a tag.
pub const fn look(status: Status) -> &'static str {
    match status {
        Status::Met => "govuk-tag--green",
        Status::Near => "govuk-tag--yellow",
        Status::Missed => "govuk-tag--red",
        Status::NoTarget | Status::NotThereYet => "govuk-tag--blue",
        Status::NotMeasured => "govuk-tag--grey",
    }
}
