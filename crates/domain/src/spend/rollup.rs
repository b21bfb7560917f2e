//! Sums kept for each batch, from which the usual figures are made.

use crate::values::{Month, Pence};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What sums are kept by, each for every month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// All lines as one.
    All,
    /// The service that paid.
    Service,
    /// What was bought.
    Category,
    /// The supplier, by cleaned name.
    Supplier,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: &[Dimension] = &[Dimension::All, Dimension::Service, Dimension::Category, Dimension::Supplier];

    /// The name in records and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Dimension::All => "all",
            Dimension::Service => "service",
            Dimension::Category => "category",
            Dimension::Supplier => "supplier",
        }
    }
}

impl FromStr for Dimension {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Dimension::ALL.iter().copied().find(|dimension| dimension.name() == text);
        found.ok_or_else(|| format!("{text:?} is not something figures are made by"))
    }
}

/// The sum of a batch's lines of one month under one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rollup {
    /// What the key is of.
    pub dimension: Dimension,
    /// The month; none for lines without one.
    pub month: Option<Month>,
    /// The key: empty for [`Dimension::All`] and for lines that do not say; [`REDACTED_KEY`] for redacted payees.
    pub key: String,
    /// What people are shown: for a supplier its first spelling by letter, so that sums of several batches agree.
    pub label: String,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// The key of all redacted payees in figures, roll-ups and filters: one bucket of unknown persons, never one supplier.
pub const REDACTED_KEY: &str = "(redacted)";

/// What the bucket of redacted payees is called.
pub const REDACTED_LABEL: &str = "Redacted: unknown persons";
