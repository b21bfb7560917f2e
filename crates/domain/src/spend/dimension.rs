//! What figures are made by.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What figures are made by.
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

/// The key of all redacted payees in figures, cubes and filters: one bucket of unknown persons, never one supplier.
pub const REDACTED_KEY: &str = "(redacted)";

/// What the bucket of redacted payees is called.
pub const REDACTED_LABEL: &str = "Redacted: unknown persons";
