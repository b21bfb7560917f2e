//! What procurement can influence, and what it cannot: precepts, benefits, taxes and the like.
//!
//! A figure is over all payments or over those that can be influenced ([`SpendScope`]). Which those are is told by dated
//! rules ([`ScopeRules`]) that a council edits; every set of them is an edition, kept in the records. [`decide`] says of a
//! line which rule leaves it out; [`Judge`] does the same for many lines at once.

mod condition;
mod editions;
mod judge;
mod preview;
mod reason;
mod rules;
mod shipped;

pub use condition::{Condition, Matching, ScopeField, words};
pub use editions::{InForce, edition_at, editions_over};
pub use judge::{Judge, LineParts, Matches, decide};
pub use preview::{Preview, RuleChange, RuleEffect, SupplierChange, Tally};
pub use reason::Reason;
pub use rules::{RuleFault, ScopeRule, ScopeRules};
pub use shipped::shipped;

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Over which payments a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpendScope {
    /// All payments.
    #[default]
    All,
    /// The payments that no rule leaves out: what procurement can influence.
    Influenceable,
}

impl SpendScope {
    /// Both.
    pub const ALL: &[SpendScope] = &[SpendScope::All, SpendScope::Influenceable];

    /// The name in addresses and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SpendScope::All => "all",
            SpendScope::Influenceable => "influenceable",
        }
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            SpendScope::All => "All payments",
            SpendScope::Influenceable => "What procurement can influence",
        }
    }
}

impl FromStr for SpendScope {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = SpendScope::ALL.iter().copied().find(|scope| scope.name() == text);
        found.ok_or_else(|| format!("{text:?} is neither all nor influenceable"))
    }
}
