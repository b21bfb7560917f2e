//! Publication: what is due, a period with what was found, settings and rules.

pub mod home;
pub mod lines;
pub mod period;
pub mod rules;
pub mod settings;
mod shown;
mod standing;

use crate::components::Link;
use crate::failure::PageFailure;
use domain::publication::{DataSet, Difference, PublicationPeriod};
use domain::values::Date;

/// The way to pages below the start of publication.
fn below() -> Vec<Link> {
    vec![Link::new("Publication", "/publication")]
}

/// The data set and the period of an address.
fn place(set: &str, period: &str) -> Result<(DataSet, PublicationPeriod), PageFailure> {
    let set: DataSet = set.parse().map_err(|_| PageFailure::not_found())?;
    let known: PublicationPeriod = period.parse().map_err(|_| PageFailure::not_found())?;
    // One address for one period.
    if known.to_string() == period { Ok((set, known)) } else { Err(PageFailure::not_found()) }
}

/// The page of a period.
fn address(set: DataSet, period: PublicationPeriod) -> String {
    format!("/publication/{}/{period}", set.name())
}

/// A day as people read it.
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// How the records differ from what is published, as a sentence; nothing where they do not.
pub fn differs_said(difference: Option<Difference>) -> String {
    let Some(difference) = difference.filter(|difference| !difference.is_none()) else { return String::new() };
    let lines = |count: u64| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    format!(
        "The council's records now differ from this version: they have {} that it does not have, and it has {} that they do not have. They come to {} than it.",
        lines(difference.added),
        lines(difference.removed),
        match difference.total() {
            total if total.is_negative() => format!("{} less", total.to_string().trim_start_matches('-')),
            total => format!("{total} more"),
        }
    )
}
