//! How plain the wording of a report is, shown to whoever writes it.

use crate::components::Cell;
use crate::parts::{Part, table};
use domain::reports::Report;
use domain::reports::plain::{FORMULA, Plain};

/// How plain a report is, a warning where it is hard to read, and the words that have a plainer one.
pub(super) fn parts(report: &Report) -> Vec<Part> {
    let plain = report.plain();
    let said = plain.said();
    if said.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::heading("How plain it is"), Part::text(said)];
    if plain.is_hard() {
        parts.push(Part::Warning(
            "The text is hard to read. Shorten its sentences, and say long words in short ones.".into(),
        ));
    }
    if !plain.jargon.is_empty() {
        let row = |one: &domain::reports::plain::Jargon| {
            vec![Cell::new(one.word), Cell::new(one.plainer), Cell::number(one.times.to_string())]
        };
        let rows = plain.jargon.iter().map(row).collect();
        parts.push(Part::Table(table("Words that have a plainer one", &["Word", "Instead", "#Times"], rows)));
    }
    parts.push(Part::Details("How the score is made".to_owned(), vec![FORMULA.to_owned()]));
    parts
}

/// How plain a text was and is.
pub(super) fn before_and_after(old: &Report, new: &Report) -> Option<Part> {
    let (before, after) = (old.plain(), new.plain());
    let shown = |plain: &Plain| {
        let number = |value: Option<domain::law::assessment::Exact>, places| {
            Cell::number(value.map_or_else(String::new, |value| value.shown(places)))
        };
        let jargon: usize = plain.jargon.iter().map(|one| one.times).sum();
        vec![
            number(plain.score(), 0),
            number(plain.mean_sentence(), 1),
            number(plain.long_share(), 1),
            Cell::number(jargon.to_string()),
        ]
    };
    let row = |name: &str, plain: &Plain| [vec![Cell::new(name)], shown(plain)].concat();
    let head = ["Text", "#Score", "#Words in a sentence", "#Per cent long words", "#Words with a plainer one"];
    let rows = vec![row("Before", &before), row("After", &after)];
    let is_written = before.score().is_some() || after.score().is_some();
    is_written.then(|| Part::Table(table("How plain it was and is", &head, rows)))
}
