//! Targets of an edition before that were not met, offered where its areas go on in the edition in use.

use super::day;
use crate::components::{Cell, Link};
use crate::parts::{Part, table};
use domain::strategy::Book;
use domain::strategy::editions::{Edition, Editions, IndexRef};
use domain::strategy::rounds::CarriedTarget;

/// The targets that wait for somebody to choose them anew; nothing where none does.
pub fn parts(book: &Book, editions: &Editions, edition: &Edition) -> Vec<Part> {
    let rows: Vec<Vec<Cell>> = book.targets_to_choose(editions, edition).iter().map(|one| row(editions, one)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["Area now", "Target before", "Why it was chosen", "Area before", "What the area now asks"];
    vec![
        Part::Table(table("Targets of an earlier edition that were not met", &head, rows)),
        Part::text("None of them counts here until it is chosen anew: open its area and set the target."),
    ]
}

/// What waits, as one line with the way to where each is said; nothing where none does.
pub fn line(book: &Book, editions: &Editions) -> Option<Part> {
    let edition = book.edition(editions)?;
    let said = match book.targets_to_choose(editions, edition).len() {
        0 => return None,
        1 => "A target of an earlier edition was not met and waits to be chosen anew.".to_owned(),
        several => format!("{several} targets of an earlier edition were not met and wait to be chosen anew."),
    };
    Some(Part::Way(said, Link::new("See what waits", "/strategy")))
}

/// What an area carries from before: targets of an earlier edition that wait for it, and the council its target passed from.
pub fn of_area(book: &Book, editions: &Editions, edition: &Edition, at: &IndexRef) -> Vec<Part> {
    let waiting = book.targets_to_choose(editions, edition).into_iter().filter(|one| one.to == *at);
    let said = waiting.map(|one| {
        let (wanted, before) = (wanted(editions, &one), before(editions, &one));
        Part::text(format!(
            "Carried from an earlier edition: {wanted} for {before}. It was not met, and does not count until a target is set here."
        ))
    });
    let from = book.target(at).and_then(|target| target.passed_from.as_ref());
    let passed = from.map(|from| Part::text(format!("This target was set by {}, which ended.", from.as_str())));
    said.chain(passed).collect()
}

fn name(editions: &Editions, index: &IndexRef) -> String {
    editions.index(index).map_or_else(|| index.to_string(), |found| found.name.clone())
}

/// The level and the day that were wanted.
fn wanted(editions: &Editions, one: &CarriedTarget) -> String {
    let from = editions.get(&one.target.index.edition);
    let level = from.map_or_else(String::new, |edition| edition.levels.name(one.target.level).to_owned());
    format!("{level} by {}", day(one.target.by))
}

/// The area and the edition it was wanted for.
fn before(editions: &Editions, one: &CarriedTarget) -> String {
    let before = &one.target.index;
    let edition = editions.get(&before.edition);
    let edition = edition.map_or_else(|| before.edition.to_string(), |edition| edition.name.clone());
    format!("{}, {edition}", name(editions, before))
}

fn row(editions: &Editions, one: &CarriedTarget) -> Vec<Cell> {
    vec![
        Cell::new(name(editions, &one.to)).to(format!("/strategy/areas/{}", one.to)),
        Cell::new(wanted(editions, one)),
        Cell::new(&one.target.why),
        Cell::new(before(editions, one)),
        Cell::new(one.mapping.label()),
    ]
}
