//! A published version of a period: frozen.

use super::{DataSet, PublicationPeriod, RuleKind};
use crate::values::Pence;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// How far a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionState {
    /// Asked for; a job makes its files.
    Asked,
    /// Published.
    Published,
    /// Taken back: its files are gone, its record and the reason stay.
    Withdrawn,
    /// It was not made; nothing of it was published.
    Failed,
}

impl VersionState {
    /// The name in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            VersionState::Asked => "asked",
            VersionState::Published => "published",
            VersionState::Withdrawn => "withdrawn",
            VersionState::Failed => "failed",
        }
    }
}

impl FromStr for VersionState {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let all = [VersionState::Asked, VersionState::Published, VersionState::Withdrawn, VersionState::Failed];
        all.into_iter().find(|state| state.name() == text).ok_or_else(|| format!("{text:?} is no state of a version"))
    }
}

/// A file of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFile {
    /// The SHA-256 of its content, under which it is kept.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// What a kind of rule hid in a version. It names no rule: a rule's name could tell what it hides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenSum {
    /// The kind of rule.
    pub kind: RuleKind,
    /// What stands in the file instead.
    pub shown: String,
    /// How many lines.
    pub lines: u64,
    /// What they come to.
    pub total: Pence,
}

/// What a version was made from; as long as it is the same, so is what would be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Basis {
    /// The live batches that can hold lines of the period.
    pub batches: Vec<i64>,
    /// The edition of the settings; 0 for those that hold where nobody settled anything.
    pub settings: i64,
    /// The rules that held.
    pub rules: Vec<i64>,
    /// The council's name, which stands in each row.
    pub council: String,
}

/// What a version holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The rows as CSV.
    pub csv: PublishedFile,
    /// The rows as a workbook.
    pub xlsx: PublishedFile,
    /// What is said of them.
    pub metadata: PublishedFile,
    /// How many rows.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The limit above which payments are published.
    pub limit: Pence,
    /// Lines at or below the limit, left out, and what they come to.
    pub left_out: (u64, Pence),
    /// What rules hid.
    pub hidden: Vec<HiddenSum>,
    /// Lines whose payee the council's own file hid, and what they come to.
    pub already_hidden: (u64, Pence),
    /// What was found and published all the same, in sentences.
    pub accepted: Vec<String>,
    /// What it was made from.
    pub basis: Basis,
}

impl Content {
    /// Its files by the ending of their names.
    #[must_use]
    pub fn file(&self, ending: &str) -> Option<&PublishedFile> {
        match ending {
            "csv" => Some(&self.csv),
            "xlsx" => Some(&self.xlsx),
            "json" => Some(&self.metadata),
            _ => None,
        }
    }

    /// Lines whose payee a rule hid.
    #[must_use]
    pub fn hidden_lines(&self) -> u64 {
        self.hidden.iter().map(|one| one.lines).sum()
    }
}

/// A version of a period of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The record's number.
    pub id: i64,
    /// The data set.
    pub set: DataSet,
    /// The period.
    pub period: PublicationPeriod,
    /// How far it is.
    pub state: VersionState,
    /// Its number, from 1, given when it is published.
    pub number: Option<u32>,
    /// Who asked for it: a person's number, or 0 for the operator of the machine.
    pub asked_by: i64,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Why it was published with what was found, or why it corrects the one before.
    pub why: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// What it holds, once it is published.
    pub content: Option<Content>,
    /// Who took it back, when and why.
    pub withdrawn: Option<(i64, Timestamp, String)>,
}

impl Version {
    /// Whether the public can read it.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.state == VersionState::Published
    }

    /// What it holds, where it is published and not taken back.
    #[must_use]
    pub fn standing(&self) -> Option<(u32, &Content)> {
        self.number.zip(self.content.as_ref()).filter(|_| self.stands())
    }
}
