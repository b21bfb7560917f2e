//! What changed in the strategy: from the version before, and from what people were asked about to what it says now.

use super::strategy::{below, readable};
use super::{as_allowed, gathered, wording};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::parts::{Part, show_parts, table};
use domain::access::Scope;
use domain::reports::Report;
use domain::reports::versions::{Change, Mark, Version, VersionState, last_consulted, only, redline};

/// A version as it was out for comments last; none where it never was, or is still.
pub(super) async fn consulted(cx: &Cx, scope: &Scope, version: &Version) -> Result<Option<Version>, PageFailure> {
    let kept = store::records::versions::<Version>(&cx.guildhall().store, scope, &version.id.to_string()).await?;
    let is_out = matches!(version.state, VersionState::Consultation { .. });
    Ok(last_consulted(kept.iter().map(|one| &one.record)).filter(|_| !is_out).cloned())
}

/// A line as it reads in the new text; empty where nothing of it is left.
fn now(line: &[Mark]) -> String {
    let left = line.iter().filter(|mark| mark.change != Change::Removed);
    left.map(|mark| mark.text.as_str()).collect()
}

fn row(line: &[Mark]) -> Vec<Cell> {
    let now = Some(now(line)).filter(|now| !now.is_empty()).unwrap_or_else(|| "Taken out as a whole".to_owned());
    vec![Cell::new(now), Cell::new(only(line, Change::Removed)), Cell::new(only(line, Change::Added))]
}

/// The sections that changed, each as a table of its changed lines.
fn parts(old: &Report, new: &Report) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in redline(old, new).iter().filter(|section| section.has_changes()) {
        let heading = Some(now(&section.heading)).filter(|now| !now.is_empty());
        let heading = heading.unwrap_or_else(|| only(&section.heading, Change::Removed));
        let changed = section.lines.iter().filter(|line| line.iter().any(|mark| mark.change != Change::Kept));
        let rows = changed.map(|line| row(line)).collect();
        parts.push(Part::Table(table(&heading, &["As it is now", "Taken out", "Added"], rows)));
    }
    if parts.is_empty() {
        parts.push(Part::text("Nothing changed."));
    }
    parts.extend(wording::before_and_after(old, new));
    parts
}

fn below_version(version: &Version) -> Vec<Link> {
    let own = Link::new(&format!("Version {}", version.number), &format!("/reports/strategy/{}", version.id));
    below().into_iter().chain([own]).collect()
}

/// What changed from the version before, in words: taken out and added.
pub async fn changes(cx: Cx, Path(id): Path<i64>) -> Answer {
    let gathered = gathered(&cx, &cx.scope()?, cx.today()).await?;
    let version = readable(&cx, &gathered, id)?;
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let before = readable(&cx, &gathered, version.follows.ok_or_else(missing)?.get())?;
    let (old, new) = (as_allowed(&cx, &before.report), as_allowed(&cx, &version.report));
    let title = format!("Version {} against version {}", version.number, before.number);
    let frame = PageFrame { breadcrumbs: below_version(version), ..cx.frame(&title) };
    show_parts(frame, parts(&old, &new))
}

/// What changed from what was out for comments last to what the version says now.
pub async fn since_consultation(cx: Cx, Path(id): Path<i64>) -> Answer {
    let scope = cx.scope()?;
    let gathered = gathered(&cx, &scope, cx.today()).await?;
    let version = readable(&cx, &gathered, id)?;
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let asked = consulted(&cx, &scope, version).await?.ok_or_else(missing)?;
    let mut said = Vec::new();
    if let VersionState::Consultation { from, until } = &asked.state {
        let (from, until) = (day(*from), day(*until));
        said.push(Part::text(format!("Comments were taken from {from} to {until}. This is what changed after that.")));
    }
    let (old, new) = (as_allowed(&cx, &asked.report), as_allowed(&cx, &version.report));
    said.extend(parts(&old, &new));
    let title = format!("Version {} since its consultation", version.number);
    show_parts(PageFrame { breadcrumbs: below_version(version), ..cx.frame(&title) }, said)
}
