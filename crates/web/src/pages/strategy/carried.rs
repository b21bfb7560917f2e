//! Targets of an edition before that were not met, offered where its areas go on in the edition in use.

use super::day;
use crate::components::Cell;
use crate::parts::{Part, table};
use domain::strategy::Book;
use domain::strategy::editions::{Edition, Editions, IndexRef};
use domain::strategy::rounds::{CarriedTarget, carried};

/// The targets that wait for somebody to choose them anew; nothing where none does.
pub fn parts(book: &Book, editions: &Editions, edition: &Edition) -> Vec<Part> {
    let current = |index: &IndexRef| book.agreed_levels(&index.edition).get(&index.index).copied();
    let earlier: Vec<_> = book.targets.iter().filter(|one| one.index.edition != edition.code).cloned().collect();
    let offered = carried(editions, &earlier, current, edition);
    // Each counts as it was set last, and where the area that follows has its own it is settled.
    let is_last = |one: &CarriedTarget| book.target(&one.target.index) == Some(&one.target);
    let open = offered.into_iter().filter(|one| is_last(one) && book.target(&one.to).is_none());
    let rows: Vec<Vec<Cell>> = open.map(|one| row(editions, &one)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["Area now", "Target before", "Why it was chosen", "Area before", "What the area now asks"];
    vec![
        Part::Table(table("Targets of an earlier edition that were not met", &head, rows)),
        Part::text("None of them counts here until it is chosen anew: open its area and set the target."),
    ]
}

fn row(editions: &Editions, one: &CarriedTarget) -> Vec<Cell> {
    let name = |index: &IndexRef| editions.index(index).map_or_else(|| index.to_string(), |found| found.name.clone());
    let before = &one.target.index;
    let from = editions.get(&before.edition);
    let level = from.map_or_else(String::new, |edition| edition.levels.name(one.target.level).to_owned());
    let edition = from.map_or_else(|| before.edition.to_string(), |edition| edition.name.clone());
    vec![
        Cell::new(name(&one.to)).to(format!("/strategy/areas/{}", one.to)),
        Cell::new(format!("{level} by {}", day(one.target.by))),
        Cell::new(&one.target.why),
        Cell::new(format!("{}, {edition}", name(before))),
        Cell::new(one.mapping.label()),
    ]
}
