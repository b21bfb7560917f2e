//! Limits that say whether they hold from an amount or above it, and what the amount is of.

use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::fmt;

named! {
    /// What a value is the value of.
    Measure {
        ContractValue "contract_value" "value of the contract with its extensions";
        WholeLifeCost "whole_life_cost" "whole-life cost";
        YearlyValue "yearly_value" "value in a year";
    }
}

/// What a value is of, and whether VAT is in it. Values on two bases cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Basis {
    /// What it is the value of.
    pub measure: Measure,
    /// Whether VAT is in it.
    pub with_vat: bool,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vat = if self.with_vat { "with VAT" } else { "without VAT" };
        write!(f, "{}, {vat}", self.measure.label())
    }
}

/// Where a band begins, or a requirement: ≥ or >.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "limit", content = "pence")]
pub enum LowerLimit {
    /// From this amount on: "£10,000 or higher".
    AtLeast(Pence),
    /// From a penny above this amount on: "over £10,000".
    MoreThan(Pence),
}

impl LowerLimit {
    /// The lowest amount within.
    #[must_use]
    pub const fn first(self) -> Pence {
        match self {
            LowerLimit::AtLeast(amount) => amount,
            LowerLimit::MoreThan(amount) => Pence::new(amount.get().saturating_add(1)),
        }
    }

    /// Whether an amount is within.
    #[must_use]
    pub fn holds(self, amount: Pence) -> bool {
        amount >= self.first()
    }
}

impl fmt::Display for LowerLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LowerLimit::AtLeast(amount) => write!(f, "{amount} or more"),
            LowerLimit::MoreThan(amount) => write!(f, "more than {amount}"),
        }
    }
}

/// Where a band ends: < or ≤, or nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "limit", content = "pence")]
pub enum UpperLimit {
    /// To a penny below this amount: "under £25,000".
    LessThan(Pence),
    /// To this amount: "up to £25,000".
    AtMost(Pence),
    /// To any amount.
    None,
}

impl UpperLimit {
    /// The highest amount within; none where there is no end.
    #[must_use]
    pub const fn last(self) -> Option<Pence> {
        match self {
            UpperLimit::LessThan(amount) => Some(Pence::new(amount.get().saturating_sub(1))),
            UpperLimit::AtMost(amount) => Some(amount),
            UpperLimit::None => None,
        }
    }

    /// Whether an amount is within.
    #[must_use]
    pub fn holds(self, amount: Pence) -> bool {
        self.last().is_none_or(|last| amount <= last)
    }
}

impl fmt::Display for UpperLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UpperLimit::LessThan(amount) => write!(f, "less than {amount}"),
            UpperLimit::AtMost(amount) => write!(f, "up to {amount}"),
            UpperLimit::None => f.write_str("any amount"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_penny_parts_from_and_above_under_and_up_to() {
        let limit = Pence::new(1_000_000);
        for (pence, at_least, more_than, less_than, at_most) in [
            (999_999, false, false, true, true),
            (1_000_000, true, false, false, true),
            (1_000_001, true, true, false, false),
        ] {
            let amount = Pence::new(pence);
            assert_eq!(LowerLimit::AtLeast(limit).holds(amount), at_least, "{amount} or more");
            assert_eq!(LowerLimit::MoreThan(limit).holds(amount), more_than, "more than, {amount}");
            assert_eq!(UpperLimit::LessThan(limit).holds(amount), less_than, "less than, {amount}");
            assert_eq!(UpperLimit::AtMost(limit).holds(amount), at_most, "up to, {amount}");
            assert!(UpperLimit::None.holds(amount));
        }
    }

    #[test]
    fn limits_are_said_in_words_that_cannot_be_confused() {
        let limit = Pence::new(1_000_000);
        assert_eq!(LowerLimit::AtLeast(limit).to_string(), "£10,000.00 or more");
        assert_eq!(LowerLimit::MoreThan(limit).to_string(), "more than £10,000.00");
        assert_eq!(UpperLimit::LessThan(limit).to_string(), "less than £10,000.00");
    }
}
