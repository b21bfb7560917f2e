//! Money that may have been lost: overview, list, one candidate, settings, risk areas.

pub mod area;
pub mod decide;
pub mod download;
mod filter;
pub mod home;
mod lines;
pub mod list;
mod map;
pub mod settings;
pub mod settings_form;
pub mod show;

use crate::components::Link;

/// The way to pages below the overview.
fn below_losses() -> Vec<Link> {
    vec![Link::new("Losses", "/losses")]
}

/// A service as people read it.
fn service_said(service: &str) -> &str {
    if service.is_empty() { "No service given" } else { service }
}

/// A count with its noun: `1 candidate`, `2,000 candidates`.
fn candidates(count: u64) -> String {
    let number = crate::pages::spend::counted(i64::try_from(count).unwrap_or(i64::MAX));
    if count == 1 { format!("{number} candidate") } else { format!("{number} candidates") }
}

/// A moment as people read it.
fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%-d %B %Y at %H:%M UTC").to_string()
}
