//! Where the council stands, where it wants to be, how it gets there.

pub mod actions;
pub mod area;
mod area_trend;
pub mod audits;
pub mod capacity;
mod carried;
pub mod checks;
pub mod compare;
mod drill;
pub mod editions;
pub mod ending;
pub mod figures;
pub mod help;
pub mod home;
pub mod import;
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
use domain::strategy::training::Audience;
use domain::strategy::{Book, Evidence};
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

/// Evidence as people read it, with its day.
pub fn evidence_said(evidence: &Evidence) -> String {
    let subject = evidence.subject.as_ref().map(ToString::to_string);
    let parts = [Some(evidence.text.clone()), subject, evidence.found_at.clone()];
    let said: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    format!("{} ({})", said.join(", "), day(evidence.on))
}

/// Evidence as it was typed: words, where it is found, the record it is attached to; none where nothing was.
pub fn evidence_typed(text: &str, found_at: &str, subject: &str, on: Date) -> Result<Vec<Evidence>, String> {
    let subject = Some(subject.trim()).filter(|text| !text.is_empty()).map(record).transpose()?;
    let found_at = Some(found_at.trim().to_owned()).filter(|text| !text.is_empty());
    let evidence = Evidence { text: text.trim().to_owned(), subject, found_at, on };
    Ok(Some(evidence).filter(Evidence::tells).into_iter().collect())
}

/// The departments that the council is known to have: those of assessors, and those of people who need training, without
/// the committees of councillors.
pub fn departments(book: &Book) -> Vec<&str> {
    let of_assessors = book.assessors.iter().map(|one| one.department.as_str());
    let officers = book.learners.iter().filter(|one| !one.audiences.contains(&Audience::Councillors));
    let mut found: Vec<&str> = of_assessors.chain(officers.map(|one| one.team.as_str())).map(str::trim).collect();
    // Assessors who are councillors are invited under that name, which is no department.
    found.retain(|name| !name.is_empty() && !name.eq_ignore_ascii_case("councillors"));
    found.sort_unstable();
    found.dedup();
    found
}

/// A record as people type it: `risks/4`.
pub fn record(text: &str) -> Result<SubjectRef, String> {
    let wrong = || "Enter the risk, saving or other record it belongs to, such as risks/4".to_owned();
    let (noun, id) = text.trim().trim_start_matches('/').split_once('/').ok_or_else(wrong)?;
    SubjectRef::new(noun, id).map_err(|_| wrong())
}
