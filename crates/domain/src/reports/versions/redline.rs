//! What changed from one version to another, section by section and word by word.

use crate::reports::{Report, Section};
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
    /// Its sentences and the rows of its tables, in order.
    pub lines: Vec<Vec<Mark>>,
}

impl RedlinedSection {
    /// Whether anything in it changed.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.lines.iter().chain([&self.heading]).flatten().any(|mark| mark.change != Change::Kept)
    }
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
    let printed = |section: Option<&Section>| section.map(Section::printed).unwrap_or_default();
    let heading = match (old, new) {
        (Some(old), Some(new)) => marked(&old.heading, &new.heading),
        (Some(old), None) => vec![mark(Change::Removed, &old.heading)],
        (None, Some(new)) => vec![mark(Change::Added, &new.heading)],
        (None, None) => Vec::new(),
    };
    RedlinedSection { heading, lines: lines(&printed(old), &printed(new)) }
}

/// The lines of both texts; those removed are held against those added in their place, one by one.
fn lines(old: &[String], new: &[String]) -> Vec<Vec<Mark>> {
    let mut found = Vec::new();
    let mut removed: Vec<&String> = Vec::new();
    for (tag, texts) in diff_slices(Algorithm::Patience, old, new) {
        match tag {
            ChangeTag::Delete => removed.extend(texts),
            ChangeTag::Insert => {
                let mut replaced = std::mem::take(&mut removed).into_iter();
                for text in texts {
                    found.push(replaced.next().map_or_else(|| whole(Change::Added, text), |old| marked(old, text)));
                }
                removed.extend(replaced);
            }
            ChangeTag::Equal => {
                found.extend(std::mem::take(&mut removed).into_iter().map(|text| whole(Change::Removed, text)));
                found.extend(texts.iter().map(|text| whole(Change::Kept, text)));
            }
        }
    }
    found.extend(removed.into_iter().map(|text| whole(Change::Removed, text)));
    found
}

/// A text marked word by word.
fn marked(old: &str, new: &str) -> Vec<Mark> {
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

fn mark(change: Change, text: &str) -> Mark {
    Mark { change, text: text.to_owned() }
}
