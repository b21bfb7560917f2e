//! What documents help with: areas, and their levels, of the edition by which the council assesses itself.

use crate::components::Choice;
use domain::strategy::Book;
use domain::strategy::editions::{Edition, Index, LifeStage};
use domain::strategy::library::of_area;
use domain::values::SubjectRef;

/// The noun under which documents point at areas.
pub const NOUN: &str = "areas";

fn level_said(edition: &Edition, index: &Index, level: domain::strategy::editions::Level) -> String {
    format!("{}: to reach {}", index.name, edition.levels.name(level))
}

/// Each area, as a whole and level by level, after one that chooses nothing.
pub fn choices(book: &Book) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "Nothing chosen")];
    let editions = book.editions();
    let Some(edition) = book.edition(&editions) else { return choices };
    for index in edition.indices.iter().filter(|index| index.stage != LifeStage::Retired) {
        let of = |level: Option<u8>| of_area(index.code.as_str(), level).map(|subject| subject.to_string());
        choices.extend(of(None).map(|value| Choice::new(&value, &index.name)));
        let levels = edition
            .levels
            .all()
            .filter_map(|level| Some(Choice::new(&of(Some(level.number()))?, &level_said(edition, index, level))));
        choices.extend(levels);
    }
    choices
}

/// What a document helps with, in words.
pub fn said(book: &Book, about: &[SubjectRef]) -> Vec<String> {
    let known = choices(book);
    let of = |subject: &SubjectRef| {
        let text = subject.to_string();
        known.iter().find(|choice| choice.value == text).map_or_else(|| subject.said(), |choice| choice.text.clone())
    };
    about.iter().map(of).collect()
}
