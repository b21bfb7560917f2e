//! What a council shows everybody of its scorecard.

use super::{council, kept_for_a_minute};
use crate::address::Path;
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::pages::strategy::scorecard::{Shown, notes, quadrants};
use crate::parts::{Part, show_parts};
use domain::format_requests::AskedFor;
use domain::strategy::scorecard::balance::public;

/// The page; none where the council shows nothing.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let council = council(&cx, &code).await?;
    let facts = store::strategy::public_facts(&cx.guildhall().store, council.id, cx.today()).await?;
    let facts = facts.ok_or_else(PageFailure::not_found)?;
    let worked = public(&facts.book.scorecard(&facts.readings, facts.today));
    if worked.rows.is_empty() {
        return Err(PageFailure::not_found());
    }
    let mut parts = Vec::new();
    if !facts.book.settings.aim.trim().is_empty() {
        parts.push(Part::Inset(facts.book.settings.aim.clone()));
    }
    parts.push(Part::text(format!(
        "As of {}. What is not measured says so, and how it will be: it is never nought.",
        day(facts.today)
    )));
    parts.extend(quadrants(&worked, Shown::Public));
    parts.extend(notes(&worked));
    parts.push(super::formats::way(&council, AskedFor::Scorecard));
    let breadcrumbs = vec![Link::new("What councils publish", "/public")];
    let title = format!("{}: how its procurement stands", council.name);
    kept_for_a_minute(&cx, show_parts(PageFrame { breadcrumbs, ..cx.frame(&title) }, parts))
}
