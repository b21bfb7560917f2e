//! Sheets of what a council settled, of targets that wait, and of what files told of other councils.

use super::super::export::{Table, table};
use super::{count, day, maybe, of, yes};
use crate::lists::Cell;
use domain::strategy::Book;

pub(super) fn settings(book: &Book) -> Table {
    let (settings, sharing) = (&book.settings, &book.settings.sharing);
    let rows = vec![
        vec![Cell::text("Edition chosen"), maybe(settings.edition.as_ref())],
        vec![Cell::text("Aim"), Cell::text(&settings.aim)],
        vec![Cell::text("Scorecard shown to everybody"), yes(settings.shows_scorecard)],
        vec![Cell::text("Kind of council"), Cell::text(&sharing.kind)],
        vec![Cell::text("Group that it is compared in"), Cell::text(&sharing.group)],
        vec![Cell::text("Levels shared"), yes(sharing.shares_levels)],
        vec![Cell::text("Named where they are shared"), yes(sharing.is_named)],
    ];
    table("Settings", &["Setting", ">Settled as"], rows)
}

/// Targets of an earlier edition that were not met and wait to be chosen anew, in the edition that is in use.
pub(super) fn carried(book: &Book) -> Table {
    let editions = book.editions();
    let waiting = book.edition(&editions).map(|edition| book.targets_to_choose(&editions, edition)).unwrap_or_default();
    let rows = waiting.iter().map(|one| {
        vec![
            of(&one.to),
            of(&one.target.index),
            count(one.target.level.number()),
            Cell::Date(one.target.by),
            Cell::text(&one.target.why),
            Cell::text(one.mapping.label()),
        ]
    });
    let headings = ["Area it waits for", "Area before", "Level number", "Wanted by", ">Why", ">What the area now asks"];
    table("Carried targets", &headings, rows.collect())
}

pub(super) fn outside(book: &Book) -> Table {
    let all = book.outside_levels.iter().flat_map(|file| file.levels.iter().map(move |one| (file, one)));
    let rows = all.map(|(file, one)| {
        vec![
            count(file.number),
            Cell::text(&file.file),
            Cell::text(&one.council),
            Cell::text(&one.kind),
            Cell::text(&one.group),
            of(&one.edition),
            of(&one.area),
            count(one.level.number()),
            Cell::text(&one.source),
            Cell::Date(one.on),
            day(file.withdrawn),
        ]
    });
    let headings = [
        "File number",
        ">File called",
        ">Other council",
        "Kind of council",
        "Group",
        "Edition",
        "Code of the area",
        "Level number",
        ">Published at",
        "Known on",
        "Withdrawn",
    ];
    table("Levels of other councils", &headings, rows.collect())
}
