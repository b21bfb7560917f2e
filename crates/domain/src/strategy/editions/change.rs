//! What is done to editions, what is said of it, and why it cannot be.

use super::{Edition, EditionCode, Index, IndexRef, LifeStage, Mapping, QuestionCode, Theme};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is done to editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum EditionChange {
    /// An edition is added.
    Add {
        /// The edition.
        edition: Box<Edition>,
    },
    /// A draft of an edition is confirmed, with every draft of an index in it.
    Confirm {
        /// Its code.
        edition: EditionCode,
    },
    /// An edition is asked no more, whether or not another takes its place.
    RetireEdition {
        /// The edition that retires.
        edition: EditionCode,
        /// The one that takes its place; none where none does.
        #[serde(default)]
        by: Option<EditionCode>,
    },
    /// An index is drawn up, or a draft of it changed.
    Draw {
        /// The edition it belongs to.
        edition: EditionCode,
        /// The index. It becomes a draft whatever stage it says.
        index: Box<Index>,
    },
    /// A theme is added to an edition, or has another name.
    Theme {
        /// The edition.
        edition: EditionCode,
        /// The theme.
        theme: Theme,
    },
    /// An index counts more or less in its theme.
    Weigh {
        /// The index.
        index: IndexRef,
        /// How much it counts beside the others; 0 for not at all.
        weight: u32,
    },
    /// A question is asked, or asked no more.
    Question {
        /// The index it belongs to.
        index: IndexRef,
        /// The question.
        question: QuestionCode,
        /// What becomes of it.
        stage: LifeStage,
    },
    /// A draft comes into use.
    Activate {
        /// The index.
        index: IndexRef,
    },
    /// An index is asked no more, and nothing takes its place.
    Retire {
        /// The index.
        index: IndexRef,
    },
    /// An index that retired is asked again.
    Resume {
        /// The index.
        index: IndexRef,
    },
    /// Another takes the place of one.
    Replace {
        /// The one that retires.
        index: IndexRef,
        /// The one that takes its place; a draft comes into use by it.
        by: IndexRef,
        /// How it compares with the one that retires.
        mapping: Mapping,
    },
    /// Several take the place of one, each with a part of it.
    Split {
        /// The one that retires.
        index: IndexRef,
        /// The two or more that take its place.
        into: Vec<IndexRef>,
    },
    /// One takes the place of several.
    Merge {
        /// The two or more that retire.
        indices: Vec<IndexRef>,
        /// The one that takes their place.
        into: IndexRef,
    },
}

/// What was done, for the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionChanged {
    /// The first day on which it is so.
    pub on: Date,
    /// Why.
    pub why: String,
    /// What was done, in a sentence.
    pub said: String,
}

/// Why editions cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// No reason was given.
    NoReason,
    /// There is no such edition.
    NoEdition(EditionCode),
    /// An edition of that code is there already.
    EditionTaken(EditionCode),
    /// The edition is not in use.
    EditionNotActive(EditionCode),
    /// The edition came into use after that day.
    EditionNotYet(EditionCode),
    /// An edition cannot take its own place.
    SameEdition(EditionCode),
    /// There is no such index.
    NoIndex(IndexRef),
    /// The index has no such question.
    NoQuestion(QuestionCode),
    /// It is not a draft.
    NotDraft(IndexRef),
    /// It is not in use.
    NotActive(IndexRef),
    /// It retired, and is brought back by a step of its own, or a new one follows it.
    Retired(IndexRef),
    /// It did not retire.
    NotRetired(IndexRef),
    /// It cannot come back, for another took its place.
    PlaceTaken {
        /// The one that retired.
        index: IndexRef,
        /// The one in use that took its place.
        by: IndexRef,
    },
    /// It came into use after that day.
    NotYet(IndexRef),
    /// Things are missing, each said as a sentence.
    Incomplete(Vec<String>),
    /// Fewer than two were named to split into or to merge.
    TooFew,
    /// One and the same is named twice.
    Twice(IndexRef),
}

impl fmt::Display for ChangeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoReason => f.write_str("Enter the reason, so that others can follow it"),
            Self::NoEdition(code) => write!(f, "Select an edition that is there: {code} is not"),
            Self::EditionTaken(code) => write!(f, "Enter another code: {code} is an edition's already"),
            Self::EditionNotActive(code) => write!(f, "Select an edition in use: {code} is not"),
            Self::EditionNotYet(code) => write!(f, "Enter a later day: {code} is not in use before"),
            Self::SameEdition(code) => write!(f, "Select another edition: {code} cannot take its own place"),
            Self::NoIndex(index) => write!(f, "Select an area that is there: {index} is not"),
            Self::NoQuestion(code) => write!(f, "Select a question that is there: {code} is not"),
            Self::NotDraft(index) => write!(f, "Draw up an area to follow {index}: it is in use and does not change"),
            Self::NotActive(index) => write!(f, "Select an area in use: {index} is not"),
            Self::Retired(index) => write!(f, "Draw up an area to follow {index}: it has retired"),
            Self::NotRetired(index) => write!(f, "Select an area that retired: {index} did not"),
            Self::PlaceTaken { index, by } => write!(f, "Retire {by} first: it took the place of {index}"),
            Self::NotYet(index) => write!(f, "Enter a later day: {index} is not in use before"),
            Self::Incomplete(missing) => f.write_str(&missing.join("; ")),
            Self::TooFew => f.write_str("Select at least two areas"),
            Self::Twice(index) => write!(f, "Select each area once: {index} is named twice"),
        }
    }
}

impl std::error::Error for ChangeRefusal {}
