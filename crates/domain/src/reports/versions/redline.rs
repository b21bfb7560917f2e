//! What changed from one version to another, section by section and word by word.

use super::tables::rows;
use crate::reports::words::CELLS;
use crate::reports::{Content, Report, Section, Table};
use serde::{Deserialize, Serialize};
use similar::utils::{diff_slices, diff_words};
use similar::{Algorithm, ChangeTag};

named! {
    /// What became of words.
    Change {
        Kept "kept" "Kept";
        Removed "removed" "Removed";
        Added "added" "Added";
    }
}

/// Words with what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What became of them.
    pub change: Change,
    /// The words.
    pub text: String,
}

/// A section of a redline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedlinedSection {
    /// Its heading, marked too.
    pub heading: Vec<Mark>,
    /// Its sentences and the rows of its tables, in order; rows that are gone stand last in their table.
    pub lines: Vec<Vec<Mark>>,
}

impl RedlinedSection {
    /// Whether anything in it changed.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.lines.iter().chain([&self.heading]).flatten().any(|mark| mark.change != Change::Kept)
    }
}

/// The words of a line that were removed, or those that were added, as one text. Words of the line that others parted stay
/// parted: by what stood between them where that was no word, and by `…` where it was.
///
/// ```
/// use domain::reports::versions::{Change, Mark, only};
/// let mark = |change, text: &str| Mark { change, text: text.into() };
/// let line = [mark(Change::Removed, "21"), mark(Change::Kept, " of 30 actions, "), mark(Change::Removed, "3")];
/// assert_eq!(only(&line, Change::Removed), "21 … 3");
/// ```
#[must_use]
pub fn only(line: &[Mark], change: Change) -> String {
    let (mut text, mut between) = (String::new(), String::new());
    for mark in line {
        if mark.change == change {
            if !text.is_empty() {
                text = joined(&text, &between);
            }
            text.push_str(&mark.text);
            between.clear();
        } else if mark.change == Change::Kept {
            between.push_str(&mark.text);
        }
    }
    text.trim().to_owned()
}

/// A text with what parts it from the words that follow.
fn joined(text: &str, between: &str) -> String {
    if between.trim().is_empty() {
        return format!("{text}{between}");
    }
    let has_words = between.chars().any(char::is_alphanumeric);
    let mark = if !has_words && between.contains(CELLS) { CELLS } else { " … " };
    format!("{}{mark}", text.trim_end())
}

/// What changed from one report to another: the sections of the new one in its order, then those that are gone.
///
/// Sections belong together by their part, or else by their heading; in them, sentences that stand in both are kept, and one
/// that took the place of another is marked word by word.
#[must_use]
pub fn redline(old: &Report, new: &Report) -> Vec<RedlinedSection> {
    let mut left: Vec<&Section> = old.sections.iter().collect();
    let mut found = Vec::with_capacity(new.sections.len());
    for section in &new.sections {
        let at = left.iter().position(|other| is_same(other, section));
        found.push(redlined(at.map(|at| left.remove(at)), Some(section)));
    }
    found.extend(left.into_iter().map(|gone| redlined(Some(gone), None)));
    found
}

fn is_same(old: &Section, new: &Section) -> bool {
    match (old.part, new.part) {
        (None, None) => old.heading == new.heading,
        (old, new) => old == new,
    }
}

fn redlined(old: Option<&Section>, new: Option<&Section>) -> RedlinedSection {
    let pieces = |section: Option<&Section>| section.map(Pieces::of).unwrap_or_default();
    let heading = match (old, new) {
        (Some(old), Some(new)) => marked(&old.heading, &new.heading),
        (Some(old), None) => vec![mark(Change::Removed, &old.heading)],
        (None, Some(new)) => vec![mark(Change::Added, &new.heading)],
        (None, None) => Vec::new(),
    };
    RedlinedSection { heading, lines: lines(&pieces(old), &pieces(new)) }
}

/// A section as lines, with the tables that stand below some of them.
#[derive(Default)]
struct Pieces {
    /// Sentences and captions of tables.
    lines: Vec<String>,
    tables: Vec<Table>,
}

impl Pieces {
    fn of(section: &Section) -> Pieces {
        let mut found = Pieces::default();
        for block in &section.blocks {
            match &block.content {
                Content::Table(table) => found.table(table.clone()),
                Content::Figure(figure) => {
                    found.lines.push(figure.summary.clone());
                    found.table(figure.table());
                }
                Content::Paragraph(_) | Content::List(_) | Content::Note(_) => {}
            }
            found.lines.extend(block.content.sentences().map(|sentence| sentence.text.clone()));
        }
        found
    }

    fn table(&mut self, table: Table) {
        self.lines.push(table.caption.clone());
        self.tables.push(table);
    }

    fn below(&self, line: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.caption == line)
    }
}

/// The lines of both texts; those removed are held against those added in their place, one by one. A table that stands in
/// both is told once, below its caption in the new text.
fn lines(old: &Pieces, new: &Pieces) -> Vec<Vec<Mark>> {
    let removed = |text: &String| {
        let gone = old.below(text).filter(|_| new.below(text).is_none());
        [vec![whole(Change::Removed, text)], rows(gone, None)].concat()
    };
    let told = |line: Vec<Mark>, text: &str| {
        let below = new.below(text).map(|table| rows(old.below(text), Some(table)));
        [vec![line], below.unwrap_or_default()].concat()
    };
    let mut found = Vec::new();
    let mut waiting: Vec<&String> = Vec::new();
    for (tag, texts) in diff_slices(Algorithm::Patience, &old.lines, &new.lines) {
        match tag {
            ChangeTag::Delete => waiting.extend(texts),
            ChangeTag::Insert => {
                let mut replaced = std::mem::take(&mut waiting).into_iter();
                for text in texts {
                    let line = match replaced.next() {
                        // The caption of a table that is gone takes its rows with it: it is no other wording of this line.
                        Some(before) if old.below(before).is_some() || new.below(text).is_some() => {
                            found.extend(removed(before));
                            whole(Change::Added, text)
                        }
                        Some(before) => marked(before, text),
                        None => whole(Change::Added, text),
                    };
                    found.extend(told(line, text));
                }
                waiting.extend(replaced);
            }
            ChangeTag::Equal => {
                found.extend(std::mem::take(&mut waiting).into_iter().flat_map(removed));
                found.extend(texts.iter().flat_map(|text| told(whole(Change::Kept, text), text)));
            }
        }
    }
    found.extend(waiting.into_iter().flat_map(removed));
    found
}

/// A text marked word by word.
pub(super) fn marked(old: &str, new: &str) -> Vec<Mark> {
    let change = |tag| match tag {
        ChangeTag::Equal => Change::Kept,
        ChangeTag::Delete => Change::Removed,
        ChangeTag::Insert => Change::Added,
    };
    diff_words(Algorithm::Patience, old, new).into_iter().map(|(tag, text)| mark(change(tag), text)).collect()
}

fn whole(change: Change, text: &str) -> Vec<Mark> {
    vec![mark(change, text)]
}

pub(super) fn mark(change: Change, text: &str) -> Mark {
    Mark { change, text: text.to_owned() }
}
