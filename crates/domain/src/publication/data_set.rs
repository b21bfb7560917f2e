//! The three data sets.

use super::Frequency;
use crate::spend::FileKind;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A data set of the Local Government Transparency Code 2015.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataSet {
    /// Each item of expenditure above £500, or above the council's own lower limit (paragraphs 28 and 29).
    Payments,
    /// Every transaction on a procurement card, whatever its value (paragraph 30).
    Cards,
    /// Every grant to a voluntary, community or social enterprise organisation, whatever its value (paragraphs 42 and 43).
    Grants,
}

impl DataSet {
    /// All three, in the order of pages.
    pub const ALL: &[DataSet] = &[DataSet::Payments, DataSet::Cards, DataSet::Grants];

    /// The name in addresses and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind().name()
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            DataSet::Payments => "Payments over the limit",
            DataSet::Cards => "Procurement card transactions",
            DataSet::Grants => "Grants to voluntary, community and social enterprise organisations",
        }
    }

    /// The kind of payments that it is made of.
    #[must_use]
    pub const fn kind(self) -> FileKind {
        match self {
            DataSet::Payments => FileKind::Payments,
            DataSet::Cards => FileKind::Cards,
            DataSet::Grants => FileKind::Grants,
        }
    }

    /// Where the Code asks for it.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            DataSet::Payments => "Local Government Transparency Code 2015, paragraphs 28 and 29",
            DataSet::Cards => "Local Government Transparency Code 2015, paragraph 30",
            DataSet::Grants => "Local Government Transparency Code 2015, paragraphs 42 and 43",
        }
    }

    /// How often the Code asks for it at least: payments and cards by the quarter (Part 2.1), grants by the year (Part 2.2).
    #[must_use]
    pub const fn least_often(self) -> Frequency {
        match self {
            DataSet::Payments | DataSet::Cards => Frequency::Quarterly,
            DataSet::Grants => Frequency::Yearly,
        }
    }

    /// Whether a period without a single line can be right: most councils pay somebody each quarter, but not every
    /// council has cards or gives grants.
    #[must_use]
    pub const fn may_be_empty(self) -> bool {
        !matches!(self, DataSet::Payments)
    }
}

impl FromStr for DataSet {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = DataSet::ALL.iter().copied().find(|set| set.name() == text);
        found.ok_or_else(|| format!("{text:?} is none of payments, cards and grants"))
    }
}
