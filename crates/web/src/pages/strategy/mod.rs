//! Where the council stands, where it wants to be, how it gets there.

pub mod actions;
pub mod area;
mod area_trend;
pub mod audits;
pub mod capacity;
mod carried;
pub mod checks;
pub mod compare;
pub mod configuration;
mod drill;
pub mod editions;
pub mod ending;
pub mod evidence;
pub mod figures;
pub mod help;
pub mod home;
pub mod import;
pub mod offered;
pub mod outcomes;
mod overview;
pub mod quantities;
pub mod rounds;
pub mod scorecard;
pub mod subjects;
pub mod supplier_failure;

use crate::components::{Choice, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::strategy::editions::{Edition, Editions, Level};
use domain::values::{Date, SubjectRef};
use store::strategy::Facts;

/// The way to pages below the strategy.
pub fn below_strategy() -> Vec<Link> {
    vec![Link::new("Strategy", "/strategy")]
}

/// The way to a page below another one of the strategy.
pub fn below(text: &str, href: &str) -> Vec<Link> {
    below_strategy().into_iter().chain([Link::new(text, href)]).collect()
}

/// A day as people read it.
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What pages of strategy are made from.
pub async fn facts(cx: &Cx) -> Result<Facts, PageFailure> {
    Ok(store::strategy::facts(&cx.guildhall().store, &cx.scope()?, cx.today()).await?)
}

/// The edition by which the council assesses itself.
pub fn edition<'e>(facts: &Facts, editions: &'e Editions) -> Result<&'e Edition, PageFailure> {
    facts.book.edition(editions).ok_or_else(PageFailure::not_found)
}

/// The levels of an edition to choose from, each with what is so at it where that is given.
pub fn level_choices<'s>(edition: &Edition, statement: impl Fn(Level) -> Option<&'s str>) -> Vec<Choice> {
    let choice = |level: Level| {
        let choice = Choice::new(&level.to_string(), edition.levels.name(level));
        choice.hint(statement(level).unwrap_or_default())
    };
    edition.levels.all().map(choice).collect()
}

/// A record as people type it: `risks/4`.
pub fn record(text: &str) -> Result<SubjectRef, String> {
    let wrong = || "Enter the risk, saving or other record it belongs to, such as risks/4".to_owned();
    let (noun, id) = text.trim().trim_start_matches('/').split_once('/').ok_or_else(wrong)?;
    SubjectRef::new(noun, id).map_err(|_| wrong())
}
