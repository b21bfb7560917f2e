//! What a column of a facts file means, and how such a file is to be read.

use super::{PostcodeKind, SmeDefinition};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;

macro_rules! columns {
    ($($variant:ident $name:literal $label:literal;)*) => {
        /// The meaning of a column of a facts file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FactsColumn { $(#[doc = $label] $variant,)* }

        impl FactsColumn {
            /// Every column.
            pub const ALL: &[FactsColumn] = &[$(FactsColumn::$variant,)*];

            /// The name in records, forms and commands.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(FactsColumn::$variant => $name,)* }
            }

            /// What people are shown.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(FactsColumn::$variant => $label,)* }
            }
        }
    };
}

columns! {
    Number "number" "Supplier number";
    Name "name" "Supplier name";
    Postcode "postcode" "Postcode";
    Country "country" "Country";
    CompanyNumber "company_number" "Company number";
    CharityNumber "charity_number" "Charity number";
    Sme "sme" "SME";
    Vcse "vcse" "VCSE";
    VcseKind "vcse_kind" "Kind of VCSE";
    VcseRole "vcse_role" "Role of VCSE";
    Group "part_of_group" "Part of a larger group";
    Headcount "headcount" "Number of staff";
    Turnover "turnover" "Turnover";
    BalanceSheet "balance_sheet" "Balance sheet total";
    AsAt "as_at" "As at";
    Source "source" "Source";
}

impl FactsColumn {
    /// Whether it says who a row is about, or when and from where, rather than a fact.
    #[must_use]
    pub const fn is_about_row(self) -> bool {
        matches!(self, FactsColumn::Number | FactsColumn::Name | FactsColumn::AsAt | FactsColumn::Source)
    }
}

impl FromStr for FactsColumn {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = FactsColumn::ALL.iter().copied().find(|column| column.name() == text);
        found.ok_or_else(|| format!("{text:?} is no column of supplier facts"))
    }
}

/// How a facts file is to be read, as far as a person settled it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactsMapping {
    /// The heading of each column; an empty one says that the file has no such column.
    pub columns: BTreeMap<FactsColumn, String>,
    /// The row of the headings, counted from 1.
    pub header_row: Option<u64>,
    /// The sheet to read.
    pub sheet: Option<String>,
    /// Whether dates such as 03/04/2025 have the day first; councils' dates do.
    pub day_first: Option<bool>,
    /// Which postcode the file gives.
    pub postcode_kind: Option<PostcodeKind>,
    /// The definition that a plain yes or no under SME is by.
    pub sme_definition: Option<SmeDefinition>,
    /// The day that rows without one of their own are as at.
    pub as_at: Option<Date>,
    /// Where rows without a source of their own are from.
    pub source: String,
}
