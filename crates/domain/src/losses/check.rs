//! The eight checks.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A check that looks for money that may have been lost, in the order in which a candidate is named after them.
/// Source: the tests of supplier payments that audits of English councils use (duplicate, split, round-sum and
/// tax tests of accounts payable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Same supplier, same reference, same amount.
    SameReference,
    /// Same supplier and amount, and references that differ as a slip of the pen does.
    SimilarReference,
    /// Same reference and amount at two suppliers.
    TwoSuppliers,
    /// Same supplier and amount within a few days.
    WithinDays,
    /// VAT of more than a fifth of the net amount.
    HighVat,
    /// Paid before the day on the invoice.
    BeforeInvoice,
    /// Invoices each below a limit that together reach it, within a month.
    Split,
    /// Whole thousands of pounds.
    RoundSum,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    /// Money may have gone out that was not owed.
    Overpaid,
    /// Money may have gone past a control; whether any was lost is not said.
    PastControl,
}

impl Check {
    /// Every check, the ones that tell most first.
    pub const ALL: &[Check] = &[
        Check::SameReference,
        Check::SimilarReference,
        Check::TwoSuppliers,
        Check::WithinDays,
        Check::HighVat,
        Check::BeforeInvoice,
        Check::Split,
        Check::RoundSum,
    ];

    /// The name in records and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Check::SameReference => "same_reference",
            Check::SimilarReference => "similar_reference",
            Check::TwoSuppliers => "two_suppliers",
            Check::WithinDays => "within_days",
            Check::HighVat => "high_vat",
            Check::BeforeInvoice => "before_invoice",
            Check::Split => "split",
            Check::RoundSum => "round_sum",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Check::SameReference => "Same invoice paid again",
            Check::SimilarReference => "Nearly the same invoice number",
            Check::TwoSuppliers => "Same invoice at two suppliers",
            Check::WithinDays => "Same amount within days",
            Check::HighVat => "VAT over 20%",
            Check::BeforeInvoice => "Paid before the invoice",
            Check::Split => "Split below a limit",
            Check::RoundSum => "Round sum",
        }
    }

    /// How the check works, as a sentence.
    #[must_use]
    pub const fn definition(self) -> &'static str {
        match self {
            Check::SameReference => {
                "The same supplier was paid the same amount twice under the same invoice number or reference; capitals, spaces and signs do not count. Lines of one payment that are coded to several services are not compared."
            }
            Check::SimilarReference => {
                "The same supplier was paid the same amount under two invoice numbers that differ by letters taken for figures (O and 0, I or L and 1, S and 5, B and 8), two neighbouring figures changed over, noughts in front, or something added at the end."
            }
            Check::TwoSuppliers => {
                "The same invoice number and amount stand at two suppliers. Numbers shared by more than three suppliers are of a scheme or a payment run, and are left out. Redacted payees are never compared."
            }
            Check::WithinDays => {
                "The same supplier was paid the same amount twice within a few days, whatever the references. Standing payments that keep their rhythm, and amounts that are usual for the supplier, are left out."
            }
            Check::HighVat => "The VAT on a line is more than 20% of its net amount, rounding aside.",
            Check::BeforeInvoice => "The payment has an earlier day than its invoice.",
            Check::Split => {
                "Invoices of one supplier to one service, each from half a limit up to below it, reach the limit together within 30 days, and this is not how the supplier usually bills."
            }
            Check::RoundSum => "The amount is whole thousands of pounds, above a floor.",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn harm(self) -> Harm {
        match self {
            Check::SameReference
            | Check::SimilarReference
            | Check::TwoSuppliers
            | Check::WithinDays
            | Check::HighVat => Harm::Overpaid,
            Check::BeforeInvoice | Check::Split | Check::RoundSum => Harm::PastControl,
        }
    }
}

impl Harm {
    /// Both kinds.
    pub const ALL: &[Harm] = &[Harm::Overpaid, Harm::PastControl];

    /// The name in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Harm::Overpaid => "overpaid",
            Harm::PastControl => "past_control",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Harm::Overpaid => "May have been paid in error",
            Harm::PastControl => "May have gone past a control",
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Check {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Check::ALL.iter().copied().find(|check| check.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a check"))
    }
}
